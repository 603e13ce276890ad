import { useSyncExternalStore } from 'react'
import { clockWords, heldForMs } from './hold-clock.ts'

/** How long things are held, ticking: `for another 27:40`. Says nothing about the time where it cannot be known. */
export function HeldFor({ placedAt, expiresAt }: { placedAt: string; expiresAt: string }) {
  const now = useSyncExternalStore(everySecond, presentMs, () => undefined)
  const left = now === undefined ? null : heldForMs({ placedAt, expiresAt }, now)
  if (left === null) return <>for you</>
  return (
    <>
      for another{' '}
      <strong role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {clockWords(left)}
      </strong>
    </>
  )
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1_000)
  return () => clearInterval(timer)
}

function presentMs(): number {
  return Math.floor(Date.now() / 1_000) * 1_000
}
