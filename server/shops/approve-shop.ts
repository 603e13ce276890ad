import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveShop } from './move-shop.ts'

/** Lets an applied shop sell; its live products come on the shelf. Refuses with `shop_not_found` or `wrong_state`. */
export async function approveShop(context: Context, shopId: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'approve')
    await tx.facts.announce(tx, 'shop.approved', { shopId })
  })
}
