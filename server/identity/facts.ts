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
    /** Within a minute, somebody who gave a person's address was not let in, once or often; told when the minute is over. */
    'person.sign-in-refused': {
      personId: string
      door: SessionDoor
      /** Of the first try; null when it is not known. */
      address: string | null
      userAgent: string
      /** ISO 8601. */
      happenedAt: string
      /** How often for which cause, in words. */
      tries: string
      /** Up to five networks it came from, with commas between. */
      addresses: string
    }
    /** Somebody proved who they are at a door and has a session there. */
    'person.came-in': { personId: string; door: SessionDoor; address: string | null; userAgent: string }
  }
}
