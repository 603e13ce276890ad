import type { Currency } from '#shared/currencies.ts'

export type CouponKind = 'percent' | 'fixed' | 'free_shipping'

/** Who bears what a coupon takes off. */
export type Bearer = 'shop' | 'market'

/** What decides about a coupon. Amounts are minor units. */
export interface Coupon {
  id: string
  code: string
  /** Null for the whole market. */
  shopId: string | null
  kind: CouponKind
  bps: number | null
  amountMinor: number | null
  currency: Currency
  /** What the goods it is for must come to: from, to. */
  minMinor: number | null
  maxMinor: number | null
  /** The most it takes off. */
  maxDiscountMinor: number | null
  /** Empty: everything. */
  productIds: string[]
  categoryIds: string[]
  startsAt: Date | null
  endsAt: Date | null
  maxUses: number | null
  maxUsesPerCustomer: number | null
  isForFirstOrder: boolean
  isStackable: boolean
  bearer: Bearer
  uses: number
}

/** What is known of who would use a coupon; a guest is nobody until an e-mail is given. */
export interface CouponUser {
  uses: number
  hasOrdered: boolean
}

/** Why a coupon takes nothing off; `below_minimum` says how much is missing. */
export type CouponProblem =
  | 'not_yet'
  | 'over'
  | 'used_up'
  | 'used_by_you'
  | 'not_first_order'
  | 'nothing_eligible'
  | 'below_minimum'
  | 'above_maximum'
  | 'not_stackable'

/** Why somebody cannot use a coupon at an instant, whatever is in the cart; null when they can. */
export function whyNotUsable(coupon: Coupon, user: CouponUser, at: Date): CouponProblem | null {
  if (coupon.startsAt && at < coupon.startsAt) return 'not_yet'
  if (coupon.endsAt && at >= coupon.endsAt) return 'over'
  if (coupon.maxUses !== null && coupon.uses >= coupon.maxUses) return 'used_up'
  const most = mostPerCustomer(coupon)
  if (most !== null && user.uses >= most) return 'used_by_you'
  if (coupon.isForFirstOrder && user.hasOrdered) return 'not_first_order'
  return null
}

/** A first order happens once, so that two checkouts at the same moment cannot both be it. */
export function mostPerCustomer({ maxUsesPerCustomer, isForFirstOrder }: Coupon): number | null {
  return isForFirstOrder ? 1 : maxUsesPerCustomer
}
