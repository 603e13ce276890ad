import { newId } from '#shared/ids.ts'
import { customerKeys } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { mostPerCustomer, whyNotUsable, type Coupon } from './coupon.ts'
import { findCouponUser, takeUses } from './repository.ts'

/** A coupon that takes something off a checkout: how much, and of which orders. */
export interface HeldUse {
  coupon: Coupon
  orderIds: readonly string[]
  discountMinor: number
}

/**
 * Counts the use of coupons for a checkout in its transaction, by account and by e-mail, so that limits hold under a rush.
 * Answers the codes that could not be counted, because somebody was faster or this customer has had theirs; the caller must
 * then roll back.
 */
export async function holdUses(
  tx: Context,
  { checkoutId, personId, email }: { checkoutId: string; personId: string | null; email: string },
  uses: readonly HeldUse[],
): Promise<string[]> {
  if (uses.length === 0) return []
  const at = tx.clock.now()
  const customers = customerKeys({ personId, email })
  const rows = uses.map(({ coupon, orderIds, discountMinor }) => ({
    id: newId(),
    couponId: coupon.id,
    checkoutId,
    shopId: coupon.shopId,
    orderIds,
    customers,
    mostPerCustomer: mostPerCustomer(coupon),
    discountMinor,
  }))
  const taken = await takeUses(tx.db, rows, at)
  return uses.filter(({ coupon }) => !taken.has(coupon.id)).map(({ coupon }) => coupon.code)
}

/** Which of these coupons somebody with this account and e-mail cannot use now; a guest is known by the e-mail alone. */
export async function findUnusable(
  context: Context,
  coupons: readonly Coupon[],
  { personId, email }: { personId: string | null; email: string },
): Promise<string[]> {
  const keys = customerKeys({ personId, email })
  const unusable: string[] = []
  for (const coupon of coupons) {
    const user = await findCouponUser(context.db, coupon, { keys, personId, email })
    if (whyNotUsable(coupon, user, context.clock.now())) unusable.push(coupon.code)
  }
  return unusable
}
