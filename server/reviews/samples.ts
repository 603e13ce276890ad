import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about reviews, with things made up. */
export function reviewsSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const productTitle = 'Blue kettle'
  const url = `${config.publicUrl}/account/reviews`
  return {
    'review-invitation:sample': words.invitationLetter({
      name: 'Ada Lovelace',
      things: [productTitle, 'Bread board'],
      url,
    }),
    'review-written:sample': words.writtenLetter({
      author: 'Ada L.',
      stars: 4,
      productTitle,
      url: `${config.publicUrl}/seller/reviews`,
    }),
    'review-answered:sample': words.answeredLetter({
      shopName: 'Oficina do Barro',
      productTitle,
      answer: 'Thank you! The handle is made of oak from next month on.',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'review-hidden:sample': words.hiddenLetter({ productTitle, reason: 'It names a private person.', url }),
    'review-hidden-from-shop:sample': words.hiddenFromShopLetter({
      productTitle,
      reason: 'It names a private person.',
      url: `${config.publicUrl}/seller/reviews`,
    }),
  }
}
