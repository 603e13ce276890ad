import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { bookReturned } from './book-withdrawals.ts'
import { alreadySent, payoutUnderWay } from './errors.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { findLivePayout } from './payout-repository.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { moveWithdrawal, withdrawalMachine } from './withdrawal-state.ts'

/**
 * Sends a withdrawal back with a reason that the shop reads; its money is available again. Refuses with
 * `withdrawal_not_found`, `wrong_state`, `already_sent` or `payout_under_way`.
 */
export async function rejectWithdrawal(
  context: Context,
  { withdrawalId, reason }: { withdrawalId: string; reason: string },
): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    withdrawalMachine.after(withdrawal.state, 'reject')
    if (withdrawal.payoutFileId) throw alreadySent()
    if (await findLivePayout(tx.db, withdrawalId)) throw payoutUnderWay()
    await moveWithdrawal(tx, withdrawal, 'reject', { reason, closedAt: tx.clock.now() })
    await bookReturned(tx, withdrawal)
    await tx.facts.announce(tx, 'withdrawal.rejected', { withdrawalId, shopId: withdrawal.shopId })
  })
}
