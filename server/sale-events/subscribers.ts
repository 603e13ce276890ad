import type { Context } from '#server/platform/context.ts'
import { on, type Subscription } from '#server/platform/facts.ts'
import { giveBackQuota, refreshShelf } from './repository.ts'

/** What a checkout held and came to nothing goes back into the quota. */
export const saleEventsSubscribers: Subscription[] = [
  on('checkout.expired', 'at once', 'give-back-quota-of-expired', giveBack),
  on('checkout.cancelled', 'at once', 'give-back-quota-of-given-up', giveBack),
  on('order.cancelled', 'at once', 'give-back-quota-of-cancelled', giveBack),
]

async function giveBack(tx: Context, { checkoutId, orderId }: { checkoutId: string; orderId?: string }): Promise<void> {
  const at = tx.clock.now()
  const of = orderId === undefined ? { checkoutId } : { checkoutId, orderId }
  for (const eventId of await giveBackQuota(tx.db, of, at)) await refreshShelf(tx.db, { eventId }, at)
}
