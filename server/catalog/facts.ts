export interface PricedFact {
  shopId: string
  variantIds: string[]
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Variants of a shop cost something else from now on, or came on the shelf or left it. */
    'product.priced': PricedFact
  }
}
