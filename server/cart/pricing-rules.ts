import type { Currency } from '#shared/currencies.ts'
import type { Destination } from '#shared/places.ts'
import { readVatNumber, tradeWithoutTax } from '#shared/vat-number.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { Basket } from './basket.ts'
import type { PricedBasket, PricingRules } from './price-basket.ts'

/** Where a basket goes, when that is said at this moment and not by the cart. */
export interface GoingTo {
  destination: Destination
  /** A number the customer has as a business; '' for none. */
  taxNumber: string
}

/** A basket for each currency its shops price in, in the order in which they came in. Coupons stand by all of them. */
export function inOneCurrency(basket: Basket): [Currency, Basket][] {
  const byCurrency = Map.groupBy(basket.shops, ({ currency }) => currency)
  return Array.from(byCurrency, ([currency, shops]) => [currency, { ...basket, shops }])
}

/** By what a basket is priced now: for where it goes, as is said at this moment, or else by the cart, or else at home. */
export function rulesFor(
  context: Context,
  basket: Basket,
  currency: Currency,
  { goingTo, choices }: { goingTo?: GoingTo; choices?: ReadonlyMap<string, string> } = {},
): PricingRules {
  const { destination, taxNumber } = goingTo ?? goingToOf(context, basket)
  const business = readVatNumber(taxNumber)
  return {
    currency,
    at: context.clock.now(),
    destination,
    pricesIncludeTax: settingsOf(context).pricesIncludeTax,
    taxOf: (shopId, taxCategory) => context.ports.market.taxOf(shopId, taxCategory, destination),
    // The number must be of the country the goods go to, and they must cross a border of the union.
    isReverseCharge: (from) => business?.country === destination.country && tradeWithoutTax(from, destination.country),
    ...(choices && { choices }),
  }
}

/** What a basket with nothing in it comes to. */
export function emptyBasketIn(context: Context, basket: Basket | null): Omit<PricedBasket, 'totals'> {
  const { currency, pricesIncludeTax } = settingsOf(context)
  return { cartId: basket?.cartId ?? null, currency, pricesIncludeTax, shops: [], coupons: [] }
}

function goingToOf(context: Context, { country, region, postalCode, taxNumber }: Basket): GoingTo {
  return { destination: { country: country ?? settingsOf(context).country, region, postalCode }, taxNumber }
}
