import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { RefundFact } from '#server/payments/index.ts'
import { bookRefund, bookRefundUndone } from './book-orders.ts'
import { noteRefunded, noteRefundFailed } from './refund-statements.ts'
import { lockOrder } from './repository.ts'

/** Money went back to the customer: it is noted with the order and booked. Payments tell it once. */
export async function receiveRefund(tx: Context, refund: RefundFact): Promise<void> {
  const order = await lockOrder(tx.db, refund.orderId)
  invariant(order, `order ${refund.orderId} is there`)
  await noteRefunded(tx.db, order.id, refund)
  await bookRefund(tx, order, refund)
}

/** Money could not go back, or came back after it had gone: it can be given again, and what was booked is undone. */
export async function receiveFailedRefund(tx: Context, refund: RefundFact & { hadSucceeded: boolean }): Promise<void> {
  const order = await lockOrder(tx.db, refund.orderId)
  invariant(order, `order ${refund.orderId} is there`)
  await noteRefundFailed(tx.db, order.id, refund)
  if (refund.hadSucceeded) await bookRefundUndone(tx, order, refund)
}
