import type { Cart } from '#shared/api/cart.schemas.ts'
import type { Currency } from '#shared/currencies.ts'

/**
 * The part of a basket that its shops price in one currency: what one checkout can pay. The first part when the basket
 * holds nothing in that currency.
 */
export function partOfCart(cart: Cart, currency: Currency | undefined): Cart {
  const sum = cart.sums.find((each) => each.currency === currency) ?? cart.sums[0]
  if (!sum || cart.sums.length < 2) return cart
  const shops = cart.shops.filter(({ totals }) => totals.total.currency === sum.currency)
  return {
    ...cart,
    shops,
    sums: [sum],
    totals: sum.totals,
    quantity: shops.flatMap(({ lines }) => lines).reduce((units, { quantity }) => units + quantity, 0),
    hasProblems: shops.some(({ lines }) => lines.some(({ problem }) => problem !== null)),
  }
}
