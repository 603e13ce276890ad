import type { FallenVariant } from '../repository.ts'
import type * as en from './en.ts'
import { mostNamed } from './most-named.ts'

/** The letters about stock, in French. */
export const fr: typeof en = {
  stockLowLetter: ({ shopName, fallen, url }) => {
    const named = fallen.slice(0, mostNamed).map((variant) => `${nameOf(variant)} : ${leftOf(variant)}.`)
    const more = fallen.length - named.length
    const [first] = fallen
    return {
      subject:
        fallen.length === 1 && first
          ? `${first.title.slice(0, 60)} : ${leftOf(first)}`
          : `Il reste peu de ${fallen.length} articles`,
      heading: 'Presque épuisé',
      paragraphs: [
        `Il reste peu de chose dans les rayons de ${shopName} :`,
        ...named,
        ...(more > 0 ? [`Et ${more === 1 ? 'un autre article' : `${more} autres articles`}.`] : []),
      ],
      action: { label: 'Voir le stock', url },
    }
  },
}

function nameOf({ title, optionValues }: FallenVariant): string {
  return optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
}

function leftOf({ left }: FallenVariant): string {
  return left > 0 ? `il en reste ${left}` : 'épuisé'
}
