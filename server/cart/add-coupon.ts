import { findUsableCoupon } from '#server/coupons/index.ts'
import type { Context } from '#server/platform/context.ts'
import { cartEmpty, couponNotUsable } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { putCoupon } from './repository.ts'

/**
 * Puts a coupon to the cart, by its code; once it is there, the cart says what it takes off, or what is missing for it.
 * Refuses with `coupon_not_found`, `coupon_not_usable` (with `problem`) when no basket could change that, or `cart_empty`.
 */
export async function addCoupon(context: Context, holder: CartHolder | null, code: string): Promise<void> {
  const { coupon, problem } = await findUsableCoupon(context, code)
  if (problem) throw couponNotUsable(problem)
  const hasCart = holder && (await putCoupon(context.db, holder, coupon.id, context.clock.now()))
  if (!hasCart) throw cartEmpty()
}
