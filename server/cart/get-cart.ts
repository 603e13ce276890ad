import type { Context } from '#server/platform/context.ts'
import { settingsOf } from '#server/market/index.ts'
import type { CartHolder } from './holder.ts'
import { priceBasket, sumTotals, type PricedBasket } from './price-basket.ts'
import { findBasket } from './repository.ts'

/**
 * The cart with what it costs now. As long as nobody has said where it goes, tax is that of the market's own country.
 * A holder without a cart, and nobody, have an empty one.
 */
export async function getCart(context: Context, holder: CartHolder | null): Promise<PricedBasket> {
  const basket = holder && (await findBasket(context.db, holder))
  if (!basket) return { cartId: null, shops: [], totals: sumTotals([]) }
  const { country } = settingsOf(context)
  return priceBasket(basket, { taxBps: (category) => context.ports.market.taxBps(country, category) })
}
