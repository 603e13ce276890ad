/** What a product costs at a glance, in minor units. */
export interface ShelfPrice {
  priceMinor: number
  maxPriceMinor: number
}

/** The price on the card of a product: that of its cheapest variant, the earliest of equals. What is struck through beside it is kept by `price-history.ts`. */
export function shelfPrice(variants: readonly { priceMinor: number }[]): ShelfPrice {
  const prices = variants.map(({ priceMinor }) => priceMinor)
  return { priceMinor: Math.min(...prices), maxPriceMinor: Math.max(...prices) }
}
