import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { findRefundByKey, type RefundBearer } from '#server/payments/index.ts'
import { cancelLines } from './cancel-lines.ts'
import { nothingPaid, orderNotFound, refundsLocked } from './errors.ts'
import { getOwnOrderWithCheckout } from './get-own-order.ts'
import { giveBack } from './give-back.ts'
import type { PartsToGiveBack } from './price-refund.ts'
import { lockCheckoutOf } from './checkout-repository.ts'
import { lockOrder, type OrderHead } from './repository.ts'

export interface RefundWished {
  parts: PartsToGiveBack | 'everything'
  bearer: RefundBearer
  reason: string
}

/**
 * Gives money of an order back, for its shop or the market: everything, or units of lines, shipping and goodwill. As
 * long as the parcel has not left, units that are given back are not sent, and return to the shelf. Asked for again with
 * the same Idempotency-Key it is one refund. Refuses with `order_not_found`, `nothing_paid`, `refunds_locked`,
 * `refund_line_unknown`, `refund_too_much` or `nothing_to_give_back`.
 */
export async function refundOrder(context: Context, orderId: string, wish: RefundWished): Promise<void> {
  invariant(context.idempotencyKey, 'a refund is asked for under a key')
  const key = `refund:${context.idempotencyKey}`
  await inTransaction(context, async (tx) => {
    const order = await getOrderToRefund(tx, orderId)
    if (await findRefundByKey(tx.db, key)) return
    refuseToRefund(order)
    const refund = { ...wish, kind: 'refund' as const, key }
    if (order.state === 'processing') await cancelLines(tx, order, refund)
    else await giveBack(tx, order, refund)
  })
}

/**
 * An order of the own shop, or any for the market, with its checkout, locked until the transaction ends. Refuses with
 * `order_not_found`.
 */
export async function getOrderToRefund(tx: Context, orderId: string): Promise<OrderHead> {
  if (tx.actor.kind === 'seller') return await getOwnOrderWithCheckout(tx, orderId)
  await lockCheckoutOf(tx.db, orderId)
  const order = await lockOrder(tx.db, orderId)
  if (!order) throw orderNotFound()
  return order
}

/** Refuses with `nothing_paid` or `refunds_locked` an order of which nobody may give back now. */
export function refuseToRefund(order: OrderHead): void {
  if (order.refundsLocked) throw refundsLocked()
  if (!isPaid(order)) throw nothingPaid()
}

/** By card it is paid before it goes ahead, and stays so; in cash when it arrives. */
function isPaid({ paymentMethod, state }: OrderHead): boolean {
  if (paymentMethod === 'cash_on_delivery') return state === 'delivered' || state === 'completed'
  return paymentMethod !== null
}
