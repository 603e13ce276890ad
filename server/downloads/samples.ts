import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { mostFetches } from './hand-out-files.ts'
import { filesReadyLetter } from './letters.ts'

/** Every letter about downloads, with things made up. */
export function downloadsSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  return {
    'files-ready:sample': filesReadyLetter({
      orderNumber: 'S-10042',
      shopName: 'Salt & Rope',
      names: ['Fisherman’s scarf.pdf', 'Chart in colour.pdf'],
      openUntil: new Date('2027-03-04T12:00:00Z'),
      most: mostFetches,
      url: `${context.config.publicUrl}/orders/sample?key=sample`,
      locale: settingsOf(context).locale,
    }),
  }
}
