import { useSyncExternalStore } from 'react'

/** Ids this browser remembers, newest first; nothing where it may not remember. */
export function rememberedIds(place: string, most: number) {
  const listeners = new Set<() => void>()
  const none: readonly string[] = []
  let known: readonly string[] | undefined

  const read = (): readonly string[] => {
    if (known) return known
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
      known = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : none
    } catch {
      known = none
    }
    return known
  }
  const write = (ids: readonly string[]) => {
    known = ids.slice(0, most)
    try {
      localStorage.setItem(place, JSON.stringify(known))
    } catch {
      // Remembered for as long as the page is open, then.
    }
    for (const tell of listeners) tell()
  }
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }

  return {
    use: () => useSyncExternalStore(subscribe, read, () => none),
    read,
    add: (id: string) => write([id, ...read().filter((each) => each !== id)]),
    remove: (id: string) => write(read().filter((each) => each !== id)),
    clear: () => write([]),
  }
}

/** What a guest saved. */
export const guestSaved = rememberedIds('stoa.saved', 200)

/** Products that were looked at. */
export const recentlySeen = rememberedIds('stoa.seen', 12)
