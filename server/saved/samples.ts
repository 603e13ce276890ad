import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { cheaperLetter, returnedLetter } from './letters.ts'

/** Every letter about saved things, with things made up. */
export function savedSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const { locale, currency } = settingsOf(context)
  const thing = {
    title: 'Blue kettle',
    shopName: 'Oficina do Barro',
    url: `${context.config.publicUrl}/products/blue-kettle`,
  }
  return {
    'stock-returned:sample': returnedLetter({ ...thing, optionValues: ['Blue', '1.2 l'] }),
    'price-dropped:sample': cheaperLetter({
      ...thing,
      before: { amountMinor: 4_900, currency },
      now: { amountMinor: 3_900, currency },
      locale,
    }),
  }
}
