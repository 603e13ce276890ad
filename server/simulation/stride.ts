import type { ClockStep } from '#shared/api/simulation.schemas.ts'

const hourMs = 3_600_000
const lengthMs = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs } as const

/** Where a move by the calendar ends: a month later is the same day of the next one, or its last. In UTC. */
export function endOfStride(from: Date, by: Exclude<ClockStep, 'cycle' | 'event'>): Date {
  if (by !== 'month' && by !== 'year') return new Date(from.getTime() + lengthMs[by])
  const end = new Date(from)
  end.setUTCMonth(end.getUTCMonth() + (by === 'year' ? 12 : 1))
  // Out of 31 January comes 3 March: back to the last day of February.
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0)
  return end
}

/** The next midnight of UTC after an instant. */
export function midnightAfter(at: Date): Date {
  const midnight = new Date(at)
  midnight.setUTCHours(24, 0, 0, 0)
  return midnight
}

/** A whole way is walked in about so many steps at most, however much is due on it. */
const mostSteps = 1_000
const leastMs = 1_000

/** What is due within so many milliseconds on a way of this length is done in one step. */
export function gatheredMs(from: Date, until: Date): number {
  return Math.max(leastMs, Math.round((until.getTime() - from.getTime()) / mostSteps))
}
