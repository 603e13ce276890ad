import type { Context } from '#server/platform/context.ts'
import type { CartHolder } from './holder.ts'
import { priceBasket, sumTotals, type PricedBasket } from './price-basket.ts'
import { emptyBasketIn, inOneCurrency, rulesFor } from './pricing-rules.ts'
import { findBasket } from './repository.ts'

/**
 * The cart with what it costs now, once for every currency its shops price in. As long as nobody has said where it goes, it
 * is priced for the market's own country. A holder without a cart, and nobody, have an empty one.
 */
export async function getCart(context: Context, holder: CartHolder | null): Promise<PricedBasket[]> {
  const basket = holder && (await findBasket(context.db, holder, context.clock.now()))
  if (!basket || basket.shops.length === 0) return [{ ...emptyBasketIn(context, basket), totals: sumTotals([]) }]
  return inOneCurrency(basket).map(([currency, part]) => priceBasket(part, rulesFor(context, part, currency)))
}
