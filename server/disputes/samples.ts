import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { appealedLetter, decidedLetter, openedLetter, overLetter, raisedLetter, spokenLetter } from './letters.ts'

/** Every letter about disputes, with things made up. */
export function disputesSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const { locale, currency } = settingsOf(context)
  const dispute = {
    number: 'D-1003',
    orderNumber: 'S-10042',
    things: '1 × Blue kettle',
    shopName: 'Oficina do Barro',
    customer: 'Ada Lovelace',
  }
  const shop = { dispute, url: `${context.config.publicUrl}/seller/disputes/sample` }
  const customer = { dispute, url: `${context.config.publicUrl}/orders/sample?key=sample` }
  const words = 'The kettle came with a crack.'
  return {
    'dispute-raised:sample': raisedLetter({ ...shop, words }),
    'dispute-opened:sample': openedLetter({ ...customer, isOfBank: false, answerBy: 'March 4' }),
    'dispute-opened:bank': openedLetter({ ...shop, isOfBank: true, answerBy: 'March 4' }),
    'dispute-spoken:sample': spokenLetter({ ...customer, who: dispute.shopName }),
    'dispute-decided:sample': decidedLetter({
      ...customer,
      amount: { amountMinor: 4_900, currency },
      reason: 'The picture shows the crack.',
      locale,
    }),
    'dispute-appealed:sample': appealedLetter({ ...shop, who: dispute.customer, words }),
    'dispute-over:sample': overLetter({ ...shop, how: 'The customer has taken it back.' }),
  }
}
