import { useLocale } from '../data/settings.ts'
import { useNow } from './use-now.ts'

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/**
 * An instant as people say it (`2 hours ago`), with the exact time on hover.
 * The document carries the date, because the server's present is not the browser's; the words follow once the page lives.
 */
export function RelativeTime({ at }: { at: string }) {
  const locale = useLocale()
  const now = useNow()
  if (now === undefined)
    return (
      <time dateTime={at} title={exactly(at, locale, 'UTC')}>
        {dayOf(at, locale, 'UTC')}
      </time>
    )
  return (
    <time dateTime={at} title={exactly(at, locale, undefined)}>
      {relatively(at, now, locale)}
    </time>
  )
}

/** A day for people: `27 November 2026`. */
export function Day({ at }: { at: string }) {
  const locale = useLocale()
  return <time dateTime={at}>{dayOf(at, locale, 'UTC')}</time>
}

/** An instant in words relative to another (milliseconds); beyond a week it is the date. */
export function relatively(at: string, nowMs: number, locale: string): string {
  const seconds = (Date.parse(at) - nowMs) / 1_000
  const size = Math.abs(seconds)
  if (size < 60) return 'just now'
  if (size > 7 * 86_400) return dayOf(at, locale, undefined)
  const [unit, length] = steps.find(([, each]) => size >= each)!
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / length), unit)
}

function dayOf(at: string, locale: string, timeZone: string | undefined): string {
  return formatterFor(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))
}

function exactly(at: string, locale: string, timeZone: string | undefined): string {
  return formatterFor(locale, timeZone, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than using it a hundred times. */
function formatterFor(locale: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${timeZone} ${options.dateStyle}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone && { timeZone }) })
    formatters.set(key, formatter)
  }
  return formatter
}
