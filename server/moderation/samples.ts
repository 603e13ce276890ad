import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about what was reported, with things made up. */
export function moderationSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  return {
    'report-decided:sample': words.reportDecidedLetter({
      called: 'Blue kettle',
      outcome: 'taken_down',
      url: `${config.publicUrl}/products`,
    }),
    'report-decided:stands': words.reportDecidedLetter({
      called: 'Salt & Rope',
      outcome: 'stands',
      url: `${config.publicUrl}/shops/salt-and-rope`,
    }),
    'report-decided:review': words.saidDecidedLetter({
      what: 'review',
      productTitle: 'Blue kettle',
      outcome: 'taken_down',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'report-decided:question': words.saidDecidedLetter({
      what: 'question',
      productTitle: 'Blue kettle',
      outcome: 'stands',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'report-decided:withdrawn': words.saidDecidedLetter({
      what: 'review',
      productTitle: 'Blue kettle',
      outcome: 'withdrawn',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
  }
}
