import type { FallenVariant } from '../repository.ts'
import type * as en from './en.ts'
import { mostNamed } from './most-named.ts'

/** The letters about stock, in Portuguese. */
export const pt: typeof en = {
  stockLowLetter: ({ shopName, fallen, url }) => {
    const named = fallen.slice(0, mostNamed).map((variant) => `${nameOf(variant)}: ${leftOf(variant)}.`)
    const more = fallen.length - named.length
    const [first] = fallen
    return {
      subject:
        fallen.length === 1 && first
          ? `${first.title.slice(0, 60)}: ${leftOf(first)}`
          : `Resta pouco de ${fallen.length} artigos`,
      heading: 'Quase esgotado',
      paragraphs: [`Na prateleira de ${shopName} resta pouco:`, ...named, ...(more > 0 ? [`E de mais ${more}.`] : [])],
      action: { label: 'Ver o stock', url },
    }
  },
}

function nameOf({ title, optionValues }: FallenVariant): string {
  return optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
}

function leftOf({ left }: FallenVariant): string {
  if (left <= 0) return 'esgotado'
  return left === 1 ? 'resta 1' : `restam ${left}`
}
