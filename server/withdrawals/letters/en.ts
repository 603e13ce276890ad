import { formatMoney, type Money } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'

/** What a letter needs to know of a withdrawal. */
export interface WithdrawalInLetter {
  number: string
  amount: Money
  /** Where it goes, as `PT50 •••• 0154`. */
  to: string
  reason: string
  url: string
  locale: string
}

/** To the owner: somebody asked for the shop's money. */
export function requestedLetter({ number, amount, to, url, locale }: WithdrawalInLetter): LetterText {
  return {
    subject: `Withdrawal ${number} of ${formatMoney(amount, locale)} was asked for`,
    heading: 'A withdrawal was asked for',
    paragraphs: [
      `${formatMoney(amount, locale)} shall be paid to ${to}. The money is set aside; we look at it and write again when it is paid.`,
      'If it was nobody of your shop, take it back at once: it can be cancelled until it is approved.',
    ],
    action: { label: `See withdrawal ${number}`, url },
  }
}

/** To the owner: it is agreed to, and will be paid. */
export function approvedLetter({ number, amount, to, url, locale }: WithdrawalInLetter): LetterText {
  return {
    subject: `Withdrawal ${number} of ${formatMoney(amount, locale)} is approved`,
    heading: 'Your withdrawal is approved',
    paragraphs: [`${formatMoney(amount, locale)} will be paid to ${to}. We write again when it is on its way.`],
    action: { label: `See withdrawal ${number}`, url },
  }
}

/** To the owner: the money has left. */
export function paidLetter({ number, amount, to, url, locale }: WithdrawalInLetter): LetterText {
  return {
    subject: `${formatMoney(amount, locale)} is on its way to you`,
    heading: 'Your money is on its way',
    paragraphs: [
      `Withdrawal ${number}: ${formatMoney(amount, locale)} has been paid to ${to}. Banks may take a day to show it.`,
      'The page of the withdrawal lists the orders and refunds it settles.',
    ],
    action: { label: `See withdrawal ${number}`, url },
  }
}

/** To the owner: it was sent back, or could not be paid; the money is available again. */
export function returnedLetter(
  { number, amount, reason, url, locale }: WithdrawalInLetter,
  why: 'failed' | 'rejected',
): LetterText {
  return {
    subject: `Withdrawal ${number} ${why === 'failed' ? 'could not be paid' : 'was sent back'}`,
    heading: why === 'failed' ? 'Your withdrawal could not be paid' : 'Your withdrawal was sent back',
    paragraphs: [`${formatMoney(amount, locale)} is available in your balance again.`, `The reason given: ${reason}`],
    action: { label: `See withdrawal ${number}`, url },
  }
}

/** To the owner: where the shop is paid has changed. */
export function methodLetter(
  change: 'added' | 'removed',
  { to, hours, url }: { to: string; hours: number; url: string },
): LetterText {
  const words = {
    added: `${to} was added to the places where your shop can be paid. It can be used in ${hours} hours.`,
    removed: `Your shop is no longer paid at ${to}.`,
  }
  return {
    subject:
      change === 'added' ? 'A new account to pay your shop was added' : 'An account to pay your shop was removed',
    heading: 'Where your shop is paid has changed',
    paragraphs: [
      words[change],
      'If it was not you, remove the account, set a new password, and tell the people who run the market.',
    ],
    action: { label: 'Look at your accounts', url },
  }
}
