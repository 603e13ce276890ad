import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { answeredLetter, hiddenLetter, invitationLetter, writtenLetter } from './letters.ts'

/** Every letter about reviews, with things made up. */
export function reviewsSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const productTitle = 'Blue kettle'
  const url = `${config.publicUrl}/account/reviews`
  return {
    'review-invitation:sample': invitationLetter({ name: 'Ada Lovelace', things: [productTitle, 'Bread board'], url }),
    'review-written:sample': writtenLetter({
      author: 'Ada L.',
      stars: 4,
      productTitle,
      url: `${config.publicUrl}/seller/reviews`,
    }),
    'review-answered:sample': answeredLetter({
      shopName: 'Oficina do Barro',
      productTitle,
      answer: 'Thank you! The handle is made of oak from next month on.',
      url: `${config.publicUrl}/products/blue-kettle`,
    }),
    'review-hidden:sample': hiddenLetter({ productTitle, reason: 'It names a private person.', url }),
  }
}
