/** A day of the bank, `2026-11-24`, as people say it: `Tuesday 24 November`. */
export function arrivalWords(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
