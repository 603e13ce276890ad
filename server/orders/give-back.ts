import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import {
  findRefundByKey,
  requestRefund,
  takeOffPromise,
  type RefundBearer,
  type RefundKind,
} from '#server/payments/index.ts'
import { moverOf } from './order-state.ts'
import { everythingLeft, priceRefund, type PartsToGiveBack } from './price-refund.ts'
import { findRefundable, setAsideOnOrder } from './refund-statements.ts'
import type { OrderHead } from './repository.ts'

export interface GiveBack {
  kind: RefundKind
  /** The business it is for: asked for twice, it is one refund, unless it has failed. */
  key: string
  parts: PartsToGiveBack | 'everything'
  bearer: RefundBearer
  reason: string
}

/**
 * Promises money of an order, locked by the caller, back to its customer: prices the parts by what was frozen at the
 * sale, sets them aside on the order and its lines, and asks payments to send it. What is still to be paid at the door
 * is not sent but no longer asked for. Answers how much, in minor units. Refuses as `priceRefund` does.
 */
export async function giveBack(
  tx: Context,
  order: OrderHead,
  wish: GiveBack,
): Promise<{ refundId: string | null; amountMinor: number }> {
  return await asMarket(tx, async () => {
    const known = await findRefundByKey(tx.db, wish.key)
    if (known) return { refundId: known.id, amountMinor: known.amountMinor }
    const refundable = await findRefundable(tx.db, order.id)
    const parts = wish.parts === 'everything' ? everythingLeft(refundable) : wish.parts
    const priced = priceRefund(refundable, parts, wish.bearer)
    await setAsideOnOrder(tx.db, order.id, priced)
    if (priced.amountMinor === 0) return { refundId: null, amountMinor: 0 }
    const { kind, key, bearer, reason } = wish
    const { id: orderId, checkoutId, shopId } = order
    const refund = { ...priced, orderId, checkoutId, shopId, kind, key, bearer, reason, ...moverOf(tx.actor) }
    const isPromised = order.paymentMethod === 'cash_on_delivery' && order.state === 'processing'
    const { refundId } = isPromised ? await takeOffPromise(tx, refund) : await requestRefund(tx, refund)
    return { refundId, amountMinor: priced.amountMinor }
  })
}
