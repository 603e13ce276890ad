import type { Context } from '#server/platform/context.ts'
import type { OrderPaymentMethod } from '#shared/api/orders.schemas.ts'
import { moveCheckoutsTogether } from './checkout-state.ts'
import { moveOrdersTogether } from './order-state.ts'
import type { LockedCheckout } from './checkout-repository.ts'

/**
 * Lets the orders of open checkouts go ahead, for they are paid by card, will be paid at the door or cost nothing. Checkouts
 * and orders are locked by the caller.
 */
export async function confirmCheckouts(
  tx: Context,
  locked: readonly LockedCheckout[],
  paymentMethod: OrderPaymentMethod,
): Promise<void> {
  if (locked.length === 0) return
  const act = paymentMethod === 'cash_on_delivery' ? 'promise' : 'pay'
  await moveCheckoutsTogether(
    tx,
    locked.map(({ checkout }) => checkout.id),
    'open',
    act,
  )
  const orderIds = locked.flatMap(({ orders }) => orders.map(({ id }) => id))
  await moveOrdersTogether(tx, orderIds, 'awaiting_payment', 'confirm', { paymentMethod })
  await announceConfirmed(tx, locked)
}

/** Tells that these orders of their checkouts go ahead. */
export async function announceConfirmed(tx: Context, confirmed: readonly LockedCheckout[]): Promise<void> {
  await tx.facts.announceAll(
    tx,
    'order.confirmed',
    confirmed.flatMap(({ orders }) =>
      orders.map(({ id, checkoutId, shopId }) => ({ orderId: id, checkoutId, shopId })),
    ),
  )
  await tx.facts.announceAll(
    tx,
    'checkout.confirmed',
    confirmed.map(({ checkout, orders }) => ({
      checkoutId: checkout.id,
      orderIds: orders.map(({ id }) => id),
      isByPlan: checkout.paymentMethodId !== null,
    })),
  )
}
