/** A place of a tax rule in words: `PT` is Portugal, `US-CA` United States, CA, `PT:95` Portugal, codes from 95; '' everywhere. */
export function placeWords(place: string, locale: string): string {
  if (place === '') return 'Everywhere'
  const [, country = '', region, postalCode] = /^([A-Z]{2})(?:-([^:]+))?(?::(.+))?$/.exec(place) ?? []
  if (country === '') return place
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
  if (region) return `${name}, ${region}`
  return postalCode ? `${name}, postal codes from ${postalCode}` : name
}
