import { useSyncExternalStore } from 'react'

const stepMs = 10_000

/** The present in milliseconds, in steps of ten seconds; undefined in the document, whose present is the server's. */
export function useNow(): number | undefined {
  return useSyncExternalStore(everyTenSeconds, presentMs, () => undefined)
}

function everyTenSeconds(tick: () => void): () => void {
  const timer = setInterval(tick, stepMs)
  return () => clearInterval(timer)
}

function presentMs(): number {
  return Math.floor(Date.now() / stepMs) * stepMs
}
