import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { RefundAnswer } from './gateways/gateway.ts'
import { refundMachine, type RefundAct, type RefundState } from './refund-state.ts'
import { moveRefund, settleRefundOnPayment, type RefundRow } from './refund-repository.ts'
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

/** Writes down what became of a refund and announces its end. Said twice, or after the end, it changes nothing. */
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
    if (answer.outcome !== 'unknown') await settle(tx, refund, answer, at)
    return true
  })
}

async function settle(tx: Context, refund: RefundRow, answer: RefundAnswer, at: Date): Promise<void> {
  const { id: refundId, paymentId, checkoutId, orderId, shopId, amountMinor, kind } = refund
  const hasSucceeded = answer.outcome === 'succeeded'
  await settleRefundOnPayment(tx.db, { paymentId, amountMinor, hasSucceeded, at })
  if (hasSucceeded)
    await tx.facts.announce(tx, 'refund.succeeded', { refundId, checkoutId, orderId, shopId, amountMinor, kind })
  if (answer.outcome === 'failed')
    await tx.facts.announce(tx, 'refund.failed', { refundId, orderId, reason: answer.because })
}
