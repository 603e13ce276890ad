import { writeDay, type LetterText } from '#server/platform/mail/index.ts'

/** What a letter needs to know of a return. */
export interface ReturnInLetter {
  number: string
  orderNumber: string
  things: string
  shopName: string
  customer: string
  words: string
  labelNote: string
  declineReason: string
}

interface About {
  back: ReturnInLetter
  url: string
}

/** To the shop: a customer wants to send something back. */
export function returnRequestedLetter({
  back,
  url,
  answerBy,
  locale,
}: About & { answerBy: Date | null; locale: string }): LetterText {
  return {
    subject: `${back.customer} wants to return something of order ${back.orderNumber}`,
    heading: 'A return is asked for',
    paragraphs: [
      `${back.customer} wants to send back: ${back.things}.`,
      ...(back.words === '' ? [] : [`“${back.words}”`]),
      ...(answerBy
        ? [`Please accept or decline by ${writeDay(answerBy, locale)}. Without an answer it is accepted by itself.`]
        : []),
    ],
    action: { label: `Open return ${back.number}`, url },
  }
}

/** To the customer: the request has arrived. */
export function returnNotedLetter({ back, url }: About): LetterText {
  return {
    subject: `Your return ${back.number} of order ${back.orderNumber}`,
    heading: 'We have told the shop',
    paragraphs: [`${back.shopName} reads that you want to send back: ${back.things}. We write when it has answered.`],
    action: { label: 'See your order', url },
  }
}

/** To the customer: send it. */
export function returnAcceptedLetter({
  back,
  url,
  sendBy,
  locale,
}: About & { sendBy: Date | null; locale: string }): LetterText {
  return {
    subject: `Please send your return ${back.number}`,
    heading: 'Your return is accepted',
    paragraphs: [
      `${back.shopName} takes back: ${back.things}.`,
      ...(back.labelNote === '' ? [] : [back.labelNote]),
      ...(sendBy ? [`Please send it by ${writeDay(sendBy, locale)}.`] : []),
      'The money goes back by itself when it has arrived.',
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer: the shop refuses, and what can be done. */
export function returnDeclinedLetter({ back, url }: About): LetterText {
  return {
    subject: `Your return ${back.number} was declined`,
    heading: 'The shop does not take it back',
    paragraphs: [
      `${back.shopName} has declined the return of ${back.things}. The reason given: ${back.declineReason}`,
      'If you do not agree, you can open a dispute on the page of your order; then the market decides.',
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer: it has arrived, and the money goes back. */
export function returnReceivedLetter({ back, url }: About): LetterText {
  return {
    subject: `Your return ${back.number} has arrived`,
    heading: 'The shop has it back',
    paragraphs: [`${back.shopName} has received ${back.things}. The money goes back; we write again when it has.`],
    action: { label: 'See your order', url },
  }
}

/** To the shop: the customer keeps it (no words), or it never came. */
export function returnWithdrawnLetter({ back, url, because }: About & { because: string }): LetterText {
  return {
    subject: `Return ${back.number} of order ${back.orderNumber} is off`,
    heading: 'A return is off',
    paragraphs: [
      `${back.things} of order ${back.orderNumber} does not come back. ${because || 'The customer keeps it.'}`,
    ],
    action: { label: `Open return ${back.number}`, url },
  }
}
