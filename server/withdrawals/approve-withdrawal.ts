import type { Currency } from '#shared/currencies.ts'
import { lockBalances, requireBalancedLedger } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { refuseWhileHeld } from '#server/shops/index.ts'
import { balanceTooLow } from './errors.ts'
import { getLockedWithdrawal } from './get-locked-withdrawal.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { sumApproved, type WithdrawalHead } from './repository.ts'
import { isCovered } from './is-covered.ts'
import { intendPayout } from './send-payout.ts'
import { moveWithdrawal, withdrawalMachine } from './withdrawal-state.ts'

/**
 * Lets a withdrawal be paid, unless money went back to customers since it was asked for and the shop no longer has it. One to
 * PayPal is paid by itself from then on, where that is switched on.
 * Refuses with `withdrawal_not_found`, `wrong_state`, `contract_unsigned`, `balance_too_low`, or `ledger_out_of_balance`
 * while the book was found wrong.
 */
export async function approveWithdrawal(context: Context, withdrawalId: string): Promise<void> {
  mayJudgeWithdrawals(context)
  await inTransaction(context, async (tx) => {
    const withdrawal = await getLockedWithdrawal(tx, withdrawalId)
    withdrawalMachine.after(withdrawal.state, 'approve')
    await refuseWhileHeld(tx, { act: 'payout', shopId: withdrawal.shopId })
    await requireBalancedLedger(tx)
    await checkCovered(tx, withdrawal)
    await moveWithdrawal(tx, withdrawal, 'approve', { approvedAt: tx.clock.now() })
    await intendPayout(tx, withdrawal)
    await tx.facts.announce(tx, 'withdrawal.approved', { withdrawalId, shopId: withdrawal.shopId })
  })
}

/** With the shop's balances held still, so that a refund comes before or after this look, not during it. */
async function checkCovered(tx: Context, { shopId, currency, amountMinor, feeMinor }: WithdrawalHead): Promise<void> {
  const account = { shopId, currency: currency as Currency }
  const { available, withdrawing } = await lockBalances(tx, account)
  const promisedMinor = await sumApproved(tx.db, account)
  const totalMinor = amountMinor + feeMinor
  if (isCovered({ availableMinor: available, withdrawingMinor: withdrawing, promisedMinor, totalMinor })) return
  throw balanceTooLow(
    'Money went back to customers since this was asked for, and the shop no longer has all of it. Reject it, or wait for new orders.',
  )
}
