/**
 * The days between which a parcel ordered now arrives, in words: `Wed 25 to Fri 27 November`.
 * `minDays` and `maxDays` are days from now, in the time zone of the one who reads.
 */
export function arrivalWords(
  now: Date,
  { minDays, maxDays }: { minDays: number; maxDays: number },
  locale: string,
): string {
  const from = dayAfter(now, minDays)
  const to = dayAfter(now, maxDays)
  const long = format(to, locale, { weekday: 'short', day: 'numeric', month: 'long' })
  if (minDays === maxDays) return long
  const sameMonth = from.getMonth() === to.getMonth()
  return `${format(from, locale, { weekday: 'short', day: 'numeric', ...(!sameMonth && { month: 'long' }) })} to ${long}`
}

function dayAfter(now: Date, days: number): Date {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  return day
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(day: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${options.month ?? ''}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, options)
    formatters.set(key, formatter)
  }
  return formatter.format(day).replace(',', '')
}
