import type { OwnProduct, ProductInput } from '#shared/api/catalog.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { productNotFound } from './errors.ts'
import { findAttributes, findOwnProductAsJson, type OwnProductKey } from './repository.ts'

/** A product as a form that changes nothing would send it, with the version it has. */
export type SavedInput = ProductInput & { version: number }

/** Reads a product of the shop as its form would send it. Refuses with `product_not_found`. */
export async function readProductInput(db: Database, own: OwnProductKey): Promise<SavedInput> {
  const json = await findOwnProductAsJson(db, own)
  if (json === null) throw productNotFound()
  const { kind, title, brand, externalId, categoryId, tags, details, options, attributes, ...rest } = JSON.parse(
    json,
  ) as OwnProduct
  const { description, descriptionHtml, searchTitle, searchDescription } = rest
  const variants = rest.variants.map(
    ({ price, compareAt, id, sku, ean, optionValues, onHand, lowStockAt, weightGrams, pictureId }) => ({
      id,
      sku,
      ean,
      optionValues,
      priceMinor: price.amountMinor,
      compareAtMinor: compareAt?.amountMinor ?? null,
      onHand,
      // Read without a lock: parcels sent until it is saved still count.
      onHandSeen: onHand,
      lowStockAt,
      weightGrams,
      pictureId,
    }),
  )
  const pictures = rest.pictures.map(({ id, alt }) => ({ id, alt }))
  const { version } = rest
  return {
    version,
    kind,
    title,
    brand,
    externalId,
    description,
    descriptionHtml,
    searchTitle,
    searchDescription,
    categoryId,
    tags,
    details,
    options,
    attributes,
    pictures,
    variants,
  }
}

/** Of what a product says of itself, what this category asks for. */
export async function attributesIn(
  db: Database,
  categoryId: string,
  attributes: ProductInput['attributes'],
): Promise<ProductInput['attributes']> {
  const known = new Set((await findAttributes(db, categoryId))?.map(({ slug }) => slug))
  return Object.fromEntries(Object.entries(attributes).filter(([slug]) => known.has(slug)))
}
