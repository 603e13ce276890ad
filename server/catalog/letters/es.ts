import type { FallenVariant } from '../repository.ts'
import type * as en from './en.ts'
import { mostNamed } from './most-named.ts'

/** The letters about stock, in Spanish. */
export const es: typeof en = {
  stockLowLetter: ({ shopName, fallen, url }) => {
    const named = fallen.slice(0, mostNamed).map((variant) => `${nameOf(variant)}: ${leftOf(variant)}.`)
    const more = fallen.length - named.length
    const [first] = fallen
    return {
      subject:
        fallen.length === 1 && first
          ? `${first.title.slice(0, 60)}: ${leftOf(first)}`
          : `Queda poco de ${fallen.length} artículos`,
      heading: 'Casi agotado',
      paragraphs: [`En el estante de ${shopName} queda poco:`, ...named, ...(more > 0 ? [`Y de ${more} más.`] : [])],
      action: { label: 'Ver las existencias', url },
    }
  },
}

function nameOf({ title, optionValues }: FallenVariant): string {
  return optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
}

function leftOf({ left }: FallenVariant): string {
  if (left <= 0) return 'agotado'
  return left === 1 ? 'queda 1' : `quedan ${left}`
}
