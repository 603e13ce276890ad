import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { RefundAnswer } from './gateways/gateway.ts'
import { recordRefundAnswer } from './record-refund-answer.ts'
import { findRefund, moveRefund } from './refund-repository.ts'

/**
 * Notes what became of a refund that somebody transfers by hand: the money has left the bank under its word for the
 * transfer, or cannot be sent. False when no refund waits for a transfer under this id; twice it changes nothing.
 */
export async function recordTransfer(
  context: Context,
  refundId: string,
  answer: Extract<RefundAnswer, { outcome: 'succeeded' | 'failed' }>,
): Promise<boolean> {
  return await inTransaction(context, async (tx) => {
    const refund = await findRefund(tx.db, refundId)
    if (refund?.way !== 'bank') return false
    const sent = { refundId, from: ['approved'], to: 'sent', reference: null, failure: null, nextLookAt: null } as const
    if (!(await moveRefund(tx.db, { ...sent, at: tx.clock.now() }))) return false
    return await recordRefundAnswer(tx, refundId, answer)
  })
}
