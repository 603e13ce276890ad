import type { IncomingMessage } from 'node:http'
import { realtimeDoors, type RealtimeDoor } from '#shared/realtime.ts'
import { cookieOf, findSession } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { readCookie } from '#server/platform/http/cookies.ts'
import { memberRoom, noticesRoom, operatorsRoom, personRoom, shopRoom } from './rooms.ts'

/** Who listens on a socket, and to what. */
export interface Listener {
  door: RealtimeDoor
  sessionId: string
  personId: string
  /** Of the seller's door; null for somebody who has no shop yet. */
  shopId: string | null
  rooms: string[]
}

/** Finds out who opens a socket, by the cookie of the door alone that they name; null for everybody without a session. */
export async function findListener(
  context: Context,
  door: unknown,
  request: Pick<IncomingMessage, 'headers'>,
): Promise<Listener | null> {
  if (!isDoor(door)) return null
  const token = readCookie(request, cookieOf[door])
  const session = token ? await findSession(context, door, token) : null
  if (!session) return null
  const { sessionId, personId, shop } = session
  const rooms: Record<RealtimeDoor, string[]> = {
    storefront: [personRoom(personId)],
    seller: shop ? [shopRoom(shop.id), memberRoom(shop.id, personId)] : [],
    operator: [operatorsRoom],
  }
  return { door, sessionId, personId, shopId: shop?.id ?? null, rooms: [...rooms[door], noticesRoom(door, personId)] }
}

function isDoor(door: unknown): door is RealtimeDoor {
  return realtimeDoors.some((known) => known === door)
}
