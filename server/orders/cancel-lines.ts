import { newId } from '#shared/ids.ts'
import { releaseStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { cancelOrder } from './cancel-order.ts'
import { giveBack, type GiveBack } from './give-back.ts'
import { moverOf } from './order-state.ts'
import { everythingLeft, type PartsToGiveBack, type RefundableOrder } from './price-refund.ts'
import { cancelUnits, findRefundable } from './refund-statements.ts'
import type { OrderHead } from './repository.ts'

/**
 * Takes units out of an order, locked by the caller with its checkout, whose parcel has not left: they are not sent,
 * go back on sale, and their money back to the customer, with what else is wished. When nothing is left to send the
 * whole order is cancelled, and the shipping goes back too. Refuses as `priceRefund` does.
 */
export async function cancelLines(tx: Context, order: OrderHead, wish: GiveBack): Promise<void> {
  const { parts } = wish
  const refundable = await asMarket(tx, () => findRefundable(tx.db, order.id))
  if (parts === 'everything' || leavesNothingToSend(refundable, parts)) return await cancelOrder(tx, order, wish)
  await giveBack(tx, order, wish)
  const released = await asMarket(tx, () => cancelUnits(tx.db, order.id))
  if (released.length === 0) return
  await releaseStock(tx.db, released)
  const { id: orderId, checkoutId, shopId } = order
  await tx.facts.announce(tx, 'order.reduced', {
    orderId,
    checkoutId,
    shopId,
    reductionId: newId(),
    cancelled: released,
    by: moverOf(tx.actor).by,
  })
}

/** Whether an order whose parcel has not left would have nothing in it any more without these units. */
export function leavesNothingToSend(order: RefundableOrder, parts: PartsToGiveBack): boolean {
  return everythingLeft(order).lines.every(({ lineId, quantity }) =>
    parts.lines.some((wanted) => wanted.lineId === lineId && wanted.quantity >= quantity),
  )
}
