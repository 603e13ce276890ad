import type { Currency } from '#shared/currencies.ts'
import type { Destination } from '#shared/places.ts'
import { priceAtStart } from '#shared/plan-price.ts'
import { applyCoupons, freeShippingFor, whyNotUsable, type AppliedCoupon } from '#server/coupons/index.ts'
import { availableBeside, isAtEventPrice } from '#server/sale-events/index.ts'
import type { Basket, BasketLine, BasketMethod, BasketShop } from './basket.ts'
import { shippingCost, whyNotSent, type Parcel, type ShippingProblem } from './ship-basket.ts'
import { askedPrice, withTax, type LineTax, type TaxTerms } from './tax-amount.ts'

/** A line with what it costs. Amounts are minor units. */
export interface PricedLine extends BasketLine {
  /** What the shelf says, against which the sale is guarded; `unitPriceMinor` is what the customer is asked for a unit. */
  shelfPriceMinor: number
  /** All of it goes at the price of the sale event. */
  isAtEventPrice: boolean
  /** What coupons take off the goods, and how much of that the market bears. */
  discountMinor: number
  marketDiscountMinor: number
  taxBps: number
  taxReason: LineTax['reason']
  taxMinor: number
  /** What the customer pays for it: after discounts, with the tax inside. */
  totalMinor: number
  problem: 'gone' | 'not_enough' | null
}

/**
 * What a customer pays, in minor units: `totalMinor` is items and shipping, both after discounts and with the tax inside.
 * The discounts and the tax say what happened on the way.
 */
export interface PricedTotals {
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  shippingTaxMinor: number
  discountMinor: number
  shippingDiscountMinor: number
  totalMinor: number
}

/** A coupon on one shop's part: what it takes off there. */
export interface ShopDiscount {
  code: string
  discountMinor: number
  bearer: 'shop' | 'market'
}

export interface PricedShop extends Omit<BasketShop, 'lines' | 'methods'> {
  lines: PricedLine[]
  /** Those that fit this parcel. */
  methods: (BasketMethod & { costMinor: number })[]
  /** Chosen, or the shop's first that fits; null when none does. */
  method: (BasketMethod & { costMinor: number }) | null
  shippingProblem: ShippingProblem | null
  /** All of it is downloaded: nothing is sent, and `method` is null without a problem. */
  isDownload: boolean
  missingForFreeShippingMinor: number | null
  /** Of both discounts. */
  marketDiscountMinor: number
  discounts: ShopDiscount[]
  isReverseCharge: boolean
  shippingTaxBps: number
  totals: PricedTotals
}

export interface PricedBasket {
  cartId: string | null
  currency: Currency
  pricesIncludeTax: boolean
  shops: PricedShop[]
  coupons: (Omit<AppliedCoupon, 'parts'> & { discountMinor: number })[]
  totals: PricedTotals
}

/** By what a basket is priced. Its shops price in one currency. */
export interface PricingRules {
  currency: Currency
  at: Date
  destination: Destination
  pricesIncludeTax: boolean
  /** The tax of a category where the basket goes. */
  taxOf(shopId: string, taxCategory: string): LineTax
  /** Whether the customer accounts for the tax on what a shop of this country sends. */
  isReverseCharge(shopCountry: string): boolean
  /** Choices of this moment by shop id, before those kept in the cart. */
  choices?: ReadonlyMap<string, string>
}

/** A parcel is taxed as a standard service, whatever is in it. */
const shippingTaxCategory = 'standard'

/**
 * Says what a basket costs: each line at the price of the shelf or of a sale event, less what coupons take off, then
 * shipping for what is left of the things that are sent, then tax. Tax is rounded per line and per parcel, half away from zero. What is no longer sold
 * stands in the basket but counts for nothing.
 */
export function priceBasket(basket: Basket, rules: PricingRules): PricedBasket {
  const asked = basket.shops.map((shop) => ({ shop, terms: termsOf(shop, rules), lines: askPrices(shop, rules) }))
  const sold = asked.flatMap(({ shop, lines }) => lines.filter(({ isSold }) => isSold).map((line) => ({ shop, line })))
  const couponLines = sold.map(({ shop, line }) => ({
    shopId: shop.id,
    productId: line.productId,
    categoryPath: line.categoryPath,
    amountMinor: line.unitPriceMinor * line.quantity,
  }))
  const taken = applyCoupons(
    couponLines,
    basket.coupons.map(({ coupon, user }) => ({
      coupon,
      problem: whyNotUsable(coupon, user, rules.at) ?? whyNotInCurrency(coupon, rules.currency),
    })),
  )
  const shops = asked.map(({ shop, terms, lines }) => {
    const discounted = lines.map((line) => {
      const index = sold.findIndex((one) => one.line === line)
      return { ...line, ...discountAt(taken, index) }
    })
    const partOf = ({ parts }: AppliedCoupon) =>
      parts.reduce((sum, part, index) => sum + (sold[index]!.shop === shop ? part : 0), 0)
    const own = taken.coupons.map((applied) => ({ applied, discountMinor: partOf(applied) }))
    const freeBy = freeShippingFor(shop.id, couponLines, taken.coupons)
    return priceShop(shop, discounted, { rules, terms, own, freeBy })
  })
  const discountOf = (code: string) =>
    shops
      .flatMap(({ discounts }) => discounts)
      .reduce((sum, one) => sum + (one.code === code ? one.discountMinor : 0), 0)
  return {
    cartId: basket.cartId,
    currency: rules.currency,
    pricesIncludeTax: rules.pricesIncludeTax,
    shops,
    coupons: taken.coupons.map(({ coupon, problem, missingMinor }) => ({
      coupon,
      problem,
      missingMinor,
      discountMinor: discountOf(coupon.code),
    })),
    totals: sumTotals(shops.map(({ totals }) => totals)),
  }
}

/** Adds totals up. */
export function sumTotals(parts: readonly PricedTotals[]): PricedTotals {
  const sum = (key: keyof PricedTotals) => parts.reduce((total, part) => total + part[key], 0)
  return {
    itemsMinor: sum('itemsMinor'),
    shippingMinor: sum('shippingMinor'),
    taxMinor: sum('taxMinor'),
    shippingTaxMinor: sum('shippingTaxMinor'),
    discountMinor: sum('discountMinor'),
    shippingDiscountMinor: sum('shippingDiscountMinor'),
    totalMinor: sum('totalMinor'),
  }
}

type AskedLine = BasketLine & Pick<PricedLine, 'shelfPriceMinor' | 'isAtEventPrice' | 'problem'> & { tax: LineTax }
type DiscountedLine = AskedLine & Pick<PricedLine, 'discountMinor' | 'marketDiscountMinor'>

function termsOf({ id, country }: BasketShop, rules: PricingRules): TaxTerms {
  const { pricesIncludeTax } = rules
  // Of a small business there is no tax that a customer could account for instead.
  const isSmallBusiness = rules.taxOf(id, shippingTaxCategory).reason === 'small_business'
  return { pricesIncludeTax, isReverseCharge: !isSmallBusiness && rules.isReverseCharge(country) }
}

/** The lines of a shop at the price the customer is asked for a unit, before coupons. */
function askPrices(shop: BasketShop, rules: PricingRules): AskedLine[] {
  const terms = termsOf(shop, rules)
  return shop.lines.map((line) => {
    const { offer, quantity, unitPriceMinor } = line
    // A plan has its own price, beside which a sale event says nothing.
    const isAtEvent = line.plan === null && offer !== null && isAtEventPrice(offer, quantity)
    const available = offer && !line.plan ? availableBeside(offer, line.available) : line.available
    const ownMinor = line.plan ? priceAtStart(line.plan, unitPriceMinor) : unitPriceMinor
    const tax = rules.taxOf(shop.id, line.taxCategory)
    return {
      ...line,
      available,
      tax,
      shelfPriceMinor: unitPriceMinor,
      isAtEventPrice: isAtEvent,
      unitPriceMinor: askedPrice(isAtEvent ? offer.priceMinor : ownMinor, tax, terms),
      problem: !line.isSold ? 'gone' : quantity > available ? 'not_enough' : null,
    }
  })
}

function discountAt(
  { discountMinor, marketDiscountMinor }: { discountMinor: number[]; marketDiscountMinor: number[] },
  index: number,
) {
  return { discountMinor: discountMinor[index] ?? 0, marketDiscountMinor: marketDiscountMinor[index] ?? 0 }
}

/** Amounts of another currency say nothing about these goods. */
function whyNotInCurrency({ currency, kind, minMinor, maxMinor, maxDiscountMinor }: CouponAmounts, ofBasket: Currency) {
  const hasAmounts = kind === 'fixed' || [minMinor, maxMinor, maxDiscountMinor].some((amount) => amount !== null)
  return hasAmounts && currency !== ofBasket ? 'nothing_eligible' : null
}

type CouponAmounts = Pick<AppliedCoupon['coupon'], 'currency' | 'kind' | 'minMinor' | 'maxMinor' | 'maxDiscountMinor'>

interface ShopPricing {
  rules: PricingRules
  terms: TaxTerms
  /** What each coupon takes off the goods of this shop. */
  own: { applied: AppliedCoupon; discountMinor: number }[]
  /** The coupon that lets it send for nothing. */
  freeBy: AppliedCoupon['coupon'] | null
}

function priceShop(shop: BasketShop, asked: DiscountedLine[], { rules, terms, own, freeBy }: ShopPricing): PricedShop {
  const lines = asked.map((line) => priceLine(line, terms))
  const sold = lines.filter(({ isSold }) => isSold)
  const sum = (of: (line: PricedLine) => number) => sold.reduce((total, line) => total + of(line), 0)
  const sent = sold.filter(({ isDigital }) => !isDigital)
  const isDownload = sold.length > 0 && sent.length === 0
  const parcel: Parcel = {
    weightGrams: sent.reduce((total, { weightGrams, quantity }) => total + weightGrams * quantity, 0),
    itemsMinor: sent.reduce(
      (total, { unitPriceMinor, quantity, discountMinor }) => total + unitPriceMinor * quantity - discountMinor,
      0,
    ),
    destination: rules.destination,
  }
  // Who is away sends nothing, whatever way is chosen.
  const isAway = shop.holidayUntil !== null
  const methods = (isAway || isDownload ? [] : shop.methods).flatMap((method) => {
    const costMinor = shippingCost(method, parcel)
    return costMinor === null ? [] : [{ ...method, costMinor }]
  })
  const chosenId = rules.choices?.get(shop.id) ?? shop.chosenMethodId
  const method = methods.find(({ id }) => id === chosenId) ?? methods[0] ?? null
  // With nothing left to send, nothing is sent.
  const isSending = sold.length > 0 && method !== null
  const shippingTax = rules.taxOf(shop.id, shippingTaxCategory)
  const costMinor = isSending ? askedPrice(method.costMinor, shippingTax, terms) : 0
  const shippingDiscountMinor = freeBy ? costMinor : 0
  const shipping = withTax(costMinor - shippingDiscountMinor, shippingTax, terms)
  const itemsMinor = sum(({ totalMinor }) => totalMinor)
  const discounts = own.map(({ applied: { coupon }, discountMinor }) => ({
    code: coupon.code,
    bearer: coupon.bearer,
    discountMinor: discountMinor + (coupon === freeBy ? shippingDiscountMinor : 0),
  }))
  return {
    ...shop,
    lines,
    methods,
    method,
    shippingProblem: isAway ? 'on_holiday' : method || isDownload ? null : whyNotSent(shop.methods, parcel),
    isDownload,
    missingForFreeShippingMinor: method ? missingForFree(method, parcel) : null,
    marketDiscountMinor:
      sum(({ marketDiscountMinor }) => marketDiscountMinor) + (freeBy?.bearer === 'market' ? shippingDiscountMinor : 0),
    discounts: discounts.filter(({ discountMinor }) => discountMinor > 0),
    isReverseCharge: terms.isReverseCharge,
    shippingTaxBps: shipping.bps,
    totals: {
      itemsMinor,
      shippingMinor: shipping.totalMinor,
      taxMinor: sum(({ taxMinor }) => taxMinor) + shipping.taxMinor,
      shippingTaxMinor: shipping.taxMinor,
      discountMinor: sum(({ discountMinor }) => discountMinor),
      shippingDiscountMinor,
      totalMinor: itemsMinor + shipping.totalMinor,
    },
  }
}

function priceLine({ tax, ...line }: DiscountedLine, terms: TaxTerms): PricedLine {
  const { bps, reason, taxMinor, totalMinor } = withTax(
    line.unitPriceMinor * line.quantity - line.discountMinor,
    tax,
    terms,
  )
  return { ...line, taxBps: bps, taxReason: reason, taxMinor, totalMinor }
}

function missingForFree({ freeOverMinor, costMinor }: PricedShop['methods'][number], { itemsMinor }: Parcel) {
  return freeOverMinor !== null && costMinor > 0 ? freeOverMinor - itemsMinor : null
}
