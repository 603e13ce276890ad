import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#server/platform/context.ts'

/** Whose cart: a customer's, or that of whoever has the cookie. Only the hash of a cookie's token is ever stored. */
export type CartHolder = { personId: string } | { tokenHash: Buffer }

/** How long a guest's cart waits in the browser. */
export const cartCookieDays = 90

/** The holder this actor is; null for a guest who has put nothing into a cart yet. */
export function holderOf(actor: Actor): CartHolder | null {
  if (actor.kind === 'customer') return { personId: actor.personId }
  const token = actor.kind === 'guest' ? readableToken(actor.cartToken) : null
  return token ? { tokenHash: hashOfCartToken(token) } : null
}

/** The token of a guest's cart: the one in the cookie, or a new one when there is none or it is none of ours. */
export function tokenOfGuest(cookie: string | undefined): string {
  return readableToken(cookie) ?? randomBytes(32).toString('base64url')
}

/** What is stored of a cart token: its SHA-256, which cannot be turned back into the cookie. */
export function hashOfCartToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function readableToken(token: string | undefined): string | null {
  return token && /^[\w-]{43}$/.test(token) ? token : null
}
