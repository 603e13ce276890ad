import type { Context } from '#server/platform/context.ts'
import { invariant, wrongState } from '#server/platform/errors.ts'
import { recordAnswer } from './record-answer.ts'
import { findPaymentRow } from './repository.ts'

/**
 * Records that the courier was paid at the door: the promised payment is captured and announced. Asked twice, the
 * second time changes nothing. Runs in the caller's transaction, as the market.
 */
export async function collectCash(tx: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  invariant(tx.isInTransaction, 'cash is collected together with the delivery')
  const payment = await findPaymentRow(tx.db, checkoutId)
  invariant(payment?.gateway === 'cash', `checkout ${checkoutId} is paid in cash`)
  if (payment.state === 'captured') return
  if (payment.state !== 'processing') throw wrongState('The payment', payment.state, 'collected')
  const { attemptId, amountMinor } = payment
  const reference = payment.reference ?? attemptId
  await recordAnswer(tx, attemptId, { outcome: 'captured', reference, amountMinor, card: null }, 'paid at the door')
}
