import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { PaymentMethod } from '#server/payments/index.ts'
import { bookCaptures } from './book-orders.ts'
import { moveCheckout } from './checkout-state.ts'
import { confirmCheckouts } from './confirm-checkout.ts'
import { receiveLateMoney } from './receive-late-money.ts'
import { lockCheckoutAndOrders, lockCheckoutsAndOrders, type LockedCheckout } from './checkout-repository.ts'
import { setPaymentMethod } from './repository.ts'

/** A payment promised for the door: the orders go ahead. Doubled, it changes nothing. */
export async function receivePromise(tx: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  const locked = await lockCheckoutAndOrders(tx.db, checkoutId)
  invariant(locked, `checkout ${checkoutId} is there`)
  if (locked.checkout.state === 'open') await confirmCheckouts(tx, [locked], 'cash_on_delivery')
}

/** A payment whose money has come, in minor units. */
export interface ReceivedPayment {
  paymentId: string
  checkoutId: string
  method: PaymentMethod
  amountMinor: number
}

/**
 * The money of checkouts has come. By card it is booked order by order, and the orders go ahead; when they were over
 * already it is late money. Cash comes at delivery, which books it itself. Doubled, it changes nothing.
 */
export async function receivePayments(tx: Context, payments: readonly ReceivedPayment[]): Promise<void> {
  const checkouts = await lockCheckoutsAndOrders(
    tx.db,
    payments.map(({ checkoutId }) => checkoutId),
  )
  const byCard: Received[] = []
  for (const payment of payments) {
    const locked = checkouts.find(({ checkout }) => checkout.id === payment.checkoutId)
    invariant(locked, `checkout ${payment.checkoutId} is there`)
    const { checkout } = locked
    if (payment.method === 'cash_on_delivery') {
      if (checkout.state === 'promised') await moveCheckout(tx, checkout, 'pay')
      continue
    }
    invariant(payment.amountMinor === checkout.totalMinor, `payment ${payment.paymentId} pays its checkout exactly`)
    if (checkout.state !== 'paid') byCard.push({ ...locked, paymentId: payment.paymentId })
  }
  await confirmCheckouts(
    tx,
    byCard.filter(({ checkout }) => checkout.state === 'open'),
    'card',
  )
  for (const locked of byCard) if (locked.checkout.state !== 'open') await receiveLate(tx, locked)
  // Last, so that the accounts of a busy shop are locked for as short as can be.
  await bookCaptures(tx, byCard)
}

interface Received extends LockedCheckout {
  paymentId: string
}

async function receiveLate(tx: Context, { checkout, orders }: LockedCheckout): Promise<void> {
  await setPaymentMethod(
    tx.db,
    orders.map(({ id }) => id),
    'card',
  )
  await receiveLateMoney(tx, checkout, orders)
}
