import type { LetterText } from '#server/platform/mail/index.ts'
import type { FallenVariant } from '../repository.ts'
import { mostNamed } from './most-named.ts'

/** To everybody who works in a shop: of these variants little is left, or nothing. At least one; the first ten are named. */
export function stockLowLetter({
  shopName,
  fallen,
  url,
}: {
  shopName: string
  fallen: readonly FallenVariant[]
  /** Where the button of the letter leads. */
  url: string
}): LetterText {
  const named = fallen.slice(0, mostNamed).map((variant) => `${nameOf(variant)}: ${leftOf(variant)}.`)
  const more = fallen.length - named.length
  const [first] = fallen
  return {
    subject:
      fallen.length === 1 && first
        ? `${first.title.slice(0, 60)}: ${leftOf(first)}`
        : `Little is left of ${fallen.length} things`,
    heading: 'Nearly sold out',
    paragraphs: [
      `On the shelf of ${shopName} there is little left:`,
      ...named,
      ...(more > 0 ? [`And of ${more} more.`] : []),
    ],
    action: { label: 'Look at the stock', url },
  }
}

function nameOf({ title, optionValues }: FallenVariant): string {
  return optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
}

function leftOf({ left }: FallenVariant): string {
  return left > 0 ? `${left} left` : 'sold out'
}
