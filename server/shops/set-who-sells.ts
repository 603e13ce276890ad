import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { shopNotFound } from './errors.ts'
import { mayJudgeShops } from './policy.ts'
import { updateWhoSells } from './repository.ts'

/**
 * Says whether the market sells in a shop itself. Orders placed from now on are then invoiced by the market, taxed as it is, and
 * bear no commission; those placed before stay as they are. Refuses with `shop_not_found`.
 */
export async function setWhoSells(context: Context, shopId: string, isOfMarket: boolean): Promise<void> {
  mayJudgeShops(context)
  await inTransaction(context, async (tx) => {
    if (!(await updateWhoSells(tx.db, shopId, isOfMarket))) throw shopNotFound()
  })
  await context.ports.market.reload()
}
