import { noteAct } from '#server/audit/index.ts'
import { productNotFound } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { shopNotFound } from '#server/shops/index.ts'
import { mayModerate } from './policy.ts'
import { isThere, settleReports } from './repository.ts'
import { announceDecided } from './subscribers.ts'

/** Lets a product or a shop stand: what was reported about it is settled. Refuses with `product_not_found` or `shop_not_found`. */
export async function dismissReports(context: Context, of: { productId: string } | { shopId: string }): Promise<void> {
  mayModerate(context)
  const [subject, subjectId] = 'productId' in of ? (['product', of.productId] as const) : (['shop', of.shopId] as const)
  await inTransaction(context, async (tx) => {
    if (!(await isThere(tx.db, of))) throw subject === 'product' ? productNotFound() : shopNotFound()
    await announceDecided(tx, await settleReports(tx.db, of, tx.clock.now()), 'stands')
    await noteAct(tx, { act: `${subject}.left_standing`, subject, subjectId })
  })
}
