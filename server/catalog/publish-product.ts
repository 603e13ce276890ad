import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { FieldError } from '#server/platform/errors.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { notReady, productNotFound } from './errors.ts'
import { notePrices } from './price-history.ts'
import { productLife } from './product-state.ts'
import { holdShop, insertProductHistory, lockProduct, updateProductState } from './repository.ts'

/**
 * Makes a draft or hidden product of the own shop live. It stands on the shelf as soon as the shop is approved.
 * Refuses with `product_not_found`, `wrong_state` or `not_ready` (no picture, or no way to send it). What is brought in from
 * another shop `mayLackPicture`.
 */
export async function publishProduct(
  context: Context,
  productId: string,
  { mayLackPicture = false } = {},
): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  const own = { shopId, productId }
  const at = context.clock.now()
  await inTransaction(context, async (tx) => {
    const { db } = tx
    // The shop before the product, as a suspension locks them: neither waits for the other, and none is overlooked.
    const { canSend } = await holdShop(db, shopId)
    const product = await lockProduct(db, own)
    if (!product) throw productNotFound()
    const to = productLife.after(product.state, 'publish')
    const missing = whatIsMissing({ hasPicture: product.hasPicture || mayLackPicture, canSend })
    if (missing.length > 0) throw notReady(missing)
    await updateProductState(db, own, to, at)
    await notePrices(tx, { shopId, productIds: [productId] }, { source: 'shelf', personId, at })
    await insertProductHistory(db, own, { from: product.state, to, at, personId })
  })
}

function whatIsMissing({ hasPicture, canSend }: { hasPicture: boolean; canSend: boolean }): FieldError[] {
  return [
    ...(hasPicture ? [] : [{ path: 'pictures', code: 'picture_missing', message: 'needs a picture' }]),
    ...(canSend
      ? []
      : [{ path: 'shippingMethods', code: 'shipping_missing', message: 'the shop needs a way to send' }]),
  ]
}
