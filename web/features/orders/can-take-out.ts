import type { Order } from '#shared/api/orders.schemas.ts'

/** Whether single things may still be taken out of a parcel: it is packed, nothing is disputed, and more than one is in it. */
export function canTakeOut({ state, isDisputed, lines }: Pick<Order, 'state' | 'isDisputed' | 'lines'>): boolean {
  const left = lines.reduce((sum, line) => sum + unitsLeft(line), 0)
  return state === 'processing' && !isDisputed && left > 1
}

/** How many of a line are still to be sent. */
export function unitsLeft({ quantity, refundedQuantity }: Order['lines'][number]): number {
  return quantity - refundedQuantity
}
