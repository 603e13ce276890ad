import { languageOf, localeOf, type Language } from '#shared/languages.ts'
import type { Context } from '../context.ts'

/** What a letter is written in. */
export interface Tongue {
  language: Language
  /** Writes its amounts and days: the market's own where it speaks this language (`de-AT`), else the usual one. */
  locale: string
}

/** What letters to somebody are written in who chose this language; null: the market's own. */
export function tongueOf({ ports }: Context, language: Language | null = null): Tongue {
  const { locale } = ports.mail.letterhead()
  const chosen = language ?? languageOf(locale)
  const isOfMarket = locale.split('-')[0] === chosen
  return { language: chosen, locale: isOfMarket ? locale : localeOf[chosen] }
}

/** A day in a letter: `4 March`, `4. März`. */
export function writeDay(day: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'utc' }).format(day)
}

/** A day in a letter with its year: `4 March 2027`. */
export function writeDate(day: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'utc' }).format(day)
}
