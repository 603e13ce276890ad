import type { Context } from '#server/platform/context.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { orderNotFound } from './errors.ts'
import { lockOrder, type OrderHead } from './repository.ts'

/**
 * An order of the shop the member works for, locked until the transaction ends. Refuses with `order_not_found` one of
 * another shop, which the database does not even show.
 */
export async function getOwnOrder(tx: Context, orderId: string): Promise<OrderHead> {
  const { shopId } = ownShopOf(tx)
  const order = await lockOrder(tx.db, orderId)
  if (!order || order.shopId !== shopId) throw orderNotFound()
  return order
}
