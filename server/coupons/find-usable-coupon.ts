import { customerKeys } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { whyNotUsable, type Coupon, type CouponProblem } from './coupon.ts'
import { couponNotFound } from './errors.ts'
import { findCouponByCode, findCouponUser } from './repository.ts'

export interface FoundCoupon {
  coupon: Coupon
  shop: { slug: string; name: string } | null
  /** Why the asker cannot use it now, whatever is in the cart. */
  problem: CouponProblem | null
}

/** Finds a coupon by its code, for whoever asks: a customer by account, a guest as somebody unknown. Refuses with `coupon_not_found`. */
export async function findUsableCoupon(context: Context, code: string): Promise<FoundCoupon> {
  const found = await findCouponByCode(context.db, code)
  if (!found) throw couponNotFound()
  const personId = context.actor.kind === 'customer' ? context.actor.personId : null
  const user = personId
    ? await findCouponUser(context.db, found.coupon, { keys: customerKeys({ personId }), personId, email: null })
    : { uses: 0, hasOrdered: false }
  return { ...found, problem: whyNotUsable(found.coupon, user, context.clock.now()) }
}
