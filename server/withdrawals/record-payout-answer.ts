import type { PayoutAnswer } from '#server/payments/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { endWithdrawal } from './end-withdrawal.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { findPayout, movePayout, type PayoutMove } from './payout-repository.ts'
import { payoutMachine, type PayoutAct } from './payout-state.ts'
import { nextAskAt } from './when-to-ask.ts'

const actOf: Record<PayoutAnswer['outcome'], PayoutAct> = {
  paid: 'pay',
  under_way: 'take_on',
  failed: 'fail',
  refused: 'refuse',
  unknown: 'lose_sight',
}

/**
 * Writes down what became of a payout, and ends its withdrawal with it: paid, or failed with the money available again,
 * though it had been paid before. Said twice, late or out of order it changes nothing. Answers whether it did.
 */
export async function recordPayoutAnswer(context: Context, payoutId: string, answer: PayoutAnswer): Promise<boolean> {
  return await inTransaction(actingAs(context, { kind: 'system' }), async (tx) => {
    const known = await findPayout(tx.db, payoutId)
    if (!known) return false
    const withdrawal = await getLockedWithdrawal(tx, known.withdrawalId)
    const move = moveFor(answer, { payoutId, looks: known.looks, at: tx.clock.now() })
    const payout = await movePayout(tx.db, move)
    if (!payout) return false
    if (answer.outcome === 'paid') await endWithdrawal(tx, withdrawal, { end: 'paid', reference: answer.reference })
    if (answer.outcome === 'failed') await endWithdrawal(tx, withdrawal, { end: 'failed', reason: answer.because })
    return true
  })
}

/** What is still open keeps its state when the same is said again, and only its words are new. */
function moveFor(
  answer: PayoutAnswer,
  { payoutId, looks, at }: { payoutId: string; looks: number; at: Date },
): PayoutMove {
  const act = actOf[answer.outcome]
  const to = payoutMachine.after('sent', act)
  const isOpen = answer.outcome === 'unknown' || answer.outcome === 'under_way'
  return {
    payoutId,
    from: isOpen ? [...payoutMachine.statesBefore(act), to] : payoutMachine.statesBefore(act),
    to,
    at,
    nextLookAt: isOpen ? nextAskAt(looks, at) : null,
    said: { because: '', ...answer },
  }
}
