import type { Context } from '#server/platform/context.ts'
import { on, type Subscription } from '#server/platform/facts.ts'
import { releaseUses } from './repository.ts'

/**
 * What a checkout held and came to nothing can be used again. Later, in a transaction of its own: whoever places a checkout
 * locks stock before coupons, and so must whoever gives both back.
 */
export const couponsSubscribers: Subscription[] = [
  on('checkout.expired', 'later', 'release-coupons-of-expired', release),
  on('checkout.cancelled', 'later', 'release-coupons-of-given-up', release),
  on('order.cancelled', 'later', 'release-coupons-of-cancelled', release),
  on('refund.succeeded', 'later', 'release-coupons-of-refunded', release),
]

async function release(context: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  await releaseUses(context.db, checkoutId, context.clock.now())
}
