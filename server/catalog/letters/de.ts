import type { FallenVariant } from '../repository.ts'
import type * as en from './en.ts'
import { mostNamed } from './most-named.ts'

/** The letters about stock, in German. */
export const de: typeof en = {
  stockLowLetter: ({ shopName, fallen, url }) => {
    const named = fallen.slice(0, mostNamed).map((variant) => `${nameOf(variant)}: ${leftOf(variant)}.`)
    const more = fallen.length - named.length
    const [first] = fallen
    return {
      subject:
        fallen.length === 1 && first
          ? `${first.title.slice(0, 60)}: ${leftOf(first)}`
          : `Von ${fallen.length} Artikeln ist wenig übrig`,
      heading: 'Fast ausverkauft',
      paragraphs: [
        `Im Regal von ${shopName} ist nur noch wenig übrig:`,
        ...named,
        ...(more > 0 ? [`Und von ${more} weiteren.`] : []),
      ],
      action: { label: 'Bestand ansehen', url },
    }
  },
}

function nameOf({ title, optionValues }: FallenVariant): string {
  return optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
}

function leftOf({ left }: FallenVariant): string {
  return left > 0 ? `noch ${left} Stück` : 'ausverkauft'
}
