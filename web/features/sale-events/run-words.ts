/**
 * From when until when an event runs, in UTC: `26 November 2026 at 09:00 – 30 November 2026 at 23:59`.
 * Browsers and the server put different spaces beside the dash; with plain ones both write the same page.
 */
export function runWords(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  locale: string,
  dateStyle: 'long' | 'medium' = 'long',
): string {
  return new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone: 'UTC' })
    .formatRange(new Date(startsAt), new Date(endsAt))
    .replaceAll(/[\u2009\u202F]/g, ' ')
}
