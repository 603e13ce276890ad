import { hashOfCartToken } from '#server/cart/index.ts'
import type { Context } from '#server/platform/context.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { isCheckoutKey } from './checkout-key.ts'

/** What of a checkout decides who may open it. */
export interface CheckoutOwner {
  checkoutId: string
  personId: string | null
  guestTokenHash: Buffer | null
}

/** Who placed a checkout may open it and its orders: signed in, in the same browser, or with the key of the mail. */
export function mayOpen({ actor, config }: Context, owner: CheckoutOwner, key: string | undefined): boolean {
  if (key !== undefined && isCheckoutKey(config, owner.checkoutId, key)) return true
  if (actor.kind !== 'customer' && actor.kind !== 'guest') return false
  if (actor.kind === 'customer' && actor.personId === owner.personId) return true
  const { cartToken } = actor
  return cartToken !== undefined && owner.guestTokenHash?.equals(hashOfCartToken(cartToken)) === true
}

/** The owner and managers of a shop give its money back. Refuses with `not_allowed`. */
export function mayGiveBack(context: Context): void {
  memberWhoMay(context, 'refunds')
}
