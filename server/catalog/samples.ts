import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about what stands on the shelf, with things made up. */
export function catalogSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const kettle = { title: 'Blue kettle', optionValues: ['1.2 l'], left: 3 }
  const products = `${config.publicUrl}/seller/products`
  return {
    'stock-low:sample': words.stockLowLetter({ shopName: 'Salt & Rope', fallen: [kettle], url: `${products}/sample` }),
    'stock-low:several': words.stockLowLetter({
      shopName: 'Salt & Rope',
      fallen: [kettle, { title: 'Rope mat', optionValues: [], left: 0 }],
      url: `${products}?state=low`,
    }),
  }
}
