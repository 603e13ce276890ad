/** The name of a country (ISO 3166-1 alpha-2) in a locale: `PT` is "Portugal". */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
