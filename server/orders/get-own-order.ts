import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { orderNotFound } from './errors.ts'
import { lockCheckoutOf } from './checkout-repository.ts'
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

/**
 * The same for verbs that may move the checkout too: it is locked before the order, as a payment locks them. Only the
 * market sees checkouts.
 */
export async function getOwnOrderWithCheckout(tx: Context, orderId: string): Promise<OrderHead> {
  await asMarket(tx, () => lockCheckoutOf(tx.db, orderId))
  return await getOwnOrder(tx, orderId)
}
