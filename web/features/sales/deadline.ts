import type { Tone } from '../../ui/state-badge.tsx'

export interface Deadline {
  /** `by 16:00 today`, `Mon 23 Nov`, `late since yesterday`. */
  words: string
  tone: Tone
  /** Rows with the same day stand together: `late`, or the day in this place's calendar, `2026-11-23`. */
  day: string
  /** The heading of that day. */
  dayWords: string
}

/** How a parcel's hand-over deadline reads at this moment, in this place's time. `nowMs` in milliseconds. */
export function deadlineOf(handOverBy: string, nowMs: number, locale: string): Deadline {
  const at = new Date(handOverBy)
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  const days = daysBetween(new Date(nowMs), at)
  if (at.getTime() < nowMs) {
    const since = days === 0 ? time : days === -1 ? 'yesterday' : shortDay(at, locale)
    return { words: `Late since ${since}`, tone: 'refused', day: 'late', dayWords: 'Late' }
  }
  const day = dayKey(at)
  if (days === 0) return { words: `${time} today`, tone: 'due', day, dayWords: 'Today' }
  if (days === 1) return { words: `${time} tomorrow`, tone: 'neutral', day, dayWords: 'Tomorrow' }
  const dayWords = at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  return { words: shortDay(at, locale), tone: 'neutral', day, dayWords }
}

/** The time left until a deadline, in its largest two units: `6 h 45 min`, `2 days`. Milliseconds. */
export function timeLeft(untilMs: number, nowMs: number): string {
  const minutes = Math.max(0, Math.round((untilMs - nowMs) / 60_000))
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}

/** When something happened, as lists write it: the time today, the weekday within a week, else the day. */
export function shortInstant(at: string, nowMs: number, locale: string): string {
  const instant = new Date(at)
  const days = daysBetween(new Date(nowMs), instant)
  const time = instant.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  if (days === 0) return time
  if (days < 0 && days > -7) return `${instant.toLocaleDateString(locale, { weekday: 'short' })} ${time}`
  return shortDay(instant, locale)
}

function shortDay(at: Date, locale: string): string {
  return at.toLocaleDateString(locale, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}

function dayKey(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`
}
