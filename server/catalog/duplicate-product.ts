import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { createProduct } from './create-product.ts'
import { attributesIn, readProductInput } from './product-input.ts'

const suffix = ' (copy)'
const longestTitle = 300

/**
 * Writes a draft like a product of the own shop: its words, pictures and variants, without stock and without numbers, which name one
 * thing only. Answers the id of the draft.
 * Refuses with `product_not_found`, `attribute_invalid` (its category asks for something else by now), or `not_allowed` (staff).
 */
export async function duplicateProduct(context: Context, productId: string): Promise<string> {
  const { shopId } = memberWhoMay(context, 'prices')
  return await inTransaction(context, async (tx) => {
    const { version: _version, ...saved } = await readProductInput(tx.db, { shopId, productId })
    return await createProduct(tx, {
      ...saved,
      title: saved.title.slice(0, longestTitle - suffix.length) + suffix,
      externalId: null,
      attributes: await attributesIn(tx.db, saved.categoryId, saved.attributes),
      variants: saved.variants.map((variant) => Object.assign(variant, { sku: '', ean: '', onHand: 0 })),
    })
  })
}
