import type { SessionDoor } from './doors.ts'

/** Somebody confirmed their address at the seller's door and wants to open a shop of this name. */
export interface SellerSignedUp {
  personId: string
  shopName: string
}

/** A customer who may have filled a cart as a guest is now known. */
export interface CustomerSignedIn {
  personId: string
  cartToken: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    'seller.signed-up': SellerSignedUp
    'customer.signed-in': CustomerSignedIn
    /** Somebody has shown that an address is theirs. */
    'email.confirmed': { personId: string; email: string }
    /** Somebody proved who they are at a door and has a session there. */
    'person.came-in': { personId: string; door: SessionDoor; address: string | null; userAgent: string }
  }
}
