import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveShop } from './move-shop.ts'

/** Lets a suspended shop sell again; its live products come back on the shelf. Refuses with `shop_not_found` or `wrong_state`. */
export async function reinstateShop(context: Context, shopId: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'reinstate')
    await tx.facts.announce(tx, 'shop.reinstated', { shopId })
  })
}
