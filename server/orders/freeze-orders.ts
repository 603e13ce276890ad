import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { PricedBasket, PricedLine, PricedShop } from '#server/cart/index.ts'
import type { Commission, Sale } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'

/** One shop's part of a checkout, with everything that must not change afterwards. Amounts are minor units. */
export interface FrozenOrder {
  id: string
  historyId: string
  shopId: string
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
  commissionMinor: number
  commissionTaxMinor: number
  shippingMethodId: string
  shippingMethod: string
  expectedFrom: Date
  expectedTo: Date
  handOverBy: Date
  lines: FrozenLine[]
}

export interface FrozenLine {
  id: string
  productId: string
  variantId: string
  slug: string
  title: string
  variantTitle: string
  sku: string
  pictureId: string | null
  position: number
  quantity: number
  unitPriceMinor: number
  totalMinor: number
  taxBps: number
  taxMinor: number
  /** Null: the market's own rate. */
  commissionRuleId: string | null
  commissionBps: number
  commissionMinor: number
  commissionTaxMinor: number
}

/** By what a sale is frozen. */
export interface SaleTerms {
  commissionOf(sale: Sale): Commission
  currency: Currency
  at: Date
}

/** A shop has so many days to hand a parcel over. */
export const handOverDays = 2

/**
 * Splits a priced basket into one order per shop and freezes prices, tax and commission. Commission is taken on goods,
 * not on shipping, line by line, as the rules of the market say. The parcel is expected between the fastest day, when it
 * leaves at once, and the slowest, when it leaves on the last day.
 */
export function freezeOrders(basket: PricedBasket, terms: SaleTerms): FrozenOrder[] {
  return basket.shops.map((shop) => freezeOrder(shop, terms))
}

function freezeOrder(shop: PricedShop, terms: SaleTerms): FrozenOrder {
  const { at } = terms
  const { method } = shop
  invariant(method, 'every shop of a checkout has a way to ship')
  const lines = shop.lines.map((line, position) => freezeLine(line, position, shop.id, terms))
  return {
    id: newId(),
    historyId: newId(),
    shopId: shop.id,
    ...shop.totals,
    commissionMinor: lines.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0),
    commissionTaxMinor: lines.reduce((sum, { commissionTaxMinor }) => sum + commissionTaxMinor, 0),
    shippingMethodId: method.id,
    shippingMethod: method.name,
    expectedFrom: daysAfter(at, method.minDays),
    expectedTo: daysAfter(at, handOverDays + method.maxDays),
    handOverBy: daysAfter(at, handOverDays),
    lines,
  }
}

function freezeLine(
  line: PricedLine,
  position: number,
  shopId: string,
  { commissionOf, currency }: SaleTerms,
): FrozenLine {
  const {
    productId,
    categoryId,
    variantId,
    slug,
    title,
    variantTitle,
    sku,
    quantity,
    unitPriceMinor,
    totalMinor,
    taxBps,
    taxMinor,
  } = line
  const sale = { shopId, categoryId, productId, unitPriceMinor, quantity, amountMinor: totalMinor, currency }
  const commission = commissionOf(sale)
  return {
    id: newId(),
    productId,
    variantId,
    slug,
    title,
    variantTitle,
    sku,
    pictureId: line.picture?.id ?? null,
    position,
    quantity,
    unitPriceMinor,
    totalMinor,
    taxBps,
    taxMinor,
    commissionRuleId: commission.ruleId,
    commissionBps: commission.bps,
    commissionMinor: commission.amountMinor,
    commissionTaxMinor: commission.taxMinor,
  }
}
