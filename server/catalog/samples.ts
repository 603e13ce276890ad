import type { Context } from '#server/platform/context.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import { stockLowLetter } from './letters.ts'

/** Every letter about what stands on the shelf, with things made up. */
export function catalogSamples({ config }: Context): Record<string, LetterText> {
  const kettle = { title: 'Blue kettle', optionValues: ['1.2 l'], left: 3 }
  const products = `${config.publicUrl}/seller/products`
  return {
    'stock-low:sample': stockLowLetter({ shopName: 'Salt & Rope', fallen: [kettle], url: `${products}/sample` }),
    'stock-low:several': stockLowLetter({
      shopName: 'Salt & Rope',
      fallen: [kettle, { title: 'Rope mat', optionValues: [], left: 0 }],
      url: `${products}?state=low`,
    }),
  }
}
