import { on, type Subscription } from '#server/platform/facts.ts'
import { releaseUsesOfCheckout, releaseUsesOfOrder } from './repository.ts'

/** What a checkout held and came to nothing can be used again. */
export const couponsSubscribers: Subscription[] = [
  on('checkout.expired', 'at once', 'release-coupons-of-expired', async (tx, { checkoutId }) =>
    releaseUsesOfCheckout(tx.db, checkoutId, tx.clock.now()),
  ),
  on('checkout.cancelled', 'at once', 'release-coupons-of-given-up', async (tx, { checkoutId }) =>
    releaseUsesOfCheckout(tx.db, checkoutId, tx.clock.now()),
  ),
  on('order.cancelled', 'at once', 'release-coupons-of-cancelled', async (tx, order) =>
    releaseUsesOfOrder(tx.db, order, tx.clock.now()),
  ),
]
