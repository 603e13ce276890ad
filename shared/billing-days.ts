/** A day of the calendar, `2027-01-31`, without a time or a zone. */
export type Day = string

export type RhythmUnit = 'day' | 'week' | 'month' | 'year'

/** Every so many days, weeks, months or years. */
export interface Rhythm {
  unit: RhythmUnit
  every: number
}

const dayMs = 86_400_000

/**
 * The day on which a cycle begins, counted from the anchor; cycle 0 begins on it. Months and years are always counted
 * from the anchor, never from the cycle before: 31 January, 28 February, 31 March.
 */
export function dueDay(anchor: Day, { unit, every }: Rhythm, cycle: number): Day {
  if (!Number.isSafeInteger(every) || every < 1) throw new RangeError(`not a rhythm: every ${every}`)
  if (!Number.isSafeInteger(cycle) || cycle < 0) throw new RangeError(`not a cycle: ${cycle}`)
  const turns = every * cycle
  if (unit === 'day' || unit === 'week') return dayAfter(anchor, unit === 'day' ? turns : turns * 7)
  return monthsAfter(anchor, unit === 'month' ? turns : turns * 12)
}

/** The days on which the first so many cycles begin. */
export function dueDays(anchor: Day, rhythm: Rhythm, howMany: number): Day[] {
  return Array.from({ length: howMany }, (_, cycle) => dueDay(anchor, rhythm, cycle))
}

/** The day so many days later. */
export function dayAfter(day: Day, days: number): Day {
  return new Date(midnightOf(day) + days * dayMs).toISOString().slice(0, 10)
}

/** How many days lie from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnightOf(to) - midnightOf(from)) / dayMs
}

/** The day it is in a time zone of the IANA database. */
export function dayIn(timeZone: string, instant: Date): Day {
  return new Date(wallClock(timeZone, instant.getTime())).toISOString().slice(0, 10)
}

/** The minute of its day, 0 to 1,439, that a wall clock in a time zone shows at an instant. */
export function minuteIn(timeZone: string, instant: Date): number {
  const wall = new Date(wallClock(timeZone, instant.getTime()))
  return wall.getUTCHours() * 60 + wall.getUTCMinutes()
}

/**
 * The instant at which a wall clock in a time zone shows a day and a minute of it (0 to 1,439). A time that summer time
 * leaves out is as much later as was left out; of one that comes twice it is the first.
 */
export function instantIn(timeZone: string, day: Day, minuteOfDay: number): Date {
  const wall = midnightOf(day) + minuteOfDay * 60_000
  // No zone changes twice within two days: one of the two offsets holds.
  const offsets = [wall - dayMs, wall + dayMs].map((instant) => wallClock(timeZone, instant) - instant)
  const exact = offsets.map((offset) => wall - offset).filter((instant) => wallClock(timeZone, instant) === wall)
  return new Date(exact.length > 0 ? Math.min(...exact) : wall - offsets[0]!)
}

function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

function midnightOf(day: Day): number {
  const instant = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day)
    throw new RangeError(`not a day: ${day}`)
  return instant
}

/** What a wall clock shows at an instant, as if it stood in Greenwich; in milliseconds, whole seconds. */
function wallClock(timeZone: string, instant: number): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year, month, day] = [parts.get('year')!, parts.get('month')!, parts.get('day')!]
  return Date.UTC(year, month - 1, day, parts.get('hour'), parts.get('minute'), parts.get('second'))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const
    const time = { minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...time })
    formatters.set(timeZone, formatter)
  }
  return formatter
}
