import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { endWithdrawal } from './end-withdrawal.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { takeFromProvider } from './take-from-provider.ts'

/**
 * Notes that an approved withdrawal could not be paid, or that a paid one came back, and why; its money is available
 * again. Refuses with `withdrawal_not_found`, `wrong_state` or `payout_under_way`.
 */
export async function recordFailed(
  context: Context,
  { withdrawalId, reason }: { withdrawalId: string; reason: string },
): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    await takeFromProvider(tx, withdrawal, 'fail')
    await endWithdrawal(tx, withdrawal, { end: 'failed', reason })
  })
}
