import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import { newId } from '#shared/ids.ts'
import { slugCandidates } from '#shared/slug.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { describePictures } from '#server/platform/media/index.ts'
import { currencyOfShop, memberWhoMay } from '#server/shops/index.ts'
import { checkProduct } from './check-product.ts'
import { checkReferences, refusingTakenNumbers } from './check-references.ts'
import { describeProduct } from './describe-product.ts'
import { notePrices, type ChangeSource } from './price-history.ts'
import { productWords } from './product-words.ts'
import {
  insertProduct,
  insertProductHistory,
  replacePictures,
  replaceVariants,
  type OwnProductKey,
} from './repository.ts'
import { shelfPrice } from './shelf-price.ts'
import { noteStock } from './stock-history.ts'

/**
 * Writes a draft of the own shop, under an address made of its title. Prices in minor units of the shop's currency.
 * Answers its id. Refuses with `validation_failed` (parts that do not fit together), `category_not_found`,
 * `word_blocked`, `picture_not_found`, `sku_taken`, `external_id_taken`, or `not_allowed` (staff: a product comes with its price).
 */
export async function createProduct(
  context: Context,
  input: ProductInput,
  { source = 'form' }: { source?: ChangeSource } = {},
): Promise<string> {
  const { shopId, personId } = memberWhoMay(context, 'prices')
  checkProduct(input)
  refuseBlockedWords(context, productWords(input))
  const own: OwnProductKey = { shopId, productId: newId() }
  const at = context.clock.now()
  const variants = input.variants.map((variant) => ({ ...variant, id: newId() }))
  await inTransaction(context, async (tx) => {
    await checkReferences(tx.db, own, input)
    await refusingTakenNumbers(() => insertUnderFreeSlug(tx, own, input, at))
    await refusingTakenNumbers(() => replaceVariants(tx.db, own, variants, at))
    await replacePictures(tx.db, own, input.pictures)
    await describePictures(tx.db, input.pictures)
    await notePrices(tx, { shopId, productIds: [own.productId] }, { source, personId, at })
    await noteStock(tx.db, { shopId, productIds: [own.productId] }, { source, personId, at })
    await insertProductHistory(tx.db, own, { from: null, to: 'draft', at, personId })
  })
  return own.productId
}

async function insertUnderFreeSlug(tx: Context, own: OwnProductKey, input: ProductInput, at: Date): Promise<void> {
  const draft = {
    ...input,
    ...describeProduct(input),
    kind: input.kind ?? ('physical' as const),
    currency: await currencyOfShop(tx.db, own.shopId),
    coverId: input.pictures[0]?.id ?? null,
  }
  for (const slug of slugCandidates(input.title, 'product')) {
    if (await insertProduct(tx.db, own, { ...draft, slug }, shelfPrice(input.variants), at)) return
  }
  invariant(false, `a free address for the product ${input.title}`)
}
