import type { Checkout } from '#shared/api/orders.schemas.ts'
import type { Money } from '#shared/money.ts'

/** What of a paid checkout the market still holds: the orders whose parcels are on their way or yet to be packed. */
export function moneyHeld({ orders, totals, state }: Pick<Checkout, 'orders' | 'totals' | 'state'>): Money {
  const held = state === 'paid' ? orders.filter(({ state }) => state === 'processing' || state === 'handed_over') : []
  const amountMinor = held.reduce((sum, { total, refunded }) => sum + total.amountMinor - refunded.amountMinor, 0)
  return { amountMinor, currency: totals.total.currency }
}

/** What went back to the customer, over all orders of a checkout. */
export function moneyGivenBack({ orders, totals }: Pick<Checkout, 'orders' | 'totals'>): Money {
  return {
    amountMinor: orders.reduce((sum, { refunded }) => sum + refunded.amountMinor, 0),
    currency: totals.total.currency,
  }
}
