import type { RefundFact } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { on, onAll, type Subscription } from '#server/platform/facts.ts'
import type { WithdrawalFact } from '#server/withdrawals/index.ts'
import type { InvoiceIssued } from './facts.ts'
import { insertHandover } from './handover-repository.ts'
import { mailIssued } from './mail-invoice.ts'
import { insertOrderTasks, insertTask } from './repository.ts'

/** What is taken off before it was paid for at the door is not on the invoice, so there is nothing to credit. */
async function creditRefund(tx: Context, { refundId, orderId, shopId, way }: RefundFact): Promise<void> {
  if (way === 'not_collected') return
  const subject = { refundId, orderId }
  await insertTask(tx.db, { cause: `refund:${refundId}`, shopId, kind: 'credit_note', subject }, tx.clock.now())
}

/** The credit note of money that came back stays as it is: a corrective invoice takes it back. */
async function correctCredit(
  tx: Context,
  { refundId, orderId, shopId, hadSucceeded }: RefundFact & { hadSucceeded: boolean },
): Promise<void> {
  if (!hadSucceeded) return
  const subject = { refundId, orderId }
  await insertTask(tx.db, { cause: `refund-undone:${refundId}`, shopId, kind: 'correction', subject }, tx.clock.now())
}

async function stateWithdrawal(tx: Context, { withdrawalId, shopId }: WithdrawalFact): Promise<void> {
  const task = {
    cause: `withdrawal:${withdrawalId}`,
    shopId,
    kind: 'withdrawal_statement',
    subject: { withdrawalId },
  } as const
  await insertTask(tx.db, task, tx.clock.now())
}

/** The wish stands with the document; the call is made by a worker. */
async function wantHandover(tx: Context, { invoiceId }: InvoiceIssued): Promise<void> {
  if (tx.ports.billing.name === 'outside') await insertHandover(tx.db, invoiceId, tx.clock.now())
}

export const invoicesSubscribers: Subscription[] = [
  // Only the wish is written with the payment: a number is taken by the worker, so that no checkout waits for another.
  onAll('checkout.confirmed', 'invoice-paid-orders', (tx, all) =>
    insertOrderTasks(
      tx.db,
      all.flatMap(({ orderIds }) => orderIds),
      { isDelivered: false, at: tx.clock.now() },
    ),
  ),
  on('order.delivered', 'at once', 'invoice-order-paid-at-door', (tx, { orderId }) =>
    insertOrderTasks(tx.db, [orderId], { isDelivered: true, at: tx.clock.now() }),
  ),
  on('refund.succeeded', 'at once', 'credit-refund', creditRefund),
  on('refund.failed', 'at once', 'correct-credit-note', correctCredit),
  on('withdrawal.paid', 'at once', 'state-withdrawal', stateWithdrawal),
  on('invoice.issued', 'at once', 'want-handover', wantHandover),
  on('invoice.issued', 'later', 'mail-invoice', mailIssued),
]
