import { useLocale } from '../../data/settings.ts'
import { zoneWords } from './zone-words.ts'

/** Where a way to send goes, after its price. */
export default function ZoneNote({ places }: { places: readonly string[] }) {
  return <>, {zoneWords(places, useLocale())}</>
}
