import { on, type Subscription } from '#server/platform/facts.ts'
import { mailIssued } from './mail-invoice.ts'
import { insertOrderTasks, insertTask } from './repository.ts'

export const invoicesSubscribers: Subscription[] = [
  // Only the wish is written with the payment: a number is taken by the worker, so that no checkout waits for another.
  on('checkout.confirmed', 'at once', 'invoice-paid-orders', (tx, { orderIds }) =>
    insertOrderTasks(tx.db, orderIds, { isDelivered: false, at: tx.clock.now() }),
  ),
  on('order.delivered', 'at once', 'invoice-order-paid-at-door', (tx, { orderId }) =>
    insertOrderTasks(tx.db, [orderId], { isDelivered: true, at: tx.clock.now() }),
  ),
  on('refund.succeeded', 'at once', 'credit-refund', (tx, { refundId, orderId, shopId, amountMinor }) =>
    insertTask(
      tx.db,
      { cause: `refund:${refundId}`, shopId, kind: 'credit_note', subject: { refundId, orderId, amountMinor } },
      tx.clock.now(),
    ),
  ),
  on('invoice.issued', 'later', 'mail-invoice', mailIssued),
]
