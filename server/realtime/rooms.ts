import type { ChangedOrder } from './repository.ts'

/** Everybody who runs the market. */
export const operatorsRoom = 'operators'

/** Everybody who works in a shop. */
export function shopRoom(shopId: string): string {
  return `shop:${shopId}`
}

/** A customer, on however many screens. */
export function personRoom(personId: string): string {
  return `person:${personId}`
}

/** Whom a change of an order concerns: its shop, the operators, and the customer unless it was a guest. */
export function roomsOf({ shopId, personId }: ChangedOrder): string[] {
  return [shopRoom(shopId), operatorsRoom, ...(personId ? [personRoom(personId)] : [])]
}
