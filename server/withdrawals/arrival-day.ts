/** Days of the bank between sending and arriving: SEPA credit transfers take one, approval another. */
const workingDays = { bank: 2, paypal: 1 } as const

/**
 * The day on which money asked for now should arrive, as `2026-11-24`: two working days later at a bank, one at PayPal.
 * Working days are those of TARGET, the settlement system of the euro area (closed on weekends, 1 January, Good Friday,
 * Easter Monday, 1 May, 25 and 26 December), counted in UTC.
 */
export function arrivalDay(kind: 'bank' | 'paypal', askedAt: Date): string {
  return workingDaysAfter(askedAt, workingDays[kind])
}

/** The next working day after an instant, as `2026-11-23`: when a bank can be asked to pay. */
export function nextWorkingDay(instant: Date): string {
  return workingDaysAfter(instant, 1)
}

function workingDaysAfter(instant: Date, days: number): string {
  const day = new Date(instant)
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (isWorkingDay(day)) left--
  }
  return day.toISOString().slice(0, 10)
}

const fixedHolidays = new Set(['01-01', '05-01', '12-25', '12-26'])

function isWorkingDay(day: Date): boolean {
  const weekday = day.getUTCDay()
  if (weekday === 0 || weekday === 6 || fixedHolidays.has(day.toISOString().slice(5, 10))) return false
  const daysFromEaster = Math.round(
    (Date.parse(day.toISOString().slice(0, 10)) - easterOf(day.getUTCFullYear())) / 86_400_000,
  )
  return daysFromEaster !== -2 && daysFromEaster !== 1
}

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): number {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)
}
