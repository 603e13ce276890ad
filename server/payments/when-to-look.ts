import type { AttemptState } from './payment-state.ts'

/** How long after an attempt entered a state the gateway is first asked about it, in seconds. */
const firstLookSeconds: Partial<Record<AttemptState, number>> = {
  created: 15,
  unknown: 5,
  processing: 15,
  requires_action: 60,
}

const longestSeconds = 600

/** When the gateway is asked about an attempt that has just entered a state; null when there is nothing to ask. */
export function firstLookAt(state: AttemptState, now: Date): Date | null {
  const seconds = firstLookSeconds[state]
  return seconds === undefined ? null : secondsAfter(now, seconds)
}

/** When something still undecided is looked at again: 5 s, 10 s, 20 s … up to every ten minutes. */
export function nextLookAt(looks: number, now: Date): Date {
  return secondsAfter(now, Math.min(5 * 2 ** Math.min(looks, 20), longestSeconds))
}

/** An instant so many seconds after another. */
export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1_000)
}

/** When a refund that was sent is first asked about. */
export function firstRefundLookAt(now: Date): Date {
  return secondsAfter(now, 15)
}
