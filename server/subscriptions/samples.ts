import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import {
  confirmationLetter,
  endedLetter,
  expiringLetter,
  renewedLetter,
  startedLetter,
  unpaidLetter,
} from './letters.ts'

/** Every letter about subscriptions, with things made up. */
export function subscriptionsSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const { locale, currency } = settingsOf(context)
  const subscription = {
    number: 'A-1004',
    things: '1 × Coffee of the month',
    shopName: 'Oficina do Barro',
    nextOn: '2027-04-04',
    total: { amountMinor: 1_850, currency },
    url: `${context.config.publicUrl}/account/subscriptions/sample`,
    locale,
  }
  return {
    'subscription-started:sample': startedLetter(subscription),
    'subscription-renewed:sample': renewedLetter(subscription),
    'subscription-unpaid:sample': unpaidLetter(subscription, {
      why: 'The bank has refused the card.',
      nextTryAt: '2027-03-07T08:00:00Z',
    }),
    'subscription-confirmation:sample': confirmationLetter(subscription),
    'card-expiring:sample': expiringLetter(subscription),
    'subscription-ended:sample': endedLetter(subscription, 'unpaid'),
  }
}
