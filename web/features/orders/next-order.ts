import type { OrderCard } from '#shared/api/orders.schemas.ts'

/**
 * The order with which something happens next: one that still wants to be paid, else the parcel under way that comes
 * first, else the one being packed that comes first; undefined when all is done.
 */
export function findNextOrder(orders: readonly OrderCard[]): OrderCard | undefined {
  const earliest = (state: OrderCard['state']) =>
    orders
      .filter((order) => order.state === state)
      .toSorted((a, b) => a.expectedTo.localeCompare(b.expectedTo))
      .at(0)
  return earliest('awaiting_payment') ?? earliest('handed_over') ?? earliest('processing')
}

/** What waits for a customer, in a sentence. */
export function accountSentence(orders: readonly OrderCard[]): string {
  const count = (...states: OrderCard['state'][]) => orders.filter(({ state }) => states.includes(state)).length
  const unpaid = count('awaiting_payment')
  const moving = count('handed_over')
  const packing = count('processing')
  if (unpaid > 0)
    return unpaid === 1 ? 'One order still waits for its payment.' : `${unpaid} orders still wait for payment.`
  if (moving > 0)
    return moving === 1 ? 'One parcel is on its way to you.' : `${moving} parcels are on their way to you.`
  if (packing > 0) return packing === 1 ? 'One parcel is being packed.' : `${packing} parcels are being packed.`
  return orders.length > 0 ? 'Everything you ordered has found its end.' : 'Nothing is on its way yet.'
}
