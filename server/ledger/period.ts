import { daysAfter } from '#server/platform/clock.ts'
import { periodBackwards } from './errors.ts'

/** Some days of UTC: from the first instant of `from` until before `until`. */
export interface Period {
  from: Date
  until: Date
}

/**
 * The days from one to another, both included; without them the month of `now` until today. Refuses with
 * `period_backwards` when the first is after the last.
 */
export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const last = to ?? now.toISOString().slice(0, 10)
  const first = from ?? `${last.slice(0, 8)}01`
  if (first > last) throw periodBackwards()
  return { from: startOf(first), until: daysAfter(startOf(last), 1) }
}

/** The first and the last day of a period, as `2026-11-01`. */
export function daysOf({ from, until }: Period): { from: string; to: string } {
  return { from: from.toISOString().slice(0, 10), to: daysAfter(until, -1).toISOString().slice(0, 10) }
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
