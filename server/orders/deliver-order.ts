import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { collectCash } from '#server/payments/index.ts'
import { getOwnOrderWithCheckout } from './get-own-order.ts'
import { moveOrder } from './order-state.ts'
import { holdOrRelease } from './release-order.ts'
import { getReturnDays, type OrderHead } from './repository.ts'

/**
 * The parcel has arrived: the shop's money becomes available, less the commission, at once or when its hold is over, and
 * its return days begin. Cash on delivery is collected in the same moment. Refuses with `order_not_found` or `wrong_state`.
 */
export async function deliverOrder(context: Context, orderId: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await deliver(tx, await getOwnOrderWithCheckout(tx, orderId))
  })
}

/** The same for an order that is locked by the caller, with its checkout, who has let the actor do it. */
export async function deliver(tx: Context, order: OrderHead): Promise<void> {
  const { id: orderId, checkoutId, shopId } = order
  const deliveredAt = tx.clock.now()
  const returnUntil = daysAfter(deliveredAt, await getReturnDays(tx.db, shopId))
  await moveOrder(tx, order, 'deliver', { deliveredAt, returnUntil })
  await asMarket(tx, async () => {
    if (order.paymentMethod === 'cash_on_delivery') await collectCash(tx, { checkoutId })
    await holdOrRelease(tx, order, deliveredAt)
  })
  await tx.facts.announce(tx, 'order.delivered', { orderId, checkoutId, shopId })
}
