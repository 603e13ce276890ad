import { newId } from '#shared/ids.ts'
import { priceOfCycles } from '#shared/plan-price.ts'
import type { PricedBasket, PricedLine, PricedShop, ShopDiscount } from '#server/cart/index.ts'
import type { Commission, Sale } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'

/** One shop's part of a checkout, with everything that must not change afterwards. Amounts are minor units. */
export interface FrozenOrder {
  id: string
  historyId: string
  shopId: string
  /** The market sells itself in this shop. */
  isOfMarket: boolean
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  shippingTaxMinor: number
  shippingTaxBps: number
  discountMinor: number
  shippingDiscountMinor: number
  /** What of both discounts the market bears. */
  marketDiscountMinor: number
  discounts: ShopDiscount[]
  pricesIncludeTax: boolean
  totalMinor: number
  commissionMinor: number
  commissionTaxMinor: number
  /** Null: everything in it is downloaded. */
  shippingMethodId: string | null
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
  /** It is downloaded, not sent. */
  isDigital: boolean
  position: number
  quantity: number
  unitPriceMinor: number
  /** What it cost beside the sale event it was sold at. */
  normalPriceMinor: number | null
  saleEventItemId: string | null
  /** By which it is bought again, and what a unit costs in each later cycle, as the shelf says prices. */
  planId: string | null
  planPriceMinor: number | null
  discountMinor: number
  marketDiscountMinor: number
  totalMinor: number
  taxBps: number
  taxMinor: number
  taxReason: PricedLine['taxReason']
  taxIsAdded: boolean
  /** Null: the market's own rate. */
  commissionRuleId: string | null
  commissionBps: number
  commissionMinor: number
  commissionTaxMinor: number
  commissionTaxBps: number
}

/** By what a sale is frozen. */
export interface SaleTerms {
  commissionOf(sale: Sale): Commission
  isShopOfMarket(shopId: string): boolean
  at: Date
}

/** How files come: at once, and not by one of the shop's ways. */
const download = { id: null, name: 'Download', minDays: 0, maxDays: 0 }

/** A shop has so many days to hand a parcel over. */
export const handOverDays = 2

/**
 * Splits a priced basket into one order per shop and freezes prices, tax and commission. Commission is taken on goods,
 * not on shipping, line by line, as the rules of the market say. The parcel is expected between the fastest day, when it
 * leaves at once, and the slowest, when it leaves on the last day.
 */
export function freezeOrders(basket: PricedBasket, terms: SaleTerms): FrozenOrder[] {
  return basket.shops.map((shop) => freezeOrder(shop, basket, terms))
}

function freezeOrder(shop: PricedShop, basket: PricedBasket, terms: SaleTerms): FrozenOrder {
  const { at } = terms
  const method = shop.method ?? download
  invariant(shop.method || shop.isDownload, 'every shop of a checkout has a way to ship, or nothing to')
  const lines = shop.lines.map((line, position) => freezeLine(line, position, { shop, basket, terms }))
  return {
    id: newId(),
    historyId: newId(),
    shopId: shop.id,
    isOfMarket: terms.isShopOfMarket(shop.id),
    ...shop.totals,
    shippingTaxBps: shop.shippingTaxBps,
    marketDiscountMinor: shop.marketDiscountMinor,
    discounts: shop.discounts,
    pricesIncludeTax: basket.pricesIncludeTax,
    commissionMinor: lines.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0),
    commissionTaxMinor: lines.reduce((sum, { commissionTaxMinor }) => sum + commissionTaxMinor, 0),
    shippingMethodId: method.id,
    shippingMethod: method.name,
    expectedFrom: daysAfter(at, method.minDays),
    expectedTo: shop.isDownload ? at : daysAfter(at, handOverDays + method.maxDays),
    handOverBy: daysAfter(at, handOverDays),
    lines,
  }
}

function freezeLine(
  line: PricedLine,
  position: number,
  { shop, basket, terms }: { shop: PricedShop; basket: PricedBasket; terms: SaleTerms },
): FrozenLine {
  const {
    productId,
    categoryPath,
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
  // The shop is paid for what the market takes off, so it pays commission on that too.
  const amountMinor = unitPriceMinor * quantity - (line.discountMinor - line.marketDiscountMinor)
  const { currency } = basket
  const commission = terms.commissionOf({
    shopId: shop.id,
    categoryPath,
    productId,
    unitPriceMinor,
    quantity,
    amountMinor,
    currency,
  })
  return {
    id: newId(),
    productId,
    variantId,
    slug,
    title,
    variantTitle,
    sku,
    pictureId: line.picture?.id ?? null,
    isDigital: line.isDigital,
    position,
    quantity,
    unitPriceMinor,
    normalPriceMinor: line.isAtEventPrice ? line.shelfPriceMinor : null,
    saleEventItemId: line.isAtEventPrice ? line.offer!.itemId : null,
    planId: line.plan?.id ?? null,
    planPriceMinor: line.plan && priceOfCycles(line.plan, line.shelfPriceMinor),
    discountMinor: line.discountMinor,
    marketDiscountMinor: line.marketDiscountMinor,
    totalMinor,
    taxBps,
    taxMinor,
    taxReason: line.taxReason,
    taxIsAdded: !basket.pricesIncludeTax,
    commissionRuleId: commission.ruleId,
    commissionBps: commission.bps,
    commissionMinor: commission.amountMinor,
    commissionTaxMinor: commission.taxMinor,
    commissionTaxBps: commission.taxBps,
  }
}
