import type { SaleEventInput } from '#shared/api/sale-events.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { findPicturesOfShop } from '#server/platform/media/index.ts'
import { itemRefused, pictureNotFound } from './errors.ts'
import { findVariantsOfShop, type NewItem } from './repository.ts'

/**
 * Checks that what an event offers and shows is the shop's own; answers its things with their normal prices.
 * Refuses with `variant_not_found` or `picture_not_found`.
 */
export async function checkItems(
  db: Database,
  shopId: string,
  { items, pictureIds }: SaleEventInput,
): Promise<NewItem[]> {
  const pictures = await findPicturesOfShop(db, shopId, pictureIds)
  const strangePicture = pictureIds.findIndex((id) => !pictures.has(id))
  if (strangePicture >= 0) throw pictureNotFound(strangePicture)
  const ids = items.map(({ variantId }) => variantId)
  const variants = await findVariantsOfShop(db, shopId, ids)
  return items.map(({ variantId, priceMinor, quota }, index) => {
    const variant = variants.get(variantId)
    if (!variant || ids.indexOf(variantId) < index) throw itemRefused('variant_not_found', index)
    return { variantId, productId: variant.productId, priceMinor, normalPriceMinor: variant.priceMinor, quota }
  })
}

/** Refuses with `price_not_lower` an offer that is none, except among those that are kept as they are. */
export function checkPrices(items: readonly NewItem[], isKept: (item: NewItem) => boolean = () => false): void {
  const index = items.findIndex((item) => item.priceMinor >= item.normalPriceMinor && !isKept(item))
  if (index >= 0) throw itemRefused('price_not_lower', index)
}
