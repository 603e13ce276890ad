export interface ShopFact {
  shopId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody applied with a shop. */
    'shop.applied': ShopFact
    /** An application is whole, or nothing was asked: an operator should look; `isAgain` after changes that were asked for. */
    'shop.handed-in': ShopFact & { isAgain: boolean }
    /** An application is given back to be changed. */
    'shop.changes-requested': ShopFact & { reason: string }
    /** An application is declined for good. */
    'shop.declined': ShopFact & { reason: string }
    /** A shop may sell. */
    'shop.approved': ShopFact
    /** A shop may sell nothing until it is reinstated. */
    'shop.suspended': ShopFact & { reason: string }
    /** A suspended shop may sell again. */
    'shop.reinstated': ShopFact
    /** A shop has ended, by its owner or by the market. */
    'shop.closed': ShopFact & { reason: string }
  }
}
