import { handOverStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { refuseWhileHeld } from '#server/shops/index.ts'
import { getOwnOrder } from './get-own-order.ts'
import { moveOrder } from './order-state.ts'
import { findStockOf, type OrderHead } from './repository.ts'

interface Parcel {
  carrier: string
  trackingNumber: string
}

/**
 * Hands the parcel of an order to the delivery partner: what was reserved leaves the shelf for good. Refuses with
 * `order_not_found`, `wrong_state`, or `contract_unsigned` while a contract about it holds the parcel.
 */
export async function handOverOrder(context: Context, orderId: string, parcel: Parcel): Promise<void> {
  await inTransaction(context, async (tx) => {
    await handOver(tx, await getOwnOrder(tx, orderId), parcel)
  })
}

/** The same for an order that is locked by the caller, who has let the actor do it. */
export async function handOver(tx: Context, order: OrderHead, parcel: Parcel): Promise<void> {
  const { id: orderId, checkoutId, shopId } = order
  await moveOrder(tx, order, 'hand_over', { ...parcel, handedOverAt: tx.clock.now() })
  await refuseWhileHeld(tx, { act: 'shipping', shopId, orderId })
  await handOverStock(tx, await findStockOf(tx.db, [orderId]), orderId)
  await tx.facts.announce(tx, 'order.handed-over', { orderId, checkoutId, shopId })
}
