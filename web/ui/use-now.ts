import { useSyncExternalStore } from 'react'
import { useSettings } from '../data/settings.ts'

const stepMs = 10_000

/** The market's present in milliseconds, in steps of ten seconds; undefined in the document, whose present is the server's. */
export function useNow(): number | undefined {
  const now = useSyncExternalStore(everyTenSeconds, presentMs, () => undefined)
  const ahead = useSettings().clockAheadSeconds ?? 0
  return now === undefined ? undefined : now + ahead * 1_000
}

function everyTenSeconds(tick: () => void): () => void {
  const timer = setInterval(tick, stepMs)
  return () => clearInterval(timer)
}

function presentMs(): number {
  return Math.floor(Date.now() / stepMs) * stepMs
}
