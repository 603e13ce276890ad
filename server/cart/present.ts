import type { Cart, CartShop, Totals } from '#shared/api/cart.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { PricedBasket, PricedShop, PricedTotals } from './price-basket.ts'

/** Totals as the API shows them. */
export function presentTotals(totals: PricedTotals, currency: Currency): Totals {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return {
    items: money(totals.itemsMinor),
    shipping: money(totals.shippingMinor),
    tax: money(totals.taxMinor),
    total: money(totals.totalMinor),
  }
}

/** The cart as its holder sees it. */
export function presentCart(basket: PricedBasket, currency: Currency): Cart {
  const lines = basket.shops.flatMap((shop) => shop.lines)
  return {
    shops: basket.shops.map((shop) => presentShop(shop, currency)),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: presentTotals(basket.totals, currency),
    hasProblems: lines.some(({ problem }) => problem !== null),
  }
}

function presentShop(shop: PricedShop, currency: Currency): CartShop {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const moneyOrNull = (amountMinor: number | null) => (amountMinor === null ? null : money(amountMinor))
  const { id, slug, name, logo, acceptsCash } = shop
  return {
    shop: { id, slug, name, logo, acceptsCash },
    lines: shop.lines.map((line) => ({
      id: line.id,
      variantId: line.variantId,
      product: { slug: line.slug, title: line.title },
      variantTitle: line.variantTitle,
      picture: line.picture,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor),
      total: money(line.totalMinor),
      available: line.available,
      problem: line.problem,
    })),
    shippingMethods: shop.methods.map((method) => ({
      id: method.id,
      name: method.name,
      price: money(method.priceMinor),
      freeOver: moneyOrNull(method.freeOverMinor),
      minDays: method.minDays,
      maxDays: method.maxDays,
      cost: money(method.costMinor),
    })),
    shippingMethodId: shop.method?.id ?? null,
    missingForFreeShipping: moneyOrNull(shop.missingForFreeShippingMinor),
    totals: presentTotals(shop.totals, currency),
  }
}
