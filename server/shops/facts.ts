export interface ShopFact {
  shopId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody applied with a shop; an operator should look. */
    'shop.applied': ShopFact
    /** A shop may sell. */
    'shop.approved': ShopFact
    /** A shop may sell nothing until it is reinstated. */
    'shop.suspended': ShopFact & { reason: string }
    /** A suspended shop may sell again. */
    'shop.reinstated': ShopFact
  }
}
