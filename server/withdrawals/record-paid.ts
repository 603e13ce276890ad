import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { bookPaid } from './book-withdrawals.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { moveWithdrawal } from './withdrawal-state.ts'

/**
 * Notes that the money of an approved withdrawal has left the bank, under the payer's own word for the transfer. Refuses
 * with `withdrawal_not_found` or `wrong_state`.
 */
export async function recordPaid(
  context: Context,
  { withdrawalId, reference }: { withdrawalId: string; reference: string },
): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    await moveWithdrawal(tx, withdrawal, 'pay', { reference, closedAt: tx.clock.now() })
    await bookPaid(tx, withdrawal)
    await tx.facts.announce(tx, 'withdrawal.paid', { withdrawalId, shopId: withdrawal.shopId })
  })
}
