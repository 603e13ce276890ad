import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { productNotFound } from './errors.ts'
import { notePrices } from './price-history.ts'
import { productLife } from './product-state.ts'
import { insertProductHistory, lockProduct, updateProductState } from './repository.ts'

/** Takes a live product of the own shop off the shelf. Refuses with `product_not_found` or `wrong_state`. */
export async function hideProduct(context: Context, productId: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  const own = { shopId, productId }
  const at = context.clock.now()
  await inTransaction(context, async (tx) => {
    const { db } = tx
    const product = await lockProduct(db, own)
    if (!product) throw productNotFound()
    const to = productLife.after(product.state, 'hide')
    await updateProductState(db, own, to, at)
    await notePrices(tx, { shopId, productIds: [productId] }, { source: 'shelf', personId, at })
    await insertProductHistory(db, own, { from: product.state, to, at, personId })
  })
}
