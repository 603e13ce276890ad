import type { Sweep } from '#server/platform/jobs.ts'
import { completeOrders } from './complete-orders.ts'
import { countBoughtTogether } from './count-bought-together.ts'
import { expireCheckouts } from './expire-checkouts.ts'
import { releaseHeldOrders, releaseReserves } from './release-order.ts'
import { nextExpiry } from './checkout-repository.ts'
import { nextRelease, nextReserveRelease } from './hold-repository.ts'
import { nextCompletion } from './repository.ts'

export const ordersSweeps: Sweep[] = [
  {
    name: 'expire-checkouts',
    everySeconds: 5,
    run: async (context) => void (await expireCheckouts(context)),
    due: { what: 'A checkout nobody paid expires', nextAt: ({ db }, after) => nextExpiry(db, after) },
  },
  {
    name: 'release-held-orders',
    everySeconds: 60,
    run: async (context) => void (await releaseHeldOrders(context)),
    due: { what: 'The hold of an order ends', nextAt: ({ db }, after) => nextRelease(db, after) },
  },
  {
    name: 'release-reserves',
    everySeconds: 60,
    run: async (context) => void (await releaseReserves(context)),
    due: { what: 'A reserve becomes available', nextAt: ({ db }, after) => nextReserveRelease(db, after) },
  },
  {
    name: 'complete-orders',
    everySeconds: 600,
    run: async (context) => void (await completeOrders(context)),
    due: { what: 'The return days of an order end', nextAt: ({ db }, after) => nextCompletion(db, after) },
  },
  { name: 'count-bought-together', everySeconds: 1_800, run: countBoughtTogether },
]
