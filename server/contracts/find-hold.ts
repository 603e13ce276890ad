import type { Context } from '#server/platform/context.ts'
import type { HeldBusiness } from '#server/shops/index.ts'
import { listHeldOrders, listHolding } from './task-repository.ts'

/**
 * What holds an act back: the number of an unsigned contract, or `''` for one that is about to be drawn up; null when nothing
 * does.
 */
export async function findHold(context: Context, { act, shopId, orderId }: HeldBusiness): Promise<string | null> {
  const holding = await listHolding(context.db, { act, shopId, orderId: orderId ?? null })
  const [first] = holding
  return first === undefined ? null : (holding.find((number) => number !== null) ?? '')
}

/** For which of some orders an unsigned contract, or one that is about to be drawn up, holds an act back. */
export async function findHeldOrders(
  { db }: Context,
  act: HeldBusiness['act'],
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await listHeldOrders(db, act, orderIds))
}
