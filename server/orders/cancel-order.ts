import { releaseStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { requestRefund } from '#server/payments/index.ts'
import { moveCheckout } from './checkout-state.ts'
import { moveOrder } from './order-state.ts'
import { findStockOf, lockCheckout, type OrderHead } from './repository.ts'

/**
 * Cancels an order, locked by the caller, that goes ahead but has not been handed over: its stock goes back on sale
 * and its money to the customer. Refuses with `wrong_state`.
 */
export async function cancelOrder(tx: Context, order: OrderHead, reason: string): Promise<void> {
  await moveOrder(tx, order, 'cancel', { cancelReason: reason, closedAt: tx.clock.now() }, reason)
  await releaseStock(tx.db, await findStockOf(tx.db, [order.id]))
  const refundMinor = await asMarket(tx, () => giveMoneyBack(tx, order, reason))
  const { id: orderId, checkoutId, shopId } = order
  await tx.facts.announce(tx, 'order.cancelled', { orderId, checkoutId, shopId, refundMinor })
}

/** Answers how much goes back, in minor units. */
async function giveMoneyBack(tx: Context, order: OrderHead, reason: string): Promise<number> {
  const { id: orderId, checkoutId, shopId } = order
  if (order.paymentMethod === 'cash_on_delivery') {
    // Cash is for one shop alone, so with this order the whole promise is void.
    const checkout = await lockCheckout(tx.db, checkoutId)
    if (checkout?.state === 'promised') {
      await moveCheckout(tx, checkout, 'cancel', reason)
      await tx.facts.announce(tx, 'checkout.cancelled', { checkoutId })
    }
    return 0
  }
  const amountMinor = order.totalMinor - order.refundedMinor
  const refund = await requestRefund(tx, { checkoutId, orderId, shopId, amountMinor, kind: 'cancellation', reason })
  return refund ? amountMinor : 0
}
