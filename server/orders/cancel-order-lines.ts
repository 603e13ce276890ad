import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant, wrongState } from '#server/platform/errors.ts'
import { findRefundByKey } from '#server/payments/index.ts'
import { cancelLines } from './cancel-lines.ts'
import { orderNotFound, refundsLocked } from './errors.ts'
import { getOwnOrderWithCheckout } from './get-own-order.ts'
import { findOrderPage } from './order-pages.ts'
import { mayOpen } from './policy.ts'
import type { PartsToGiveBack } from './price-refund.ts'
import { lockCheckoutOf } from './checkout-repository.ts'
import { lockOrder, type OrderHead } from './repository.ts'

export interface LinesToCancel {
  lines: PartsToGiveBack['lines']
  reason: string
}

/**
 * Takes units out of an order before hand-over, for the customer who placed it: they are not sent, and what was paid
 * for them goes back, or is no longer asked for at the door. Refuses with `order_not_found`, `wrong_state`,
 * `refunds_locked` or `refund_line_unknown`.
 */
export async function cancelOwnLines(
  context: Context,
  { orderId, key, ...wish }: LinesToCancel & { orderId: string; key: string | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const page = await findOrderPage(tx.db, orderId)
    if (!page || !mayOpen(tx, page, key)) throw orderNotFound()
    await lockCheckoutOf(tx.db, orderId)
    const order = await lockOrder(tx.db, orderId)
    if (!order) throw orderNotFound()
    await cancel(tx, order, wish)
  })
}

/** The same for the shop, which cannot send all of it. Refuses as `cancelOwnLines` does. */
export async function cancelShopLines(context: Context, orderId: string, wish: LinesToCancel): Promise<void> {
  await inTransaction(context, async (tx) => await cancel(tx, await getOwnOrderWithCheckout(tx, orderId), wish))
}

async function cancel(tx: Context, order: OrderHead, { lines, reason }: LinesToCancel): Promise<void> {
  invariant(tx.idempotencyKey, 'lines are cancelled under a key')
  const key = `cancellation:${tx.idempotencyKey}`
  if (await findRefundByKey(tx.db, key)) return
  refuseToCancelLines(order)
  const parts = { lines, shipping: false, goodwillMinor: 0 }
  await cancelLines(tx, order, { kind: 'cancellation', key, parts, bearer: 'shop', reason })
}

/** Refuses with `wrong_state` an order whose parcel has left or is not packed yet, with `refunds_locked` a disputed one. */
export function refuseToCancelLines(order: OrderHead): void {
  if (order.state !== 'processing') throw wrongState('The order', order.state, 'cancelled in part')
  if (order.refundsLocked) throw refundsLocked()
}
