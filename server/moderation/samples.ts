import type { Context } from '#server/platform/context.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import { reportDecidedLetter } from './letters.ts'

/** Every letter about what was reported, with things made up. */
export function moderationSamples({ config }: Context): Record<string, LetterText> {
  return {
    'report-decided:sample': reportDecidedLetter({
      called: 'Blue kettle',
      outcome: 'taken_down',
      url: `${config.publicUrl}/products`,
    }),
    'report-decided:stands': reportDecidedLetter({
      called: 'Salt & Rope',
      outcome: 'stands',
      url: `${config.publicUrl}/shops/salt-and-rope`,
    }),
  }
}
