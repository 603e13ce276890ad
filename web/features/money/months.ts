/** A month as the days it has: `2026-11-01` to `2026-11-30`. */
export interface Month {
  key: string
  label: string
  from: string
  to: string
}

/** The days of a month, so many months after the one of an instant (milliseconds, UTC), or of several together. */
export function monthOf(nowMs: number, monthsAfter: number, length = 1): { from: string; to: string } {
  const now = new Date(nowMs)
  const day = (month: number, date: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, date)).toISOString().slice(0, 10)
  return { from: day(monthsAfter, 1), to: day(monthsAfter + length, 0) }
}

/** The last months, the present one first. */
export function lastMonths(nowMs: number, count: number, locale: string): Month[] {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return Array.from({ length: count }, (_, index) => {
    const days = monthOf(nowMs, -index)
    return { ...days, key: days.from.slice(0, 7), label: words.format(new Date(`${days.from}T00:00:00Z`)) }
  })
}
