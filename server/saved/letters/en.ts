import { formatMoney, type Money } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'

/** To who asked: a thing is on the shelf again. */
export function returnedLetter({
  title,
  optionValues,
  shopName,
  url,
}: {
  title: string
  optionValues: readonly string[]
  shopName: string
  url: string
}): LetterText {
  const thing = optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
  return {
    subject: `${title} is back on the shelf`,
    heading: `${title} is back`,
    paragraphs: [`You asked to be told: ${thing} of ${shopName} is on the shelf again. It is not held for you.`],
    action: { label: 'Look at it', url },
    footnote: 'This was the one letter you asked for.',
  }
}

/** To who saved a thing: it costs less than before. */
export function cheaperLetter({
  title,
  shopName,
  before,
  now,
  url,
  locale,
}: {
  title: string
  shopName: string
  before: Money
  now: Money
  url: string
  locale: string
}): LetterText {
  return {
    subject: `${title} costs less now`,
    heading: `${title} for ${formatMoney(now, locale)}`,
    paragraphs: [
      `You saved ${title} of ${shopName}. It costs ${formatMoney(now, locale)} now; it was ${formatMoney(before, locale)}.`,
    ],
    action: { label: 'Look at it', url },
  }
}
