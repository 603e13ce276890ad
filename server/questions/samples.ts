import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { answeredLetter, askedLetter, hiddenLetter } from './letters.ts'

/** Every letter about questions, with things made up. */
export function questionsSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const productTitle = 'Blue kettle'
  const body = 'Does it whistle?'
  return {
    'question-asked:sample': askedLetter({
      author: 'Ada L.',
      body,
      productTitle,
      url: `${config.publicUrl}/seller/questions`,
    }),
    'question-answered:sample': answeredLetter({
      shopName: 'Oficina do Barro',
      productTitle,
      body,
      answer: 'It does, and in tune.',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'question-hidden:sample': hiddenLetter({ productTitle, reason: 'It names a private person.' }),
  }
}
