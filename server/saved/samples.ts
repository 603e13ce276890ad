import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about saved things, with things made up. */
export function savedSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { currency } = settingsOf(context)
  const thing = {
    title: 'Blue kettle',
    shopName: 'Oficina do Barro',
    url: `${context.config.publicUrl}/products/blue-kettle`,
  }
  return {
    'stock-returned:sample': words.returnedLetter({ ...thing, optionValues: ['Blue', '1.2 l'] }),
    'price-dropped:sample': words.cheaperLetter({
      ...thing,
      before: { amountMinor: 4_900, currency },
      now: { amountMinor: 3_900, currency },
      locale,
    }),
  }
}
