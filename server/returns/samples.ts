import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import {
  returnAcceptedLetter,
  returnDeclinedLetter,
  returnNotedLetter,
  returnReceivedLetter,
  returnRequestedLetter,
  returnWithdrawnLetter,
} from './letters.ts'

/** Every letter about returns, with things made up. */
export function returnsSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
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
  return {
    'return-requested:sample': returnRequestedLetter({ ...shop, answerBy: 'March 4' }),
    'return-noted:sample': returnNotedLetter(customer),
    'return-accepted:sample': returnAcceptedLetter({ ...customer, sendBy: 'March 18' }),
    'return-declined:sample': returnDeclinedLetter(customer),
    'return-received:sample': returnReceivedLetter(customer),
    'return-withdrawn:sample': returnWithdrawnLetter({ ...shop, because: 'The customer keeps it after all.' }),
  }
}
