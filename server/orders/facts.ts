import type { Mover } from './order-state.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** A cart became a checkout; its stock is held, no money has moved. */
    'checkout.placed': { checkoutId: string }
    /** It was paid, or will be paid at the door; `orderIds` are those that go ahead. */
    'checkout.confirmed': {
      checkoutId: string
      orderIds: string[]
      /** Placed with kept means: it has things that are bought by a plan, or is a renewal. */
      isByPlan: boolean
    }
    /** Nobody paid in time. */
    'checkout.expired': { checkoutId: string }
    /** It was given up before it was paid. */
    'checkout.cancelled': { checkoutId: string }
    'order.placed': OrderFact
    'order.confirmed': OrderFact
    'order.handed-over': OrderFact
    'order.tracking-updated': OrderFact
    'order.delivered': OrderFact
    /** Its money has become the shop's: with the delivery, or when the hold was over. */
    'order.released': OrderFact
    /** What of its money was kept in reserve has become the shop's. */
    'order.reserve-released': { orderId: string; shopId: string }
    'order.completed': OrderFact
    /** Cancelled before hand-over; `refundMinor` goes back to the customer, 0 when nothing had been paid. */
    'order.cancelled': OrderFact & { refundMinor: number; by: Mover }
    /** Some of it was cancelled before hand-over and is back on the shelf; the rest goes ahead. */
    'order.reduced': OrderFact & {
      reductionId: string
      cancelled: { variantId: string; quantity: number }[]
      by: Mover
    }
    /** Its customer says to which account the money of an order that was paid in cash goes back. */
    'order.refund-account-given': OrderFact
    /** The money came when the order was over and its stock gone; it goes back. */
    'order.paid-too-late': OrderFact & { refundMinor: number }
  }
}

export interface OrderFact {
  orderId: string
  checkoutId: string
  shopId: string
}
