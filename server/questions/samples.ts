import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about questions, with things made up. */
export function questionsSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const productTitle = 'Blue kettle'
  const body = 'Does it whistle?'
  return {
    'question-asked:sample': words.askedLetter({
      author: 'Ada L.',
      body,
      productTitle,
      url: `${config.publicUrl}/seller/questions`,
    }),
    'question-answered:sample': words.answeredLetter({
      shopName: 'Oficina do Barro',
      productTitle,
      body,
      answer: 'It does, and in tune.',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'question-hidden:sample': words.hiddenLetter({ productTitle, reason: 'It names a private person.' }),
    'question-hidden-from-shop:sample': words.hiddenFromShopLetter({
      productTitle,
      reason: 'It names a private person.',
      url: `${config.publicUrl}/seller/questions`,
    }),
  }
}
