import type { Side } from '#shared/api/chat.schemas.ts'
import type { ShelfThing } from '#shared/realtime.ts'

/** Everybody who runs the market; as the triggers of `0440-money-says-what-it-asks.sql` write it. */
export const operatorsRoom = 'operators'

/** Everybody who works in a shop. */
export function shopRoom(shopId: string): string {
  return `shop:${shopId}`
}

/** Somebody who works in a shop, on however many screens. */
export function memberRoom(shopId: string, personId: string): string {
  return `shop:${shopId}:${personId}`
}

/** A customer, on however many screens. */
export function personRoom(personId: string): string {
  return `person:${personId}`
}

/** Somebody at one door, on however many screens: what they are told there. */
export function noticesRoom(door: string, personId: string): string {
  return `notices:${door}:${personId}`
}

/** Every page that shows a conversation, of whichever side. */
export function conversationRoom(conversationId: string): string {
  return `conversation:${conversationId}`
}

/** Every page of a product or a sale event; as the triggers of `0321-live-shelf.sql` write it. */
export function shelfRoom({ kind, id }: ShelfThing): string {
  return `${kind}:${id}`
}

/** Whom a change of an order concerns: its shop, the operators, and the customer unless it was a guest. */
export function roomsOfOrder({ shopId, personId }: { shopId: string; personId: string | null }): string[] {
  return [shopRoom(shopId), operatorsRoom, ...(personId ? [personRoom(personId)] : [])]
}

/** Who said something, on however many screens at the door where they speak for a side. */
export function roomOfAuthor(said: { side: Side; authorId: string; shopId: string | null }): string {
  const { side, authorId, shopId } = said
  if (side === 'shop' && shopId) return memberRoom(shopId, authorId)
  return side === 'customer' ? personRoom(authorId) : noticesRoom('operator', authorId)
}

/** Whom a change of a conversation concerns: who takes part in it, and nobody else. */
export function roomsOfConversation(who: {
  shopId: string | null
  personId: string | null
  isSupport: boolean
}): string[] {
  const { shopId, personId, isSupport } = who
  return [
    ...(shopId ? [shopRoom(shopId)] : []),
    ...(personId ? [personRoom(personId)] : []),
    ...(isSupport ? [operatorsRoom] : []),
  ]
}
