import type { Language } from '#shared/languages.ts'
import { de } from './de.ts'
import * as en from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

/** The letters about downloads, in every language. */
export const letters: Record<Language, typeof en> = { en, de, fr, pt, es }
