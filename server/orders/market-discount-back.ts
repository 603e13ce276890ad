import { allocate } from '#shared/money.ts'

/** What the market added to an order because it bears a discount, and what of the order has gone back. Minor units. */
export interface MarketDiscount {
  totalMinor: number
  marketDiscountMinor: number
  refundedMinor: number
  /** Of what went back, what the market gave from its own pocket: the shop keeps all of that. */
  concededMinor: number
}

/**
 * What the shop gives back to the market with a refund it bears: as much as brings all that went back to its share, so that
 * many small refunds never add up to another amount than one large.
 */
export function marketDiscountBack(order: MarketDiscount, amountMinor: number): number {
  const before = order.refundedMinor - order.concededMinor
  return shareOf(order, before + amountMinor) - shareOf(order, before)
}

/** What the market still adds to an order. */
export function marketDiscountLeft(order: MarketDiscount): number {
  return order.marketDiscountMinor - shareOf(order, order.refundedMinor - order.concededMinor)
}

function shareOf({ totalMinor, marketDiscountMinor }: MarketDiscount, partMinor: number): number {
  return totalMinor === 0 ? 0 : allocate(marketDiscountMinor, [partMinor, totalMinor - partMinor])[0]!
}
