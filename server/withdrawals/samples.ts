import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { methodLetter, paidLetter, requestedLetter, returnedLetter } from './letters.ts'

/** Every letter about payouts, with things made up. */
export function withdrawalsSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const { locale, currency } = settingsOf(context)
  const to = 'PT50 •••• 0154'
  const withdrawal = {
    number: 'W-1002',
    amount: { amountMinor: 120_000, currency },
    to,
    reason: 'The account is closed.',
    url: `${context.config.publicUrl}/seller/withdrawals/sample`,
    locale,
  }
  const method = { to, hours: 48, url: `${context.config.publicUrl}/seller/withdraw-methods` }
  return {
    'withdrawal-requested:sample': requestedLetter(withdrawal),
    'withdrawal-paid:sample': paidLetter(withdrawal),
    'withdrawal-failed:sample': returnedLetter(withdrawal, 'failed'),
    'withdrawal-rejected:sample': returnedLetter(withdrawal, 'rejected'),
    'withdraw-method-added:sample': methodLetter('added', method),
    'withdraw-method-removed:sample': methodLetter('removed', method),
  }
}
