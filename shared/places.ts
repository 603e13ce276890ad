/**
 * Places by short codes: `PT` a country, `US-CA` a region of it, `PT:95` the postal codes that begin so. Tax rules and ways
 * to send are for places; a list may leave some out again with `!` before the code.
 */

/** As much of an address as decides about tax and shipping. */
export interface Destination {
  country: string
  /** A code (`CA`) or a name, as it was typed. */
  region: string
  postalCode: string
}

/** What the code of a place looks like. */
export const placePattern = /^[A-Z]{2}(-[A-Z0-9]{1,3}|:[A-Z0-9][A-Z0-9 -]{0,9})?$/

/** How narrow a place is: 0 everywhere (`''`), 1 a country, 2 a region, more for each figure of a postal code. */
export function narrownessOf(place: string): number {
  if (place === '') return 0
  const [, postal] = place.split(':')
  if (postal !== undefined) return 2 + plain(postal).length
  return place.includes('-') ? 2 : 1
}

/** Whether a destination lies in a place; `''` is everywhere. */
export function liesIn(place: string, { country, region, postalCode }: Destination): boolean {
  if (place === '') return true
  if (place.slice(0, 2) !== country) return false
  if (place.length === 2) return true
  const rest = place.slice(3)
  if (place[2] === ':') return plain(postalCode).startsWith(plain(rest))
  const named = plain(region)
  return named === rest || named === plain(place)
}

/** Whether a destination lies in one of some places and in none that is left out; no places at all is everywhere. */
export function liesInAny(places: readonly string[], destination: Destination): boolean {
  const leftOut = places.filter((place) => place.startsWith('!')).map((place) => place.slice(1))
  const wanted = places.filter((place) => !place.startsWith('!'))
  if (leftOut.some((place) => liesIn(place, destination))) return false
  return wanted.length === 0 || wanted.some((place) => liesIn(place, destination))
}

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '')
}
