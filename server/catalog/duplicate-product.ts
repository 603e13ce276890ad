import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { createProduct } from './create-product.ts'
import { attributesIn, readProductInput } from './product-input.ts'

const suffix = ' (copy)'
const longestTitle = 300

/**
 * Writes a draft like a product of the own shop: its words, pictures and variants, without stock and without numbers, which name one
 * thing only. Files to download come along. Answers the id of the draft.
 * Refuses with `product_not_found`, `attribute_invalid` (its category asks for something else by now), `too_many_attempts` (each file
 * counts as an upload), or `not_allowed` (staff).
 */
export async function duplicateProduct(context: Context, productId: string): Promise<string> {
  const { shopId, personId } = memberWhoMay(context, 'prices')
  return await inTransaction(context, async (tx) => {
    const { version: _version, ...saved } = await readProductInput(tx.db, { shopId, productId })
    const draftId = await createProduct(tx, {
      ...saved,
      title: saved.title.slice(0, longestTitle - suffix.length) + suffix,
      externalId: null,
      attributes: await attributesIn(tx.db, saved.categoryId, saved.attributes),
      variants: saved.variants.map((variant) => Object.assign(variant, { sku: '', ean: '', onHand: 0 })),
    })
    await tx.facts.announce(tx, 'product.duplicated', { shopId, productId: draftId, ofProductId: productId, personId })
    return draftId
  })
}
