import { newId } from '#shared/ids.ts'

interface Kept {
  fingerprint: string
  key: string
}

/** What of `localStorage` is used here. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem'>

const place = 'stoa.request'

/**
 * The idempotency key of an intention written as text. The same intention keeps its key until there is another, also in
 * other tabs of this browser and after a lost answer, so that no press of the button makes a second order.
 */
export function requestKeyFor(intention: string, store: KeyStore): string {
  const fingerprint = fingerprintOf(intention)
  const kept = read(store)
  if (kept?.fingerprint === fingerprint) return kept.key
  const key = newId()
  try {
    store.setItem(place, JSON.stringify({ fingerprint, key } satisfies Kept))
  } catch {
    // A browser that keeps nothing still sends each press with a key.
  }
  return key
}

function read(store: KeyStore): Kept | undefined {
  try {
    const kept = JSON.parse(store.getItem(place) ?? 'null') as Partial<Kept> | null
    return kept?.fingerprint && kept.key ? { fingerprint: kept.fingerprint, key: kept.key } : undefined
  } catch {
    return undefined
  }
}

/** Two 32-bit hashes of a text (FNV-1a, forwards and backwards): the store must not hold an address. */
function fingerprintOf(text: string): string {
  const hash = (units: Iterable<string>) => {
    let sum = 0x811c9dc5
    for (const unit of units) sum = Math.imul(sum ^ unit.codePointAt(0)!, 0x01000193)
    return (sum >>> 0).toString(36)
  }
  return `${hash(text)}.${hash(Array.from(text).reverse())}`
}
