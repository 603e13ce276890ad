import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveShop } from './move-shop.ts'

/**
 * Stops a shop from selling: its products leave the shelf, its orders and money stay.
 * Refuses with `shop_not_found` or `wrong_state`.
 */
export async function suspendShop(
  context: Context,
  { shopId, reason }: { shopId: string; reason: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'suspend', reason)
    await tx.facts.announce(tx, 'shop.suspended', { shopId, reason })
  })
}
