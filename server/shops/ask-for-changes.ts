import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { giveBackApplication } from './application-repository.ts'
import { moveShop } from './move-shop.ts'

interface WithReason {
  shopId: string
  reason: string
}

/** Gives an application back: the shop may change everything and hands it in again. Refuses with `shop_not_found` or `wrong_state`. */
export async function askShopForChanges(context: Context, { shopId, reason }: WithReason): Promise<void> {
  await inTransaction(context, async (tx) => {
    await moveShop(tx, shopId, 'ask_for_changes', reason)
    await giveBackApplication(tx.db, shopId)
    await tx.facts.announce(tx, 'shop.changes-requested', { shopId, reason })
  })
}
