declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody applied with a shop; an operator should look. */
    'shop.applied': { shopId: string }
    /** A shop may sell. */
    'shop.approved': { shopId: string }
    /** A shop may sell nothing until it is reinstated. */
    'shop.suspended': { shopId: string; reason: string }
    /** A suspended shop may sell again. */
    'shop.reinstated': { shopId: string }
  }
}

export {}
