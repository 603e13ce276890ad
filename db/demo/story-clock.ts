import type { Clock } from '#server/platform/clock.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Moment } from './story.ts'

/** A clock that shows the moment being told. The market's own clock is not touched. */
export interface StoryClock extends Clock {
  set(instant: Date): void
}

/** A clock set to the day the town opens. */
export function storyClock(opensAt: Date): StoryClock {
  let instant = opensAt
  return {
    now: () => instant,
    outside: () => instant,
    set(next) {
      instant = next
    },
  }
}

/** The instant of a moment. Days are counted back in UTC; nothing happens after the town has opened. */
export function instantOf(moment: Moment, opensAt: Date): Date {
  if ('hoursAgo' in moment) return new Date(opensAt.getTime() - moment.hoursAgo * 3_600_000)
  const [hours = 0, minutes = 0] = moment.at.split(':').map(Number)
  const instant = daysAgo(moment.daysAgo, opensAt)
  instant.setUTCHours(hours, minutes, 0, 0)
  return instant
}

/** So many whole days before the town opens. */
export function daysAgo(days: number, opensAt: Date): Date {
  return daysAfter(opensAt, -days)
}

/** An instant so many hours after another. */
export function hoursAfter(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000)
}
