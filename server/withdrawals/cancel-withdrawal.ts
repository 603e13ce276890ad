import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { bookReturned } from './book-withdrawals.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { mayWithdraw } from './policy.ts'
import { moveWithdrawal } from './withdrawal-state.ts'

/**
 * The shop takes a withdrawal back that nobody has approved yet; its money is available again. Refuses with
 * `not_allowed`, `withdrawal_not_found` or `wrong_state`.
 */
export async function cancelWithdrawal(context: Context, withdrawalId: string): Promise<void> {
  const { shopId } = mayWithdraw(context)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const withdrawal = await getLockedWithdrawal(tx, withdrawalId, shopId)
      await moveWithdrawal(tx, withdrawal, 'cancel', { closedAt: tx.clock.now() })
      await bookReturned(tx, withdrawal)
      await tx.facts.announce(tx, 'withdrawal.cancelled', { withdrawalId, shopId })
    }),
  )
}
