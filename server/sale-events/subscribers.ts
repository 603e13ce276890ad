import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { on, type Subscription } from '#server/platform/facts.ts'
import { followPrices } from './follow-prices.ts'
import { keepLowestPrices } from './keep-lowest-prices.ts'
import { giveBackCancelledUnits, giveBackQuota, refreshShelf } from './repository.ts'

/**
 * What a checkout held and came to nothing goes back into the quota. Later, in a transaction of its own: whoever places a
 * checkout locks stock before quota, and so must whoever gives both back.
 */
export const saleEventsSubscribers: Subscription[] = [
  // At once: an event that begins in the next second already names what was asked before it.
  on('product.priced', 'at once', 'keep-lowest-prices-before-events', async (tx, { variantIds }) => {
    const at = tx.clock.now()
    await followPrices(tx.db, variantIds, at)
    await keepLowestPrices(tx.db, { variantIds }, at)
  }),
  on('checkout.expired', 'later', 'give-back-quota-of-expired', giveBack),
  on('checkout.cancelled', 'later', 'give-back-quota-of-given-up', giveBack),
  on('order.cancelled', 'later', 'give-back-quota-of-cancelled', giveBack),
  on('order.reduced', 'later', 'give-back-quota-of-reduced', async (context, { orderId }) => {
    await inTransaction(context, async (tx) => {
      const at = tx.clock.now()
      for (const eventId of await giveBackCancelledUnits(tx.db, orderId, at)) await refreshShelf(tx.db, { eventId }, at)
    })
  }),
  on('refund.succeeded', 'later', 'give-back-quota-of-refunded', giveBack),
]

async function giveBack(context: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    for (const eventId of await giveBackQuota(tx.db, checkoutId, at)) await refreshShelf(tx.db, { eventId }, at)
  })
}
