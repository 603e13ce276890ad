import type { ProductInput } from '#shared/api/catalog.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { findPicturesOfShop } from '#server/platform/media/index.ts'
import { checkAttributes } from './check-attributes.ts'
import { categoryUnknown, externalIdTaken, pictureNotFound, skuTaken } from './errors.ts'
import { findAttributes, findTakenSkus, type OwnProductKey } from './repository.ts'

/**
 * Checks what a product points at: the category is one of the market's, the pictures are the shop's, no other product
 * of the shop carries one of its SKUs. It says of itself what its category asks for.
 * Refuses with `category_not_found`, `attribute_invalid`, `picture_not_found` or `sku_taken`.
 */
export async function checkReferences(
  db: Database,
  own: OwnProductKey,
  { categoryId, attributes, pictures, variants }: ProductInput,
): Promise<void> {
  const rules = await findAttributes(db, categoryId)
  if (!rules) throw categoryUnknown()
  checkAttributes(attributes, rules)

  const wanted = [
    ...pictures.map(({ id }, index) => ({ id, path: `body.pictures.${index}.id` })),
    ...variants.map(({ pictureId }, index) => ({ id: pictureId, path: `body.variants.${index}.pictureId` })),
  ].flatMap(({ id, path }) => (id === null ? [] : [{ id, path }]))
  const known = await findPicturesOfShop(
    db,
    own.shopId,
    wanted.map(({ id }) => id),
  )
  const unknown = wanted.find(({ id }) => !known.has(id))
  if (unknown) throw pictureNotFound(unknown.path)

  const skus = variants.map(({ sku }) => sku)
  const taken = await findTakenSkus(
    db,
    own,
    skus.filter((sku) => sku !== ''),
  )
  const twin = skus.findIndex((sku) => taken.has(sku))
  if (twin >= 0) throw skuTaken(`body.variants.${twin}.sku`)
}

/**
 * Turns the database's word about a number that somebody took in the same moment, or that another product has, into
 * `sku_taken` or `external_id_taken`.
 */
export async function refusingTakenNumbers<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { constraint } = (error ?? {}) as { constraint?: string }
    if (constraint === 'variants_sku_unique_in_shop') throw skuTaken('body.variants')
    throw constraint === 'products_external_id_unique_in_shop' ? externalIdTaken() : error
  }
}
