import type { VariantInput } from '#shared/api/catalog.schemas.ts'
import { newId } from '#shared/ids.ts'
import { stockReserved, variantNotFound } from './errors.ts'
import type { VariantRow } from './repository.ts'

/** What the shop has of a variant now. */
export interface VariantStock {
  id: string
  onHand: number
  reserved: number
}

/** What the shop asks for a variant now, in minor units. */
export interface VariantPrice {
  priceMinor: number
  compareAtMinor: number | null
}

/** Whether saving these variants sets a price: of a new one, or another than it was. */
export function setsPrices(
  current: ReadonlyMap<string, VariantPrice>,
  wanted: readonly (VariantPrice & { id?: string | undefined })[],
): boolean {
  return wanted.some(({ id, priceMinor, compareAtMinor }) => {
    const now = id === undefined ? undefined : current.get(id)
    return now?.priceMinor !== priceMinor || now.compareAtMinor !== compareAtMinor
  })
}

/**
 * What the variants of a product become when a seller saves them. Stock is set, or moved by the difference to what the
 * form started from, so that parcels sent while it was open still count.
 * Refuses with `variant_not_found`, or with `stock_reserved` where units promised to customers would be lost.
 */
export function changeVariants(
  current: ReadonlyMap<string, VariantStock>,
  wanted: readonly VariantInput[],
): VariantRow[] {
  const left = new Map(current)
  const rows = wanted.map(({ id, onHandSeen, ...variant }, index) => {
    if (id === undefined) return { ...variant, id: newId() }
    const stock = left.get(id)
    if (!stock) throw variantNotFound(`body.variants.${index}.id`)
    left.delete(id)
    const onHand = onHandSeen === undefined ? variant.onHand : stock.onHand + variant.onHand - onHandSeen
    if (onHand < stock.reserved) throw stockReserved(`body.variants.${index}.onHand`, stock.reserved)
    return { ...variant, id, onHand }
  })
  const promised = [...left.values()].find(({ reserved }) => reserved > 0)
  if (promised) throw stockReserved('body.variants', promised.reserved)
  return rows
}
