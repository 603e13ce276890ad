import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { payoutNotPossible, payoutUnderWay } from './errors.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { findLivePayout } from './payout-repository.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { askAboutPayout } from './resolve-payouts.ts'
import { intendPayout } from './send-payout.ts'
import { withdrawalMachine } from './withdrawal-state.ts'

/**
 * Lets a provider pay an approved withdrawal: one that it refused before, or that was approved before payouts were
 * switched on. Refuses with `withdrawal_not_found`, `wrong_state`, `payout_under_way` or `payout_not_possible`.
 */
export async function payByProvider(context: Context, withdrawalId: string): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    withdrawalMachine.after(withdrawal.state, 'pay')
    if (await findLivePayout(tx.db, withdrawalId)) throw payoutUnderWay()
    if (!(await intendPayout(tx, withdrawal))) throw payoutNotPossible()
  })
}

/** Asks the provider at once what became of the payout of a withdrawal, if one is on its way. */
export async function askProvider(context: Context, withdrawalId: string): Promise<void> {
  mayJudgeWithdrawals(context)
  const payout = await findLivePayout(context.db, withdrawalId)
  if (payout && payout.state !== 'failed' && payout.nextLookAt !== null) await askAboutPayout(context, payout)
}
