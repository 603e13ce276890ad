/** What a product costs at a glance, in minor units. */
export interface ShelfPrice {
  priceMinor: number
  /** Of the variant that gives the price; null when that one is not reduced. */
  compareAtMinor: number | null
  maxPriceMinor: number
}

/** The price on the card of a product: that of its cheapest variant, the earliest of equals. */
export function shelfPrice(variants: readonly { priceMinor: number; compareAtMinor: number | null }[]): ShelfPrice {
  const { priceMinor, compareAtMinor } = variants.reduce((cheapest, variant) =>
    variant.priceMinor < cheapest.priceMinor ? variant : cheapest,
  )
  return { priceMinor, compareAtMinor, maxPriceMinor: Math.max(...variants.map((variant) => variant.priceMinor)) }
}
