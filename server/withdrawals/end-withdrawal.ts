import type { Context } from '#server/platform/context.ts'
import { bookCameBack, bookPaid, bookReturned } from './book-withdrawals.ts'
import { findLivePayout } from './payout-repository.ts'
import type { WithdrawalHead } from './repository.ts'
import { moveWithdrawal } from './withdrawal-state.ts'

export type WithdrawalEnd = { end: 'paid'; reference: string } | { end: 'failed'; reason: string }

/**
 * Ends a withdrawal, locked by the caller: it was paid, or was not, or came back after it had been paid, and then its
 * money is available again. What a provider pays comes out of its own account. Refuses with `wrong_state`.
 */
export async function endWithdrawal(tx: Context, withdrawal: WithdrawalHead, end: WithdrawalEnd): Promise<void> {
  const fact = { withdrawalId: withdrawal.id, shopId: withdrawal.shopId }
  const closedAt = tx.clock.now()
  const from = (await findLivePayout(tx.db, withdrawal.id)) ? 'gateway_clearing' : 'bank_clearing'
  if (end.end === 'paid') {
    await moveWithdrawal(tx, withdrawal, 'pay', { reference: end.reference, closedAt })
    await bookPaid(tx, withdrawal, from)
    return await tx.facts.announce(tx, 'withdrawal.paid', fact)
  }
  const hadBeenPaid = withdrawal.state === 'paid'
  await moveWithdrawal(tx, withdrawal, hadBeenPaid ? 'come_back' : 'fail', { reason: end.reason, closedAt })
  if (hadBeenPaid) await bookCameBack(tx, withdrawal, from)
  else await bookReturned(tx, withdrawal)
  await tx.facts.announce(tx, 'withdrawal.failed', fact)
}
