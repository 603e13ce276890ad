import type { CouponObstacle } from '#shared/api/coupons.schemas.ts'
import { dayOf } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { whyNotUsable } from './coupon.ts'
import { couponNotFound } from './errors.ts'
import { findOwnCouponByCode, type CouponRow } from './repository.ts'

export interface VerifiedCoupon {
  row: CouponRow
  /** Why it works for nobody now; null when it does for who meets its conditions. */
  obstacle: CouponObstacle | null
}

/** Looks at a code of the own shop as a customer nobody knows would meet it. Refuses with `coupon_not_found`, also where it was deleted. */
export async function verifyOwnCoupon(context: Context, code: string): Promise<VerifiedCoupon> {
  const { shopId } = ownShopOf(context)
  const at = context.clock.now()
  const found = await findOwnCouponByCode(context.db, { shopId, code, on: dayOf(at) })
  if (!found) throw couponNotFound()
  const { row, isShopOpen, isShopAway, isForSomething } = found
  if (!isShopOpen) return { row, obstacle: 'shop_closed' }
  if (isShopAway) return { row, obstacle: 'shop_away' }
  const problem = whyNotUsable(row.coupon, { uses: 0, hasOrdered: false }, at)
  if (problem === 'not_yet' || problem === 'over' || problem === 'used_up') return { row, obstacle: problem }
  return { row, obstacle: isForSomething ? null : 'nothing_on_shelf' }
}
