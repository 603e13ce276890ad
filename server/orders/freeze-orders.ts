import { newId } from '#shared/ids.ts'
import { rateOf } from '#shared/money.ts'
import type { PricedBasket, PricedLine, PricedShop } from '#server/cart/index.ts'
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
  commissionRule: 'shop' | 'market'
  commissionBps: number
  commissionMinor: number
}

/** A shop has so many days to hand a parcel over. */
export const handOverDays = 2

/**
 * Splits a priced basket into one order per shop and freezes prices, tax and commission. Commission is taken on goods,
 * not on shipping, at the shop's own rate or else the market's, rounded per line half away from zero. The parcel is
 * expected between the fastest day, when it leaves at once, and the slowest, when it leaves on the last day.
 */
export function freezeOrders(
  basket: PricedBasket,
  { marketCommissionBps, at }: { marketCommissionBps: number; at: Date },
): FrozenOrder[] {
  return basket.shops.map((shop) => freezeOrder(shop, marketCommissionBps, at))
}

function freezeOrder(shop: PricedShop, marketCommissionBps: number, at: Date): FrozenOrder {
  const { method } = shop
  invariant(method, 'every shop of a checkout has a way to ship')
  const commissionRule = shop.commissionBps === null ? 'market' : 'shop'
  const commissionBps = shop.commissionBps ?? marketCommissionBps
  const lines = shop.lines.map((line, position) => freezeLine(line, position, commissionRule, commissionBps))
  return {
    id: newId(),
    historyId: newId(),
    shopId: shop.id,
    ...shop.totals,
    commissionMinor: lines.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0),
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
  commissionRule: 'shop' | 'market',
  commissionBps: number,
): FrozenLine {
  const {
    productId,
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
    commissionRule,
    commissionBps,
    commissionMinor: rateOf(totalMinor, commissionBps),
  }
}
