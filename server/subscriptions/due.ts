import { dayIn, dueDay, instantIn, minuteIn, type Day, type Rhythm } from '#shared/billing-days.ts'

/** By what the days of a subscription are counted. */
export interface Calendar extends Rhythm {
  /** The day turn 0 begins. */
  anchorOn: Day
  /** The minute of the day at which cycles are due, 0 to 1,439. */
  dueMinute: number
  /** Of the market, an IANA name. */
  timeZone: string
}

/** When a turn begins: its day, and the instant at which it is charged. */
export function dueOf({ anchorOn, dueMinute, timeZone, ...rhythm }: Calendar, turn: number): { on: Day; at: Date } {
  const on = dueDay(anchorOn, rhythm, turn)
  return { on, at: instantIn(timeZone, on, dueMinute) }
}

/** The first turn that begins on a day or later. */
export function firstTurnFrom(calendar: Calendar, day: Day): number {
  let turn = 0
  // Doubles until beyond, then halves: a subscription by the day may be years old.
  let beyond = 1
  while (dueDay(calendar.anchorOn, calendar, beyond) < day) [turn, beyond] = [beyond, beyond * 2]
  if (dueDay(calendar.anchorOn, calendar, turn) >= day) return turn
  while (beyond - turn > 1) {
    const middle = Math.floor((turn + beyond) / 2)
    if (dueDay(calendar.anchorOn, calendar, middle) < day) turn = middle
    else beyond = middle
  }
  return beyond
}

/** The day and the minute of it that a clock on the wall shows in a time zone. */
export function dayAndMinute(timeZone: string, instant: Date): { day: Day; minute: number } {
  return { day: dayIn(timeZone, instant), minute: minuteIn(timeZone, instant) }
}
