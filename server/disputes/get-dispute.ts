import { getOrderToRefund, getPlacedOrder, type OrderHead } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { disputeNotFound } from './errors.ts'
import { findDisputeHead, lockDispute, type DisputeHead } from './repository.ts'

export interface LockedCase {
  dispute: DisputeHead
  order: OrderHead
}

/**
 * A dispute with its order, both locked, the order first: for who placed the order, by session, cookie or key. Refuses
 * everybody else with `dispute_not_found`.
 */
export async function getPlacedDispute(tx: Context, disputeId: string, key: string | undefined): Promise<LockedCase> {
  return await locked(tx, disputeId, (orderId) => getPlacedOrder(tx, orderId, key))
}

/** The same for a member of the shop, or for the market. */
export async function getDisputeToAnswer(tx: Context, disputeId: string): Promise<LockedCase> {
  return await locked(tx, disputeId, (orderId) => getOrderToRefund(tx, orderId))
}

async function locked(
  tx: Context,
  disputeId: string,
  lockOrder: (orderId: string) => Promise<OrderHead>,
): Promise<LockedCase> {
  const found = await findDisputeHead(tx.db, disputeId)
  if (!found) throw disputeNotFound()
  try {
    const order = await lockOrder(found.orderId)
    const dispute = await asMarket(tx, () => lockDispute(tx.db, disputeId))
    return { dispute: dispute!, order }
  } catch (error) {
    throw error instanceof Refusal ? disputeNotFound() : error
  }
}
