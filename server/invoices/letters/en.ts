import { formatMoney, type Money } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'

const whats = { invoice: 'invoice', credit_note: 'credit note', correction: 'corrective invoice' }

/** What a letter needs to know of a document. */
export interface DocumentInLetter {
  number: string
  /** Who wrote it. */
  from: string
  /** With tax. */
  total: Money
  url: string
  locale: string
}

export type Kind = { kind: keyof typeof whats }

/** To a customer: the document about their order. */
export function invoiceLetter({ order, url, ...about }: DocumentInLetter & Kind & { order: string }): LetterText {
  return { ...attached(about, `for order ${order}`), action: { label: 'See your order', url } }
}

/** To the owner of a shop: what the market takes for the month. */
export function commissionLetter({ url, ...about }: DocumentInLetter & Kind): LetterText {
  return { ...attached(about, 'for the commission of the month'), action: { label: 'See all invoices', url } }
}

/** To the owner of a shop: what a payout is made of. */
export function statementLetter({
  number,
  from,
  total,
  withdrawal,
  url,
  locale,
}: DocumentInLetter & { withdrawal: string }): LetterText {
  return {
    subject: `Your statement ${number} from ${from}`,
    heading: 'Your statement',
    paragraphs: [
      `The statement ${number} of withdrawal ${withdrawal}, ${formatMoney(total, locale)} paid out, is attached.`,
    ],
    action: { label: 'See all invoices', url },
  }
}

function attached(
  { kind, number, from, total, locale }: Omit<DocumentInLetter, 'url'> & Kind,
  about: string,
): Pick<LetterText, 'subject' | 'heading' | 'paragraphs'> {
  return {
    subject: `Your ${whats[kind]} ${number} from ${from}`,
    heading: `Your ${whats[kind]}`,
    paragraphs: [
      `The ${whats[kind]} ${number} ${about}, ${formatMoney(total, locale)} with tax, is attached.`,
      'It is a PDF that also carries the figures for bookkeeping programs.',
    ],
  }
}
