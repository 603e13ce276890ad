import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { refuseWhileHeld } from './held-business.ts'
import { isWithShop } from './application-repository.ts'
import { applicationNotHandedIn } from './errors.ts'
import { moveShop } from './move-shop.ts'

/**
 * Lets an applied shop sell; its live products come on the shelf. Refuses with `shop_not_found`, `wrong_state` or
 * `application_incomplete` (not handed in yet), or `contract_unsigned` while something the shop must sign first is not signed.
 */
export async function approveShop(context: Context, shopId: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'approve')
    await refuseWhileHeld(tx, { act: 'shop_approval', shopId })
    if (await isWithShop(tx.db, shopId)) throw applicationNotHandedIn()
    await tx.facts.announce(tx, 'shop.approved', { shopId })
  })
}
