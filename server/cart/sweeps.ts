import { daysAfter } from '#server/platform/clock.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { cartCookieDays } from './holder.ts'
import { deleteGuestCarts } from './repository.ts'

/** What the cart looks for again and again: carts whose cookie has run out. */
export const cartSweeps: Sweep[] = [
  {
    name: 'forget-old-carts',
    everySeconds: 6 * 3_600,
    run: (context) => deleteGuestCarts(context.db, daysAfter(context.clock.now(), -cartCookieDays)),
  },
]
