/** What becomes of a thing whose number is gone while the event runs. */
export type WhenGone = 'normal_price' | 'sold_out'

/** What a running sale event offers of one variant. Amounts are minor units. */
export interface Offer {
  itemId: string
  slug: string
  title: string
  priceMinor: number
  /** ISO 8601, UTC. */
  endsAt: string
  /** Of the quota. */
  left: number
  mostPerCustomer: number | null
  /** How many this customer has taken already; 0 for somebody not known yet. */
  takenByCustomer: number
  whenGone: WhenGone
}

/** How many units one customer can still have at the event price. */
export function mostAtEventPrice({ left, mostPerCustomer, takenByCustomer }: Offer): number {
  return mostPerCustomer === null ? left : Math.max(0, Math.min(left, mostPerCustomer - takenByCustomer))
}

/** Whether so many units go at the event price: all of a line do, or none. */
export function isAtEventPrice(offer: Offer, quantity: number): boolean {
  return quantity <= mostAtEventPrice(offer)
}

/** How many units can be bought at all: where a thing counts as sold out with its quota, no more than is left of that. */
export function availableBeside(offer: Offer, onShelf: number): number {
  return offer.whenGone === 'sold_out' ? Math.min(onShelf, offer.left) : onShelf
}
