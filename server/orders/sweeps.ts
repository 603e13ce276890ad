import type { Sweep } from '#server/platform/jobs.ts'
import { completeOrders } from './complete-orders.ts'
import { countBoughtTogether } from './count-bought-together.ts'
import { expireCheckouts } from './expire-checkouts.ts'
import { releaseHeldOrders, releaseReserves } from './release-order.ts'

export const ordersSweeps: Sweep[] = [
  { name: 'expire-checkouts', everySeconds: 5, run: async (context) => void (await expireCheckouts(context)) },
  { name: 'release-held-orders', everySeconds: 60, run: async (context) => void (await releaseHeldOrders(context)) },
  { name: 'release-reserves', everySeconds: 60, run: async (context) => void (await releaseReserves(context)) },
  { name: 'complete-orders', everySeconds: 600, run: async (context) => void (await completeOrders(context)) },
  { name: 'count-bought-together', everySeconds: 1_800, run: countBoughtTogether },
]
