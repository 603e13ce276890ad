import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { bookCaptures } from './book-orders.ts'
import { confirmCheckouts } from './confirm-checkout.ts'
import { lockCheckoutAndOrders } from './checkout-repository.ts'

/**
 * Coupons have taken everything off a checkout: its orders go ahead at once, and no gateway is asked. What the market adds
 * for a discount of its own is booked as with any payment. Runs in the transaction that places the checkout.
 */
export async function confirmFree(tx: Context, checkoutId: string): Promise<void> {
  const locked = await lockCheckoutAndOrders(tx.db, checkoutId)
  invariant(locked?.checkout.totalMinor === 0, `checkout ${checkoutId} costs nothing`)
  const { orders } = locked
  await confirmCheckouts(tx, [locked], 'free')
  await bookCaptures(tx, [
    { paymentId: checkoutId, orders: orders.filter(({ marketDiscountMinor }) => marketDiscountMinor > 0) },
  ])
}
