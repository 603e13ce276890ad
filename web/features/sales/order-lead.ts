import type { ShopOrder } from '#shared/api/orders.schemas.ts'

/** The sentence under an order's number: when it was placed, and how it is paid. */
export function orderLead({ placedAt, paymentMethod, shippingMethod }: ShopOrder, locale: string): string {
  const placed = new Date(placedAt)
  const day = placed.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const time = placed.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  const paid = paymentMethod === null ? 'not paid yet' : words[paymentMethod]
  return `${day}, ${time} · ${paid} · ${shippingMethod}`
}

const words = {
  card: 'paid by card',
  paypal: 'paid by PayPal',
  cash_on_delivery: 'paid in cash at the door',
  free: 'nothing to pay',
}
