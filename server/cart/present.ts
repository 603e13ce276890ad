import type { Cart, CartCoupon, CartShop, Totals } from '#shared/api/cart.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { priceOfCycles } from '#shared/plan-price.ts'
import { mostAtEventPrice, type Offer } from '#server/sale-events/index.ts'
import type { LinePlan } from './basket.ts'
import type { PricedBasket, PricedLine, PricedShop, PricedTotals } from './price-basket.ts'

/**
 * Totals as the API shows them: goods and shipping as they are priced, what is taken off, and the tax inside or on top.
 * What is kept of an order are the amounts that are paid, with everything taken off and the tax inside.
 */
export function presentTotals(totals: PricedTotals, currency: Currency, isTaxIncluded: boolean): Totals {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const added = (taxMinor: number) => (isTaxIncluded ? 0 : taxMinor)
  return {
    items: money(totals.itemsMinor - added(totals.taxMinor - totals.shippingTaxMinor) + totals.discountMinor),
    shipping: money(totals.shippingMinor - added(totals.shippingTaxMinor) + totals.shippingDiscountMinor),
    discount: money(totals.discountMinor + totals.shippingDiscountMinor),
    tax: money(totals.taxMinor),
    total: money(totals.totalMinor),
    isTaxIncluded,
  }
}

/** The cart as its holder sees it: everything in it, and what it comes to in each currency. */
export function presentCart(baskets: readonly PricedBasket[]): Cart {
  const lines = baskets.flatMap(({ shops }) => shops.flatMap((shop) => shop.lines))
  const [first] = baskets
  return {
    shops: baskets.flatMap((basket) => basket.shops.map((shop) => presentShop(shop, basket))),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: presentTotals(first!.totals, first!.currency, first!.pricesIncludeTax),
    sums: baskets.map(({ currency, totals, pricesIncludeTax }) => ({
      currency,
      totals: presentTotals(totals, currency, pricesIncludeTax),
    })),
    coupons: presentCoupons(baskets),
    hasProblems: lines.some(({ problem }) => problem !== null),
  }
}

/** Each coupon once, as the currency says in which it takes something off. */
function presentCoupons(baskets: readonly PricedBasket[]): CartCoupon[] {
  const [first] = baskets
  return first!.coupons.map(({ coupon: { code } }, index) => {
    const inEach = baskets.map(({ coupons, currency }) => ({ ...coupons[index]!, currency }))
    const applied =
      inEach.find(({ problem }) => problem === null) ?? inEach.find((one) => one.problem === 'below_minimum')
    const { coupon, problem, missingMinor, discountMinor, currency } = applied ?? inEach[0]!
    const shop = baskets.flatMap(({ shops }) => shops).find(({ id }) => id === coupon.shopId)
    return {
      id: coupon.id,
      code,
      kind: coupon.kind,
      bps: coupon.bps,
      shop: shop ? { slug: shop.slug, name: shop.name } : null,
      discount: { amountMinor: discountMinor, currency },
      problem,
      missing: problem === 'below_minimum' ? { amountMinor: missingMinor, currency } : null,
    }
  })
}

function presentPlan(plan: LinePlan, shelfMinor: number, currency: Currency) {
  const { id, unit, every, trialDays } = plan
  return { id, unit, every, trialDays, price: { amountMinor: priceOfCycles(plan, shelfMinor), currency } }
}

function presentShop(shop: PricedShop, { currency, pricesIncludeTax }: PricedBasket): CartShop {
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
      isDigital: line.isDigital,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor),
      total: money(line.unitPriceMinor * line.quantity),
      event: line.plan ? null : line.offer && presentOffer(line, line.offer, currency),
      plan: line.plan && presentPlan(line.plan, line.shelfPriceMinor, currency),
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
      places: method.places,
      bands: method.bands.map(({ upToGrams, priceMinor }) => ({ upToGrams, price: money(priceMinor) })),
      minItems: moneyOrNull(method.minItemsMinor),
      maxItems: moneyOrNull(method.maxItemsMinor),
      cost: money(method.costMinor),
    })),
    shippingMethodId: shop.method?.id ?? null,
    shippingProblem: shop.shippingProblem,
    isDownload: shop.isDownload,
    holidayUntil: shop.holidayUntil,
    missingForFreeShipping: moneyOrNull(shop.missingForFreeShippingMinor),
    isReverseCharge: shop.isReverseCharge,
    totals: presentTotals(shop.totals, currency, pricesIncludeTax),
  }
}

/** What the event offers; the normal price stands beside it, struck through or to be paid. */
function presentOffer({ isAtEventPrice, shelfPriceMinor }: PricedLine, offer: Offer, currency: Currency) {
  return {
    slug: offer.slug,
    title: offer.title,
    endsAt: offer.endsAt,
    price: { amountMinor: offer.priceMinor, currency },
    normalPrice: { amountMinor: shelfPriceMinor, currency },
    isApplied: isAtEventPrice,
    most: mostAtEventPrice(offer),
  }
}
