/** Where all time comes from. Rules never read the machine's clock or the database's. */
export interface Clock {
  /** Business time, which the operator of a sandbox market moves. */
  now(): Date
  /**
   * The time outside, for what people and programs outside go by: sessions, one-time links and codes, rates, keys of
   * requests. It stays where it is when business time is moved.
   */
  outside(): Date
}

/** A clock that can be moved, for a sandbox market and for stories. */
export interface MovableClock extends Clock {
  /** Moves everything forward, in a story told by hand; a clock never goes back. */
  advance(duration: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
  /** How far business time runs ahead, in milliseconds. One that would take it back changes nothing. */
  setOffset(offsetMs: number): void
}

/** The machine's time, and business time ahead of it by an offset, which is zero until somebody moves it. */
export function movableClock(startAt?: Date): MovableClock {
  let handMs = startAt ? startAt.getTime() - Date.now() : 0
  let offsetMs = 0
  return {
    now: () => new Date(Date.now() + handMs + offsetMs),
    outside: () => new Date(Date.now() + handMs),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      const forwardMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
      if (forwardMs < 0) throw new RangeError('a clock never goes back')
      handMs += forwardMs
    },
    setOffset(newOffsetMs) {
      offsetMs = Math.max(offsetMs, newOffsetMs)
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
