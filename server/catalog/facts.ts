export interface PricedFact {
  shopId: string
  variantIds: string[]
}

export interface WaitingFact {
  shopId: string
  productId: string
}

export interface RemovedFact {
  shopId: string
  productId: string
}

export interface DuplicatedFact {
  shopId: string
  /** The draft. */
  productId: string
  /** What it is like. */
  ofProductId: string
  /** Who made it. */
  personId: string
}

export interface JudgedFact {
  shopId: string
  productId: string
  /** Why, in the operator's words; empty where nothing is to be said. */
  reason: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Variants of a shop cost something else from now on, or came on the shelf or left it. */
    'product.priced': PricedFact
    /** A draft was written like a product. */
    'product.duplicated': DuplicatedFact
    /** A product waits for the market's word before it comes on the shelf. */
    'product.handed-in': WaitingFact
    /** It waits no longer: it was judged, or its shop took it back. */
    'product.left-review': WaitingFact
    /** A product that waited for the market's word may be on the shelf. */
    'product.approved': JudgedFact
    /** It is a draft again. */
    'product.sent-back': JudgedFact
    /** The market took it down. */
    'product.blocked': JudgedFact
    /** It is its shop's again. */
    'product.unblocked': JudgedFact
    /** Its shop put it away for good. */
    'product.removed': RemovedFact
  }
}
