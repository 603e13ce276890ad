import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about subscriptions, with things made up. */
export function subscriptionsSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { currency } = settingsOf(context)
  const subscription = {
    number: 'A-1004',
    things: '1 × Coffee of the month',
    shopName: 'Oficina do Barro',
    nextOn: new Date('2027-04-04T00:00:00Z'),
    total: { amountMinor: 1_850, currency },
    url: `${context.config.publicUrl}/account/subscriptions/sample`,
    locale,
  }
  return {
    'subscription-started:sample': words.startedLetter(subscription),
    'subscription-renewed:sample': words.renewedLetter(subscription),
    'subscription-unpaid:sample': words.unpaidLetter(subscription, {
      failure: 'card_declined',
      nextTryAt: new Date('2027-03-07T08:00:00Z'),
    }),
    'subscription-reminder:sample': words.reminderLetter(subscription, 'expired_card'),
    'subscription-confirmation:sample': words.confirmationLetter(subscription),
    'card-expiring:sample': words.expiringLetter(subscription),
    'subscription-ended:sample': words.endedLetter(subscription, 'unpaid'),
  }
}
