import { minorUnitDigits } from '#shared/currencies.ts'
import type { Money } from '#shared/money.ts'

/** An amount for the axis of a chart, without cents: `€400`, `€15k`. */
export function shortAmount({ amountMinor, currency }: Money, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(amountMinor / 10 ** minorUnitDigits[currency])
}

/** Three to six round marks from nothing to at least `most` (minor units), whole units of the currency apart. */
export function roundMarks({ amountMinor: most, currency }: Money): number[] {
  const unit = 10 ** minorUnitDigits[currency]
  const rough = Math.max(most / unit / 4, 1)
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].find((factor) => factor * size >= rough)! * size * unit
  return Array.from({ length: Math.max(Math.ceil(most / step), 2) + 1 }, (_, mark) => mark * step)
}
