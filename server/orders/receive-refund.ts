import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { bookRefund } from './book-orders.ts'
import { addRefunded, lockOrder } from './repository.ts'

/** Money went back to the customer: it is noted with the order and booked. Doubled, it changes nothing. */
export async function receiveRefund(
  tx: Context,
  refund: { refundId: string; orderId: string; amountMinor: number },
): Promise<void> {
  const order = await lockOrder(tx.db, refund.orderId)
  invariant(order, `order ${refund.orderId} is there`)
  if (await bookRefund(tx, order, refund)) await addRefunded(tx.db, order.id, refund.amountMinor)
}
