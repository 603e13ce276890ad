/** Where all business time comes from. Rules never read the machine's clock or the database's. */
export interface Clock {
  now(): Date
}

/** A clock that can be moved, for a sandbox market and for stories. */
export interface MovableClock extends Clock {
  /** Moves time forward; a clock never goes back. */
  advance(duration: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
  /** Sets how far this clock runs ahead of the machine's, in milliseconds. */
  setOffset(offsetMs: number): void
}

/** The machine's time plus an offset, which is zero until somebody moves it. */
export function movableClock(startAt?: Date): MovableClock {
  let offsetMs = startAt ? startAt.getTime() - Date.now() : 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      const forwardMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
      if (forwardMs < 0) throw new RangeError('a clock never goes back')
      offsetMs += forwardMs
    },
    setOffset(newOffsetMs) {
      offsetMs = newOffsetMs
    },
  }
}

/** An instant so many minutes after another. */
export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}

/** An instant so many days of 24 hours after another. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000)
}

/** The day of UTC an instant lies in, as `2026-11-28`: the market counts in these. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
