import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { moveProduct } from './move-product.ts'

/**
 * Takes a live product of the own shop off the shelf, or one that waits for the market's word back to the drafts.
 * Refuses with `product_not_found` or `wrong_state`.
 */
export async function hideProduct(context: Context, productId: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  await inTransaction(context, async (tx) => {
    await moveProduct(tx, { shopId, productId }, { act: 'hide', personId })
  })
}
