import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { RefundAnswer } from './gateways/gateway.ts'
import { refundMachine, type RefundAct, type RefundState } from './refund-state.ts'
import { refundFact } from './refund-fact.ts'
import { moveRefund, settleRefundOnPayment } from './refund-repository.ts'
import { firstRefundLookAt } from './when-to-look.ts'

const actOf: Record<Exclude<RefundAnswer['outcome'], 'pending'>, RefundAct> = {
  succeeded: 'succeed',
  failed: 'fail',
  unknown: 'lose_sight',
}

/** Whether an answer says something new about a refund in this state. */
export function isNewsOfRefund(state: RefundState, answer: RefundAnswer): boolean {
  return answer.outcome !== 'pending' && refundMachine.allows(state, actOf[answer.outcome])
}

/**
 * Writes down what became of a refund and announces its end. Said twice, or after the end, it changes nothing; only a
 * refund that had succeeded may still fail.
 */
export async function recordRefundAnswer(context: Context, refundId: string, answer: RefundAnswer): Promise<boolean> {
  if (answer.outcome === 'pending') return false
  const act = actOf[answer.outcome]
  return await inTransaction(actingAs(context, { kind: 'system' }), async (tx) => {
    const at = context.clock.now()
    const refund = await moveRefund(tx.db, {
      refundId,
      from: refundMachine.statesBefore(act),
      to: refundMachine.after('sent', act),
      reference: 'reference' in answer ? answer.reference : null,
      failure: answer.outcome === 'failed' ? answer.because : null,
      at,
      nextLookAt: answer.outcome === 'unknown' ? firstRefundLookAt(at) : null,
    })
    if (!refund) return false
    const { paymentId, amountMinor } = refund
    const hadSucceeded = refund.fromState === 'succeeded'
    // Told before the payment is locked: whoever gives back locks the order first, and the payment after it.
    if (answer.outcome === 'succeeded') {
      await tx.facts.announce(tx, 'refund.succeeded', refundFact(refund))
      await settleRefundOnPayment(tx.db, { paymentId, amountMinor, end: 'gone', at })
    }
    if (answer.outcome === 'failed') {
      await tx.facts.announce(tx, 'refund.failed', { ...refundFact(refund), failure: answer.because, hadSucceeded })
      await settleRefundOnPayment(tx.db, { paymentId, amountMinor, end: hadSucceeded ? 'come_back' : 'left', at })
    }
    return true
  })
}
