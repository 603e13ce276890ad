import type { Context } from '#server/platform/context.ts'
import { orderNotFound } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutOwner, lockCheckoutOf } from './checkout-repository.ts'
import { lockOrder, type OrderHead } from './repository.ts'

/**
 * An order for who placed it, by session, cookie or key, locked with its checkout until the transaction ends. Refuses
 * everybody else with `order_not_found`.
 */
export async function getPlacedOrder(tx: Context, orderId: string, key: string | undefined): Promise<OrderHead> {
  const owner = await findCheckoutOwner(tx.db, orderId)
  if (!owner || !mayOpen(tx, owner, key)) throw orderNotFound()
  await lockCheckoutOf(tx.db, orderId)
  const order = await lockOrder(tx.db, orderId)
  if (!order) throw orderNotFound()
  return order
}
