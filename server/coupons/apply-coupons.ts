import { allocate, rateOf } from '#shared/money.ts'
import type { Coupon, CouponProblem } from './coupon.ts'

/** A line as coupons see it: what it comes to, in minor units. */
export interface CouponLine {
  shopId: string
  productId: string
  /** The categories above its own, and its own. */
  categoryPath: readonly string[]
  amountMinor: number
}

/** A coupon somebody wants to use, and why they cannot, as far as that does not depend on the lines. */
export interface WantedCoupon {
  coupon: Coupon
  problem: CouponProblem | null
}

/** What coupons take off each line, in the order of the lines, and how much of that the market bears. Minor units. */
export interface Discounts {
  discountMinor: number[]
  marketDiscountMinor: number[]
  coupons: AppliedCoupon[]
}

export interface AppliedCoupon {
  coupon: Coupon
  problem: CouponProblem | null
  /** What is missing to its minimum. */
  missingMinor: number
  /** What it takes off each line, in the order of the lines. */
  parts: number[]
}

/**
 * Takes coupons off lines, one after the other in the order they were given: each only off the lines it is for, shared by
 * `allocate` over what is left of them, and never more than that. One that stands alone takes nothing off where another
 * was first, nor lets one follow. Free shipping takes nothing off lines; whom it reaches is `shopsWithFreeShipping`.
 */
export function applyCoupons(lines: readonly CouponLine[], wanted: readonly WantedCoupon[]): Discounts {
  const left = lines.map(({ amountMinor }) => amountMinor)
  const marketDiscountMinor = lines.map(() => 0)
  const before: Coupon[] = []
  const coupons = wanted.map((wish): AppliedCoupon => {
    const { coupon } = wish
    const applied = applyOne(wish, lines, left, before)
    if (applied.problem === null) before.push(coupon)
    applied.parts.forEach((part, index) => {
      left[index]! -= part
      if (coupon.bearer === 'market') marketDiscountMinor[index]! += part
    })
    return applied
  })
  return {
    discountMinor: lines.map(({ amountMinor }, index) => amountMinor - left[index]!),
    marketDiscountMinor,
    coupons,
  }
}

/** Whether a coupon is for a line: of its shop, and of its products or of what stands in or below its categories when it names some. */
export function isFor({ shopId, productIds, categoryIds }: Coupon, line: CouponLine): boolean {
  if (shopId !== null && shopId !== line.shopId) return false
  if (productIds.length === 0 && categoryIds.length === 0) return true
  return productIds.includes(line.productId) || line.categoryPath.some((id) => categoryIds.includes(id))
}

/** The applied coupon that lets a shop send for nothing; null when none does. */
export function freeShippingFor(
  shopId: string,
  lines: readonly CouponLine[],
  coupons: readonly AppliedCoupon[],
): Coupon | null {
  const applied = coupons.find(
    ({ coupon, problem }) =>
      coupon.kind === 'free_shipping' &&
      problem === null &&
      lines.some((line) => line.shopId === shopId && isFor(coupon, line)),
  )
  return applied?.coupon ?? null
}

function applyOne(
  { coupon, problem }: WantedCoupon,
  lines: readonly CouponLine[],
  left: readonly number[],
  before: readonly Coupon[],
): AppliedCoupon {
  const nothing = (why: CouponProblem, missingMinor = 0): AppliedCoupon => ({
    coupon,
    problem: why,
    missingMinor,
    parts: lines.map(() => 0),
  })
  if (problem) return nothing(problem)
  const weights = lines.map((line, index) => (isFor(coupon, line) ? left[index]! : 0))
  const eligible = lines.filter((line) => isFor(coupon, line))
  // Its bounds are about the goods as they are priced, whatever came before it.
  const amountMinor = eligible.reduce((sum, line) => sum + line.amountMinor, 0)
  if (eligible.length === 0) return nothing('nothing_eligible')
  const shares = before.filter((other) => eligible.some((line) => isFor(other, line)))
  if (shares.some((other) => !other.isStackable || !coupon.isStackable)) return nothing('not_stackable')
  if (coupon.minMinor !== null && amountMinor < coupon.minMinor)
    return nothing('below_minimum', coupon.minMinor - amountMinor)
  if (coupon.maxMinor !== null && amountMinor > coupon.maxMinor) return nothing('above_maximum')
  const leftMinor = weights.reduce((sum, weight) => sum + weight, 0)
  return { coupon, problem: null, missingMinor: 0, parts: allocate(discountOf(coupon, leftMinor), weights) }
}

/** What a coupon takes off so much of goods; rounded half away from zero. */
function discountOf({ kind, bps, amountMinor, maxDiscountMinor }: Coupon, leftMinor: number): number {
  if (kind === 'free_shipping') return 0
  const wanted = kind === 'percent' ? rateOf(leftMinor, bps ?? 0) : (amountMinor ?? 0)
  return Math.min(wanted, maxDiscountMinor ?? wanted, leftMinor)
}
