import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about personal data. */
export function privacySamples(context: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const url = `${context.config.publicUrl}/account/privacy`
  return {
    'data-export:sample': words.exportReadyLetter({ days: 7, url }),
    'erasure:sample': words.erasureLetter({ days: 30, url }),
  }
}
