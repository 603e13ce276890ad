import { newId } from '#shared/ids.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import type { SessionDoor } from './doors.ts'
import {
  endSession,
  endSessions,
  endSessionsInShop,
  findOpenSession,
  findShopsOfSessions,
  insertSession,
  type ShopPlace,
} from './repository.ts'
import { readSessionToken, signSessionToken } from './session-token.ts'

const sessionDays = 30

export interface OpenSession {
  token: string
  expiresAt: Date
}

export interface KnownSession {
  sessionId: string
  personId: string
  /** Of the seller's door; null while the person has no shop. */
  shop: ShopPlace | null
}

/** Opens a session at a door: a row, and the signed token that names it. Who works in several shops may choose one. */
export async function openSession(
  context: Context,
  door: SessionDoor,
  personId: string,
  {
    address,
    userAgent,
    shopId,
  }: { address?: string | undefined; userAgent?: string | undefined; shopId?: string | undefined },
): Promise<OpenSession> {
  const openedAt = context.clock.outside()
  const sessionId = newId()
  const expiresAt = daysAfter(openedAt, sessionDays)
  await insertSession(context.db, { sessionId, personId, door, openedAt, expiresAt, address, userAgent, shopId })
  return { token: await signSessionToken(context, door, { sessionId, personId }, expiresAt), expiresAt }
}

/** Whose session a token names at this door; null when it is forged, over, revoked, or of another door. */
export async function findSession(context: Context, door: SessionDoor, token: string): Promise<KnownSession | null> {
  const claims = await readSessionToken(context, door, token)
  if (!claims) return null
  const place = await findOpenSession(context.db, door, claims, context.clock.outside())
  return place && { ...claims, shop: place.shop }
}

/** Of these sessions those that are still open, each with the shop it works in (null at other doors and without one). */
export async function findStillOpen(
  context: Context,
  sessionIds: readonly string[],
): Promise<Map<string, string | null>> {
  return await findShopsOfSessions(context.db, sessionIds, context.clock.outside())
}

/** Ends the session a token names at this door; a token that names none changes nothing. */
export async function revokeSession(context: Context, door: SessionDoor, token: string): Promise<void> {
  const claims = await readSessionToken(context, door, token)
  if (claims) await endSession(context.db, claims.sessionId, context.clock.outside())
}

/** Ends the seller's sessions in which a person works in this shop. Must stand before they leave it. */
export async function revokeSessionsInShop(context: Context, personId: string, shopId: string): Promise<void> {
  await endSessionsInShop(context.db, { personId, shopId, at: context.clock.outside() })
}

/** Ends every session of a person, at every door. */
export async function revokeAllSessions(context: Context, personId: string): Promise<void> {
  await endSessions(context.db, personId, context.clock.outside())
}
