import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about returns, with things made up. */
export function returnsSamples({ config }: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const back = {
    number: 'R-1007',
    orderNumber: 'S-10042',
    things: '1 × Blue kettle',
    shopName: 'Oficina do Barro',
    customer: 'Ada Lovelace',
    words: 'It is smaller than I thought.',
    labelNote: 'The label is in the parcel.',
    declineReason: 'It has been used.',
  }
  const shop = { back, url: `${config.publicUrl}/seller/returns/sample` }
  const customer = { back, url: `${config.publicUrl}/orders/sample?key=sample` }
  const [soon, later] = [new Date('2027-03-04T12:00:00Z'), new Date('2027-03-18T12:00:00Z')]
  return {
    'return-requested:sample': words.returnRequestedLetter({ ...shop, answerBy: soon, locale }),
    'return-noted:sample': words.returnNotedLetter(customer),
    'return-accepted:sample': words.returnAcceptedLetter({ ...customer, sendBy: later, locale }),
    'return-declined:sample': words.returnDeclinedLetter(customer),
    'return-received:sample': words.returnReceivedLetter(customer),
    'return-withdrawn:sample': words.returnWithdrawnLetter({ ...shop, because: '' }),
  }
}
