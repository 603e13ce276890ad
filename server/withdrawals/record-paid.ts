import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { endWithdrawal } from './end-withdrawal.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { takeFromProvider } from './take-from-provider.ts'

/**
 * Notes that the money of an approved withdrawal has left the bank, under the payer's own word for the transfer. Refuses
 * with `withdrawal_not_found`, `wrong_state` or `payout_under_way`.
 */
export async function recordPaid(
  context: Context,
  { withdrawalId, reference }: { withdrawalId: string; reference: string },
): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    await takeFromProvider(tx, withdrawal, 'pay')
    await endWithdrawal(tx, withdrawal, { end: 'paid', reference })
  })
}
