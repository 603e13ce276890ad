import { formatMoney, type Money } from '#shared/money.ts'
import { writeDate, type LetterText } from '#server/platform/mail/index.ts'
import { whyInWords } from '../why-in-words.ts'

/** What a letter needs to know of a subscription. */
export interface SubscriptionInLetter {
  number: string
  /** `2 × Kettle, blue`. */
  things: string
  shopName: string
  nextOn: Date | null
  total: Money | null
  /** Opens it in the account. */
  url: string
  locale: string
}

/** To the customer: it has begun. */
export function startedLetter({ number, things, shopName, nextOn, url, locale }: SubscriptionInLetter): LetterText {
  return {
    subject: `Your subscription ${number} has begun`,
    heading: 'Your subscription has begun',
    paragraphs: [
      `${things} from ${shopName}.`,
      ...(nextOn ? [`It comes again on ${writeDate(nextOn, locale)}, and your card is charged on that day.`] : []),
      'You can skip, pause, change or cancel it in your account.',
    ],
    action: { label: 'See your subscription', url },
  }
}

/** To the customer: a cycle is paid. */
export function renewedLetter({
  number,
  things,
  shopName,
  nextOn,
  total,
  url,
  locale,
}: SubscriptionInLetter): LetterText {
  return {
    subject: `Your subscription ${number} is renewed`,
    heading: 'The next one is on its way',
    paragraphs: [
      `${things} from ${shopName}.${total ? ` Your card was charged ${formatMoney(total, locale)}.` : ''}`,
      ...(nextOn ? [`After that it comes on ${writeDate(nextOn, locale)}.`] : []),
    ],
    action: { label: 'See your subscription', url },
  }
}

/** To the customer: a cycle could not be charged. */
export function unpaidLetter(
  { number, things, shopName, total, url, locale }: SubscriptionInLetter,
  { failure, nextTryAt }: { failure: string; nextTryAt: Date | null },
): LetterText {
  const sum = total ? ` (${formatMoney(total, locale)})` : ''
  return {
    subject: `Your subscription ${number} could not be renewed`,
    heading: 'Your subscription could not be renewed',
    paragraphs: [
      `${things} from ${shopName}${sum}. ${whyInWords(failure)}`,
      nextTryAt
        ? `We try again on ${writeDate(nextTryAt, locale)}. If your card has changed, choose another before that.`
        : 'We do not try again by ourselves. You can choose another card and take the subscription up again.',
    ],
    action: { label: 'See your subscription', url },
  }
}

/** To the customer: the bank wants a confirmation. */
export function confirmationLetter({ number, things, total, url, locale }: SubscriptionInLetter): LetterText {
  return {
    subject: `Please confirm a payment for your subscription ${number}`,
    heading: 'Your bank wants you to confirm this payment',
    paragraphs: [
      `It is for ${things}${total ? `, ${formatMoney(total, locale)}` : ''}. Nothing is charged and nothing sent before you have confirmed it.`,
    ],
    action: { label: 'Confirm the payment', url },
  }
}

/** To the customer: what is unpaid is not forgotten. */
export function reminderLetter(
  { number, things, shopName, total, url, locale }: SubscriptionInLetter,
  failure: string,
): LetterText {
  return {
    subject: `Please think of the payment of your subscription ${number}`,
    heading: 'A payment is still open',
    paragraphs: [
      `${things} from ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyInWords(failure)}`,
      'Choose another card, or pay now, so that it can go on.',
    ],
    action: { label: 'See your subscription', url },
  }
}

/** To the customer: the card expires. */
export function expiringLetter({ number, things, nextOn, url, locale }: SubscriptionInLetter): LetterText {
  return {
    subject: `The card of your subscription ${number} expires soon`,
    heading: 'Your card expires soon',
    paragraphs: [
      `${things}${nextOn ? ` comes next on ${writeDate(nextOn, locale)}` : ''}. Choose another card, so that it can go on.`,
    ],
    action: { label: 'Choose another card', url },
  }
}

/** To the customer: it is over. */
export function endedLetter({ number, things, shopName, url }: SubscriptionInLetter, reason: string): LetterText {
  return {
    subject: `Your subscription ${number} has ended`,
    heading: 'Your subscription has ended',
    paragraphs: [
      `${things} from ${shopName} does not come any more, and nothing is charged for it.`,
      ...(reason === 'unpaid' ? ['The last cycle could not be charged, so it was not sent.'] : []),
      'You can take it up again in your account.',
    ],
    action: { label: 'See your subscription', url },
  }
}
