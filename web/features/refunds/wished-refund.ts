import type { ShopOrder } from '#shared/api/orders.schemas.ts'

/** What somebody has chosen to give back so far. */
export interface WishedRefund {
  /** How many units of each line, by its id. */
  units: Record<string, number>
  shipping: boolean
  goodwillMinor: number
  bearer: 'shop' | 'market'
}

/** The choice as the API takes it. */
export function partsOf({ units, shipping, goodwillMinor, bearer }: WishedRefund) {
  const lines = Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  return { lines, shipping, goodwillMinor, bearer }
}

/** Whether nothing was chosen yet. */
export function isNothing(wish: WishedRefund): boolean {
  return !wish.shipping && wish.goodwillMinor === 0 && partsOf(wish).lines.length === 0
}

/** Every unit that was not given back yet, and the shipping. */
export function wholeOrder({ lines, totals }: ShopOrder): Pick<WishedRefund, 'units' | 'shipping' | 'goodwillMinor'> {
  return {
    units: Object.fromEntries(lines.map(({ id, quantity, refundedQuantity }) => [id, quantity - refundedQuantity])),
    shipping: totals.shipping.amountMinor > 0,
    goodwillMinor: 0,
  }
}
