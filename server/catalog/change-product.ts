import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { describePictures } from '#server/platform/media/index.ts'
import { memberWhoMay, ownShopOf } from '#server/shops/index.ts'
import { changeVariants, setsPrices } from './change-variants.ts'
import { checkProduct } from './check-product.ts'
import { checkReferences, refusingTakenNumbers } from './check-references.ts'
import { describeProduct } from './describe-product.ts'
import { changedMeanwhile, kindFixed, notReady, productNotFound } from './errors.ts'
import { notePrices, type ChangeSource } from './price-history.ts'
import { productWords } from './product-words.ts'
import { lockProduct, lockVariants, replacePictures, replaceVariants, updateProduct } from './repository.ts'
import { shelfPrice } from './shelf-price.ts'
import { noteStock } from './stock-history.ts'

/**
 * Saves a product of the own shop as a whole: variants with an id change, those without are new, those not named go.
 * `version` is the one the form started from. Refuses with `product_not_found`, `changed_meanwhile`, `variant_not_found`,
 * `not_allowed` (staff: prices stay as they are), `stock_reserved`, `kind_fixed` (it was on the shelf as what it is), `not_ready` (a live product without a picture, unless it `mayLackPicture`) and whatever `createProduct` refuses.
 */
export async function changeProduct(
  context: Context,
  productId: string,
  input: ProductInput & { version: number },
  { mayLackPicture = false, source = 'form' }: { mayLackPicture?: boolean; source?: ChangeSource } = {},
): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  const own = { shopId, productId }
  checkProduct(input)
  refuseBlockedWords(context, productWords(input))
  const at = context.clock.now()
  await inTransaction(context, async (tx) => {
    const { db } = tx
    const product = await lockProduct(db, own)
    if (!product) throw productNotFound()
    if (product.version !== input.version) throw changedMeanwhile(product.version)
    const { kind = product.kind } = input
    if (kind !== product.kind && product.wasListed) throw kindFixed()
    if (product.state === 'live' && input.pictures.length === 0 && !mayLackPicture) {
      throw notReady([{ path: 'body.pictures', code: 'picture_missing', message: 'needs a picture while it is live' }])
    }
    await checkReferences(db, own, input)
    const current = await lockVariants(db, productId)
    if (setsPrices(current, input.variants)) memberWhoMay(context, 'prices')
    const variants = changeVariants(current, input.variants)
    await refusingTakenNumbers(() => replaceVariants(db, own, variants, at))
    await replacePictures(db, own, input.pictures)
    await describePictures(db, input.pictures)
    const changed = { ...input, ...describeProduct(input), kind, coverId: input.pictures[0]?.id ?? null }
    await refusingTakenNumbers(() => updateProduct(db, own, changed, shelfPrice(variants), at))
    await notePrices(tx, { shopId, productIds: [productId] }, { source, personId, at })
    await noteStock(db, { shopId, productIds: [productId] }, { source, personId, at })
  })
}
