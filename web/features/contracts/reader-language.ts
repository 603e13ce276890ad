import { useRouteLoaderData } from 'react-router'
import { languageOf, type Language } from '#shared/languages.ts'
import { useLocale } from '#web/data/settings.ts'

/** Whoever reads a page that asks nobody who they are, by what their browser says. */
export interface Reader {
  /** Null for none that is written here. */
  language: Language | null
}

/** The language of such a page: what the browser likes best of those that are written here, or else the market's. */
export function useReaderLanguage(): Language {
  const reader = useRouteLoaderData<Reader>('sign-layout')
  const locale = useLocale()
  return reader?.language ?? languageOf(locale)
}
