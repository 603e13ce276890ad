import { formatMoney, type Money } from '#shared/money.ts'
import { writeDay, type LetterText } from '#server/platform/mail/index.ts'

/** What a letter needs to know of a dispute. */
export interface DisputeInLetter {
  number: string
  orderNumber: string
  things: string
  shopName: string
  customer: string
}

/** How a dispute ended that the market did not decide: a bank did, or the customer took it back. */
export type DisputeOutcome = 'lost' | 'won' | 'withdrawn'

interface About {
  dispute: DisputeInLetter
  url: string
}

/** To the shop: a customer says that something is wrong. */
export function raisedLetter({ dispute, words, url }: About & { words: string }): LetterText {
  const { orderNumber, customer, things } = dispute
  return {
    subject: `${customer} says something is wrong with order ${orderNumber}`,
    heading: 'Something is wrong',
    paragraphs: [
      `${customer} writes about order ${orderNumber} (${things}):`,
      `“${words}”`,
      'Please answer soon: after 48 hours without agreement the market can be asked to decide.',
    ],
    action: { label: 'Answer', url },
  }
}

/** To both sides: the market, or a bank, decides now. */
export function openedLetter({
  dispute,
  isOfBank,
  answerBy,
  url,
  locale,
}: About & { isOfBank: boolean; answerBy: Date | null; locale: string }): LetterText {
  const { number, orderNumber } = dispute
  const until = answerBy ? ` until ${writeDay(answerBy, locale)}` : ''
  return {
    subject: `Dispute ${number} about order ${orderNumber} is open`,
    heading: isOfBank ? 'A bank has taken the money back' : 'The market decides',
    paragraphs: [
      isOfBank
        ? `The customer’s bank has opened a chargeback for order ${orderNumber}. The money is set aside until the bank has decided.`
        : `Both sides can say and show more${until}. The money is set aside, and nobody gives back until there is a verdict.`,
    ],
    action: { label: 'See the dispute', url },
  }
}

/** To the other side: something was said. */
export function spokenLetter({ dispute, who, url }: About & { who: string }): LetterText {
  return {
    subject: `${who} has written about order ${dispute.orderNumber}`,
    heading: 'There are new words',
    paragraphs: [`${who} has written in dispute ${dispute.number} about order ${dispute.orderNumber}.`],
    action: { label: 'Read it', url },
  }
}

/** To the other side: the verdict is appealed. */
export function appealedLetter({ dispute, who, words, url }: About & { who: string; words: string }): LetterText {
  return {
    subject: `${who} asks for another look at dispute ${dispute.number}`,
    heading: 'The verdict is appealed',
    paragraphs: [
      `${who} does not agree with the verdict about order ${dispute.orderNumber}:`,
      `“${words}”`,
      'Money that has moved stays where it is. The market decides once more, and that is final.',
    ],
    action: { label: 'See the dispute', url },
  }
}

/** To both sides: the verdict, and why. */
export function decidedLetter({
  dispute,
  amount,
  reason,
  url,
  locale,
}: About & { amount: Money; reason: string; locale: string }): LetterText {
  return {
    subject: `The verdict in dispute ${dispute.number}`,
    heading: amount.amountMinor > 0 ? `${formatMoney(amount, locale)} goes back` : 'Nothing goes back',
    paragraphs: [
      amount.amountMinor > 0
        ? `Of order ${dispute.orderNumber}, ${formatMoney(amount, locale)} goes back to ${dispute.customer}.`
        : `Order ${dispute.orderNumber} stays as it is.`,
      `The reason: ${reason}`,
      'The verdict can be appealed within seven days.',
    ],
    action: { label: 'See the dispute', url },
  }
}

/** To the shop: it is over without a verdict of the market. */
export function overLetter({ dispute, outcome, url }: About & { outcome: DisputeOutcome }): LetterText {
  const how = {
    lost: 'The bank has decided for its customer: the money does not come back.',
    won: 'The bank has decided for you: what was set aside is available again.',
    withdrawn: 'The customer asks for nothing more. What was set aside is available again.',
  }[outcome]
  return {
    subject: `Dispute ${dispute.number} about order ${dispute.orderNumber} is over`,
    heading: 'The dispute is over',
    paragraphs: [how],
    action: { label: 'See the dispute', url },
  }
}
