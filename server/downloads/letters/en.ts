import { writeDate, type LetterText } from '#server/platform/mail/index.ts'

/** To the customer: what they bought can be downloaded. */
export function filesReadyLetter({
  orderNumber,
  shopName,
  names,
  openUntil,
  most,
  url,
  locale,
}: {
  orderNumber: string
  shopName: string
  names: readonly string[]
  openUntil: Date
  most: number
  /** Opens the order without signing in. */
  url: string
  locale: string
}): LetterText {
  return {
    subject: `Your files of order ${orderNumber} are ready`,
    heading: 'Your files are ready',
    paragraphs: [
      `From ${shopName}: ${names.join(', ')}.`,
      `You can download each of them ${most} times until ${writeDate(openUntil, locale)}. Keep a copy: afterwards only the shop can give them again.`,
    ],
    action: { label: 'Download', url },
    footnote: 'Whoever has this link can see the order and its files, so keep it to yourself.',
  }
}
