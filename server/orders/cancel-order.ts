import { releaseStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { bookFreeUndone } from './book-orders.ts'
import { moveCheckout } from './checkout-state.ts'
import { refundsLocked } from './errors.ts'
import { giveBack, type GiveBack } from './give-back.ts'
import { moveOrder, moverOf, orderMachine } from './order-state.ts'
import { cancelAllUnits } from './refund-statements.ts'
import { lockCheckout } from './checkout-repository.ts'
import type { OrderHead } from './repository.ts'

/**
 * Cancels an order, locked by the caller, that goes ahead but has not been handed over: its stock goes back on sale
 * and what is left of its money to the customer. Refuses with `wrong_state`, or `refunds_locked` while a dispute is open.
 */
export async function cancelOrder(
  tx: Context,
  order: OrderHead,
  { reason, ...wish }: Pick<GiveBack, 'reason'> & Partial<GiveBack>,
): Promise<void> {
  orderMachine.after(order.state, 'cancel')
  if (order.refundsLocked) throw refundsLocked()
  const { id: orderId, checkoutId, shopId } = order
  // Priced while the order still stands where it was paid or promised.
  const refundMinor = await giveMoneyBack(tx, order, {
    kind: 'cancellation',
    key: `cancellation:${orderId}`,
    bearer: 'shop',
    ...wish,
    reason,
    parts: 'everything',
  })
  await moveOrder(tx, order, 'cancel', { cancelReason: reason, closedAt: tx.clock.now() }, reason)
  await releaseStock(tx.db, await asMarket(tx, () => cancelAllUnits(tx.db, orderId)))
  await tx.facts.announce(tx, 'order.cancelled', {
    orderId,
    checkoutId,
    shopId,
    refundMinor,
    by: moverOf(tx.actor).by,
  })
}

/** Answers how much goes back, in minor units. */
async function giveMoneyBack(tx: Context, order: OrderHead, wish: GiveBack): Promise<number> {
  if (order.paymentMethod !== 'cash_on_delivery') {
    if (order.totalMinor === 0) await asMarket(tx, () => bookFreeUndone(tx, order))
    const isAllGiven = order.refundedMinor + order.refundingMinor >= order.totalMinor
    return isAllGiven ? 0 : (await giveBack(tx, order, wish)).amountMinor
  }
  await asMarket(tx, async () => {
    // Cash is for one shop alone, so with this order the whole promise is void.
    const checkout = await lockCheckout(tx.db, order.checkoutId)
    if (checkout?.state !== 'promised') return
    await moveCheckout(tx, checkout, 'cancel', wish.reason)
    await tx.facts.announce(tx, 'checkout.cancelled', { checkoutId: order.checkoutId })
  })
  return 0
}
