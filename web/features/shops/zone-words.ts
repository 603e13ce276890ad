import { placeWords } from '../tax/place-words.ts'

/** Where a way to send goes, in words: `Spain, Portugal; not Portugal, postal codes from 9`; no places at all is everywhere. */
export function zoneWords(places: readonly string[], locale: string): string {
  const named = (list: readonly string[]) => list.map((place) => placeWords(place, locale)).join('; ')
  const wanted = named(places.filter((place) => !place.startsWith('!'))) || 'Everywhere'
  const leftOut = named(places.filter((place) => place.startsWith('!')).map((place) => place.slice(1)))
  return leftOut ? `${wanted}, but not ${leftOut}` : wanted
}
