/** The languages in which this market writes: letters, invoices and contracts. The first is what it writes where nothing else is known. */
export const languages = ['en', 'de', 'fr', 'pt', 'es'] as const

/** One of them. */
export type Language = (typeof languages)[number]

/** What each calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  pt: 'Português',
  es: 'Español',
}

/** The locale in which a language writes numbers and days here. */
export const localeOf: Record<Language, string> = {
  en: 'en-IE',
  de: 'de-DE',
  fr: 'fr-FR',
  pt: 'pt-PT',
  es: 'es-ES',
}

/** The language of a locale or tag such as `de-AT`; English for one that is not written here. */
export function languageOf(tag: string): Language {
  return knownLanguage(tag) ?? 'en'
}

/** What a browser would most like to read (`Accept-Language`, RFC 9110, section 12.5.4), as far as it is written here; null for none of it. */
export function preferredLanguage(acceptLanguage: string | undefined): Language | null {
  const wishes = (acceptLanguage ?? '').split(',').flatMap((wish) => {
    const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim())
    const weight = parameters.find((one) => /^q=/i.test(one))?.slice(2) ?? '1'
    const language = knownLanguage(tag)
    return language && Number(weight) > 0 ? [{ language, weight: Number(weight) }] : []
  })
  // Sorting keeps the order of what is wished alike.
  return wishes.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? null
}

function knownLanguage(tag: string): Language | undefined {
  const primary = tag.split('-')[0]!.toLowerCase()
  return languages.find((known) => known === primary)
}
