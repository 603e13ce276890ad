import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { erasureLetter, exportReadyLetter } from './letters.ts'

/** Every letter about personal data. */
export function privacySamples(context: Context): Record<string, LetterText | WrittenLetter> {
  return { 'data-export:sample': exportReadyLetter(context, 7), 'erasure:sample': erasureLetter(context, 30) }
}
