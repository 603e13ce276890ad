import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { cancelOrder } from './cancel-order.ts'
import { getOwnOrderWithCheckout } from './get-own-order.ts'

/**
 * Cancels an order of the own shop before hand-over, with a reason the customer reads; what was paid goes back. An
 * unpaid order is not the shop's to cancel: it is paid or expires by itself. Refuses with `order_not_found` or
 * `wrong_state`.
 */
export async function cancelShopOrder(context: Context, orderId: string, reason: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await getOwnOrderWithCheckout(tx, orderId)
    if (order.state === 'awaiting_payment') throw wrongState('The order', order.state, 'cancelled by the shop')
    await cancelOrder(tx, order, { reason })
  })
}
