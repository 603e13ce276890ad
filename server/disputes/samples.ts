import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about disputes, with things made up. */
export function disputesSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { currency } = settingsOf(context)
  const dispute = {
    number: 'D-1003',
    orderNumber: 'S-10042',
    things: '1 × Blue kettle',
    shopName: 'Oficina do Barro',
    customer: 'Ada Lovelace',
  }
  const shop = { dispute, url: `${context.config.publicUrl}/seller/disputes/sample` }
  const customer = { dispute, url: `${context.config.publicUrl}/orders/sample?key=sample` }
  const said = 'The kettle came with a crack.'
  const soon = new Date('2027-03-04T12:00:00Z')
  return {
    'dispute-raised:sample': words.raisedLetter({ ...shop, words: said }),
    'dispute-opened:sample': words.openedLetter({ ...customer, isOfBank: false, answerBy: soon, locale }),
    'dispute-opened:bank': words.openedLetter({ ...shop, isOfBank: true, answerBy: soon, locale }),
    'dispute-spoken:sample': words.spokenLetter({ ...customer, who: dispute.shopName }),
    'dispute-decided:sample': words.decidedLetter({
      ...customer,
      amount: { amountMinor: 4_900, currency },
      reason: 'The picture shows the crack.',
      locale,
    }),
    'dispute-appealed:sample': words.appealedLetter({ ...shop, who: dispute.customer, words: said }),
    'dispute-over:sample': words.overLetter({ ...shop, outcome: 'withdrawn' }),
  }
}
