import type { Language } from '#shared/languages.ts'
import { de } from './de.ts'
import * as en from './en.ts'

/** The letters about payouts, in every language. */
export const letters: Record<Language, typeof en> = { en, de, fr: en, pt: en, es: en }
