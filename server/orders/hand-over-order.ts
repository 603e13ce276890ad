import { handOverStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { getOwnOrder } from './get-own-order.ts'
import { moveOrder } from './order-state.ts'
import { findStockOf } from './repository.ts'

/**
 * Hands the parcel of an order to the delivery partner: what was reserved leaves the shelf for good. Refuses with
 * `order_not_found` or `wrong_state`.
 */
export async function handOverOrder(
  context: Context,
  orderId: string,
  parcel: { carrier: string; trackingNumber: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await getOwnOrder(tx, orderId)
    await moveOrder(tx, order, 'hand_over', { ...parcel, handedOverAt: tx.clock.now() })
    await handOverStock(tx, await findStockOf(tx.db, [orderId]), orderId)
    const { checkoutId, shopId } = order
    await tx.facts.announce(tx, 'order.handed-over', { orderId, checkoutId, shopId })
  })
}
