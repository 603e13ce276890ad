import type { Currency } from '#shared/currencies.ts'
import { post, type Posting } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import {
  withdrawalCameBackEntries,
  withdrawalPaidEntries,
  withdrawalReturnedEntries,
  type PaidFrom,
} from './posting-rules.ts'
import type { WithdrawalHead } from './repository.ts'

/** What the ends of withdrawals write into the book; the request is posted with its guard where it is made. */

/** The money left, by the bank or out of what a provider holds for the market. */
export async function bookPaid(tx: Context, withdrawal: WithdrawalHead, from: PaidFrom): Promise<void> {
  await post(tx, {
    ...about(tx, withdrawal),
    key: `withdrawal-paid:${withdrawal.id}`,
    kind: 'withdrawal_paid',
    description: `Withdrawal W-${withdrawal.number} paid`,
    entries: withdrawalPaidEntries(withdrawal.amountMinor, withdrawal.feeMinor, from),
  })
}

/** What was set aside is available again. */
export async function bookReturned(tx: Context, withdrawal: WithdrawalHead): Promise<void> {
  await post(tx, {
    ...about(tx, withdrawal),
    key: `withdrawal-returned:${withdrawal.id}`,
    kind: 'withdrawal_returned',
    description: `Withdrawal W-${withdrawal.number} came back`,
    entries: withdrawalReturnedEntries(withdrawal.amountMinor + withdrawal.feeMinor),
  })
}

/** What had been paid came back to where it was paid from, and is available again, with the fee. */
export async function bookCameBack(tx: Context, withdrawal: WithdrawalHead, to: PaidFrom): Promise<void> {
  await post(tx, {
    ...about(tx, withdrawal),
    key: `withdrawal-came-back:${withdrawal.id}`,
    kind: 'withdrawal_returned',
    description: `Withdrawal W-${withdrawal.number} came back after it was paid`,
    entries: withdrawalCameBackEntries(withdrawal.amountMinor, withdrawal.feeMinor, to),
  })
}

function about(
  tx: Context,
  { shopId, currency }: WithdrawalHead,
): Pick<Posting, 'shopId' | 'orderId' | 'currency' | 'at'> {
  return { shopId, orderId: null, currency: currency as Currency, at: tx.clock.now() }
}
