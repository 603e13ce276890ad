import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveShop } from './move-shop.ts'

/** Declines an application for good; what the shop wrote stays its own to read. Refuses with `shop_not_found` or `wrong_state`. */
export async function declineShop(
  context: Context,
  { shopId, reason }: { shopId: string; reason: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'decline', reason)
    await tx.facts.announce(tx, 'shop.declined', { shopId, reason })
  })
}
