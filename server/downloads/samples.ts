import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { mostFetches } from './hand-out-files.ts'
import { letters } from './letters/index.ts'

/** Every letter about downloads, with things made up. */
export function downloadsSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  return {
    'files-ready:sample': letters[language].filesReadyLetter({
      orderNumber: 'S-10042',
      shopName: 'Salt & Rope',
      names: ['Fisherman’s scarf.pdf', 'Chart in colour.pdf'],
      openUntil: new Date('2027-03-04T12:00:00Z'),
      most: mostFetches,
      url: `${context.config.publicUrl}/orders/sample?key=sample`,
      locale,
    }),
  }
}
