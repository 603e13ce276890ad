import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { moveProduct } from './move-product.ts'

/**
 * Makes a draft or hidden product of the own shop live. It stands on the shelf as soon as the shop is approved. Where the market
 * reviews products, what was never on the shelf waits for its word first.
 * Refuses with `product_not_found`, `wrong_state` or `not_ready` (no picture, or no way to send it). What is brought in from
 * another shop `mayLackPicture`.
 */
export async function publishProduct(
  context: Context,
  productId: string,
  { mayLackPicture = false } = {},
): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  const { reviewsProducts } = settingsOf(context)
  await inTransaction(context, async (tx) => {
    await moveProduct(
      tx,
      { shopId, productId },
      {
        act: ({ state }) => (reviewsProducts && state !== 'hidden' ? 'hand in' : 'publish'),
        personId,
        mayLackPicture,
      },
    )
  })
}
