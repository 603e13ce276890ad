import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about payouts, with things made up. */
export function withdrawalsSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { currency } = settingsOf(context)
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
    'withdrawal-requested:sample': words.requestedLetter(withdrawal),
    'withdrawal-approved:sample': words.approvedLetter(withdrawal),
    'withdrawal-paid:sample': words.paidLetter(withdrawal),
    'withdrawal-failed:sample': words.returnedLetter(withdrawal, 'failed'),
    'withdrawal-rejected:sample': words.returnedLetter(withdrawal, 'rejected'),
    'withdraw-method-added:sample': words.methodLetter('added', method),
    'withdraw-method-removed:sample': words.methodLetter('removed', method),
  }
}
