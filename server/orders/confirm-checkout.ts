import type { Context } from '#server/platform/context.ts'
import type { OrderPaymentMethod } from '#shared/api/orders.schemas.ts'
import { moveCheckout } from './checkout-state.ts'
import { moveOrdersTogether } from './order-state.ts'
import type { CheckoutHead, OrderHead } from './repository.ts'

/**
 * Lets the orders of an open checkout go ahead, for it is paid by card, will be paid at the door or costs nothing. Checkout
 * and orders are locked by the caller.
 */
export async function confirmCheckout(
  tx: Context,
  checkout: CheckoutHead,
  orders: readonly OrderHead[],
  paymentMethod: OrderPaymentMethod,
): Promise<void> {
  await moveCheckout(tx, checkout, paymentMethod === 'cash_on_delivery' ? 'promise' : 'pay')
  const ids = orders.map(({ id }) => id)
  await moveOrdersTogether(tx, ids, 'awaiting_payment', 'confirm', { paymentMethod })
  await announceConfirmed(tx, checkout, orders)
}

/** Tells that these orders of a checkout go ahead. */
export async function announceConfirmed(
  tx: Context,
  { id: checkoutId, paymentMethodId }: Pick<CheckoutHead, 'id' | 'paymentMethodId'>,
  orders: readonly OrderHead[],
): Promise<void> {
  for (const { id, shopId } of orders)
    await tx.facts.announce(tx, 'order.confirmed', { orderId: id, checkoutId, shopId })
  const orderIds = orders.map(({ id }) => id)
  await tx.facts.announce(tx, 'checkout.confirmed', { checkoutId, orderIds, isByPlan: paymentMethodId !== null })
}
