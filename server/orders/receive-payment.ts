import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { PaymentMethod } from '#server/payments/index.ts'
import { bookCapture } from './book-orders.ts'
import { moveCheckout } from './checkout-state.ts'
import { confirmCheckout } from './confirm-checkout.ts'
import { receiveLateMoney } from './receive-late-money.ts'
import { lockCheckoutAndOrders, setPaymentMethod, type CheckoutHead, type OrderHead } from './repository.ts'

/** A payment promised for the door: the orders go ahead. Doubled, it changes nothing. */
export async function receivePromise(tx: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  const locked = await lockCheckoutAndOrders(tx.db, checkoutId)
  invariant(locked, `checkout ${checkoutId} is there`)
  const { checkout, orders } = locked
  if (checkout.state === 'open') await confirmCheckout(tx, checkout, orders, 'cash_on_delivery')
}

/**
 * The money of a checkout has come. By card it is booked order by order, and the orders go ahead; when they were over
 * already it is late money. Cash comes at delivery, which books it itself. Doubled, it changes nothing.
 */
export async function receivePayment(
  tx: Context,
  payment: { paymentId: string; checkoutId: string; method: PaymentMethod; amountMinor: number },
): Promise<void> {
  const locked = await lockCheckoutAndOrders(tx.db, payment.checkoutId)
  invariant(locked, `checkout ${payment.checkoutId} is there`)
  const { checkout, orders } = locked
  if (payment.method === 'cash_on_delivery') {
    if (checkout.state === 'promised') await moveCheckout(tx, checkout, 'pay')
    return
  }
  invariant(payment.amountMinor === checkout.totalMinor, `payment ${payment.paymentId} pays its checkout exactly`)
  if (checkout.state === 'paid') return
  await followCard(tx, checkout, orders)
  // Last, so that the accounts of a busy shop are locked for as short as can be.
  await bookCapture(tx, payment.paymentId, orders)
}

async function followCard(tx: Context, checkout: CheckoutHead, orders: readonly OrderHead[]): Promise<void> {
  if (checkout.state === 'open') return await confirmCheckout(tx, checkout, orders, 'card')
  await setPaymentMethod(
    tx.db,
    orders.map(({ id }) => id),
    'card',
  )
  // A card that was thought declined has paid after all: nothing is left to collect at the door.
  if (checkout.state === 'promised') return await moveCheckout(tx, checkout, 'pay')
  await receiveLateMoney(tx, checkout, orders)
}
