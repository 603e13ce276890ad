import { taxIncludedIn } from '#shared/money.ts'
import type { Basket, BasketLine, BasketMethod, BasketShop } from './basket.ts'

export interface PricedLine extends BasketLine {
  totalMinor: number
  taxBps: number
  taxMinor: number
  problem: 'gone' | 'not_enough' | null
}

/** What a customer pays, in minor units. Tax is contained in items and shipping, and not added to the total. */
export interface PricedTotals {
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
}

export interface PricedShop extends Omit<BasketShop, 'lines' | 'methods'> {
  lines: PricedLine[]
  methods: (BasketMethod & { costMinor: number })[]
  /** Chosen, or the shop's first; null when the shop has none. */
  method: (BasketMethod & { costMinor: number }) | null
  missingForFreeShippingMinor: number | null
  totals: PricedTotals
}

export interface PricedBasket {
  cartId: string | null
  shops: PricedShop[]
  totals: PricedTotals
}

export interface PricingRules {
  /** Rate of a tax category where the basket is priced, in basis points. */
  taxBps(taxCategory: string): number
  /** Choices of this moment by shop id, before those kept in the cart. */
  choices?: ReadonlyMap<string, string>
}

/** A parcel is taxed as a standard service, whatever is in it. */
const shippingTaxCategory = 'standard'

/**
 * Says what a basket costs: each line, shipping and contained tax per shop, and all together. Tax is rounded per line,
 * half away from zero. What is no longer sold stands in the basket but counts for nothing.
 */
export function priceBasket(basket: Basket, rules: PricingRules): PricedBasket {
  const shops = basket.shops.map((shop) => priceShop(shop, rules))
  return { cartId: basket.cartId, shops, totals: sumTotals(shops.map(({ totals }) => totals)) }
}

/** Adds totals up. */
export function sumTotals(parts: readonly PricedTotals[]): PricedTotals {
  const sum = (key: keyof PricedTotals) => parts.reduce((total, part) => total + part[key], 0)
  return {
    itemsMinor: sum('itemsMinor'),
    shippingMinor: sum('shippingMinor'),
    taxMinor: sum('taxMinor'),
    totalMinor: sum('totalMinor'),
  }
}

/** What a shipping method costs for so much of goods: nothing from its free-over amount on. Minor units. */
export function shippingCost({ priceMinor, freeOverMinor }: BasketMethod, itemsMinor: number): number {
  return freeOverMinor !== null && itemsMinor >= freeOverMinor ? 0 : priceMinor
}

function priceShop(shop: BasketShop, rules: PricingRules): PricedShop {
  const lines = shop.lines.map((line) => priceLine(line, rules))
  const sold = lines.filter(({ isSold }) => isSold)
  const itemsMinor = sold.reduce((total, line) => total + line.totalMinor, 0)
  const methods = shop.methods.map((method) => ({ ...method, costMinor: shippingCost(method, itemsMinor) }))
  const chosenId = rules.choices?.get(shop.id) ?? shop.chosenMethodId
  const method = methods.find(({ id }) => id === chosenId) ?? methods[0] ?? null
  // With nothing left to send, nothing is sent.
  const shippingMinor = sold.length > 0 && method ? method.costMinor : 0
  const taxMinor =
    sold.reduce((total, line) => total + line.taxMinor, 0) +
    taxIncludedIn(shippingMinor, rules.taxBps(shippingTaxCategory))
  return {
    ...shop,
    lines,
    methods,
    method,
    missingForFreeShippingMinor: method ? missingForFree(method, itemsMinor) : null,
    totals: { itemsMinor, shippingMinor, taxMinor, totalMinor: itemsMinor + shippingMinor },
  }
}

function priceLine(line: BasketLine, rules: PricingRules): PricedLine {
  const totalMinor = line.unitPriceMinor * line.quantity
  const taxBps = rules.taxBps(line.taxCategory)
  const problem = !line.isSold ? 'gone' : line.quantity > line.available ? 'not_enough' : null
  return { ...line, totalMinor, taxBps, taxMinor: taxIncludedIn(totalMinor, taxBps), problem }
}

function missingForFree({ freeOverMinor, costMinor }: PricedShop['methods'][number], itemsMinor: number) {
  return freeOverMinor !== null && costMinor > 0 ? freeOverMinor - itemsMinor : null
}
