import { minorUnitDigits } from '#shared/currencies.ts'

/** Every currency a shop may price in, by its name in this language. */
export function currencyChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Object.keys(minorUnitDigits)
    .map((code) => ({ value: code, label: `${names.of(code)} (${code})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}
