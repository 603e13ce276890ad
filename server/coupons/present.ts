import type { Coupon as CouponView, CouponCheck } from '#shared/api/coupons.schemas.ts'
import { money } from '#shared/money.ts'
import type { Coupon } from './coupon.ts'
import type { FoundCoupon } from './find-usable-coupon.ts'
import type { CouponRow } from './repository.ts'

/** A coupon as who made it sees it. */
export function presentCoupon({ coupon, createdAt, discountMinor, products, categories }: CouponRow): CouponView {
  const { id, startsAt, maxUses, maxUsesPerCustomer, isForFirstOrder, isStackable, bearer, uses } = coupon
  return {
    id,
    ...presentTerms(coupon),
    products,
    categories,
    startsAt: startsAt?.toISOString() ?? null,
    maxUses,
    maxUsesPerCustomer,
    isForFirstOrder,
    isStackable,
    bearer,
    uses,
    discounted: money(discountMinor, coupon.currency),
    createdAt: createdAt.toISOString(),
  }
}

/** A code as whoever types it sees it. */
export function presentCheck({ coupon, shop, problem }: FoundCoupon): CouponCheck {
  return { ...presentTerms(coupon), shop, problem }
}

function presentTerms({ code, kind, bps, currency, endsAt, ...coupon }: Coupon) {
  const amount = (amountMinor: number | null) => (amountMinor === null ? null : money(amountMinor, currency))
  return {
    code,
    kind,
    bps,
    amount: amount(coupon.amountMinor),
    minimum: amount(coupon.minMinor),
    maximum: amount(coupon.maxMinor),
    maxDiscount: amount(coupon.maxDiscountMinor),
    endsAt: endsAt?.toISOString() ?? null,
  }
}
