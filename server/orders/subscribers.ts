import { giveUpPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { on, onAll, type Subscription } from '#server/platform/facts.ts'
import { claimGuestOrders, claimOrdersMeanwhile } from './claim-guest-orders.ts'
import {
  mailCancelled,
  mailReduced,
  mailConfirmed,
  mailDelivered,
  mailPaidTooLate,
  mailRefunded,
  mailRefundFailed,
  mailShipped,
  mailWhereTo,
} from './mails.ts'
import { refillCart } from './refill-cart.ts'
import { receivePayments, receivePromise } from './receive-payment.ts'
import { receiveFailedRefund, receiveRefund } from './receive-refund.ts'

export const ordersSubscribers: Subscription[] = [
  on('email.confirmed', 'at once', 'claim-guest-orders', claimGuestOrders),
  on('person.came-in', 'at once', 'claim-orders-meanwhile', claimOrdersMeanwhile),

  on('payment.promised', 'at once', 'confirm-promised-checkout', receivePromise),
  onAll('payment.captured', 'receive-payment', receivePayments),
  on('refund.succeeded', 'at once', 'receive-refund', receiveRefund),
  on('refund.failed', 'at once', 'receive-failed-refund', receiveFailedRefund),

  on('checkout.expired', 'later', 'give-up-payment-of-expired', giveUp),
  on('checkout.expired', 'later', 'refill-cart', refillCart),
  on('checkout.cancelled', 'later', 'give-up-payment-of-cancelled', giveUp),

  on('checkout.confirmed', 'later', 'mail-confirmed', mailConfirmed),
  on('order.handed-over', 'later', 'mail-shipped', mailShipped),
  on('order.delivered', 'later', 'mail-delivered', mailDelivered),
  on('order.cancelled', 'later', 'mail-cancelled', mailCancelled),
  on('order.reduced', 'later', 'mail-reduced', mailReduced),
  on('order.paid-too-late', 'later', 'mail-paid-too-late', mailPaidTooLate),
  on('refund.requested', 'later', 'mail-where-to', mailWhereTo),
  on('refund.succeeded', 'later', 'mail-refunded', mailRefunded),
  on('refund.failed', 'later', 'mail-refund-failed', mailRefundFailed),
]

/**
 * Later, in a transaction of its own: a capture locks the payment before the checkout, so a verb that holds the
 * checkout must not wait for the payment. Money that slips through meanwhile is late money.
 */
async function giveUp(context: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  await inTransaction(context, (tx) => giveUpPayment(tx, { checkoutId }))
}
