import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { cancelCheckout } from './cancel-checkout.ts'
import { cancelOrder } from './cancel-order.ts'
import { cancelTheWhole, orderNotFound } from './errors.ts'
import { findOrderPage } from './order-pages.ts'
import { mayOpen } from './policy.ts'
import { lockCheckoutOf } from './checkout-repository.ts'
import { lockOrder } from './repository.ts'

/**
 * Cancels an order for the customer who placed it, as long as it has not been handed over; what was paid goes back. An
 * unpaid order can only leave together with its checkout. Refuses with `order_not_found` or `wrong_state`.
 */
export async function cancelOwnOrder(
  context: Context,
  { orderId, key, reason }: { orderId: string; key: string | undefined; reason: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const page = await findOrderPage(tx.db, orderId)
    if (!page || !mayOpen(tx, page, key)) throw orderNotFound()
    if (page.state === 'awaiting_payment') {
      if (!page.isAlone) throw cancelTheWhole()
      return await cancelCheckout(tx, page.checkoutId, key)
    }
    await lockCheckoutOf(tx.db, orderId)
    const order = await lockOrder(tx.db, orderId)
    if (!order) throw orderNotFound()
    await cancelOrder(tx, order, { reason })
  })
}
