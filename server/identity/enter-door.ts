import type { Request } from 'express'
import type { Endpoint } from '#shared/api/endpoint.ts'
import { actingAs, type Actor, type Context } from '#server/platform/context.ts'
import { Refusal } from '#server/platform/errors.ts'
import { readCookie } from '#server/platform/http/cookies.ts'
import { cartCookie, cookieOf, type SessionDoor } from './doors.ts'
import { mayCall } from './policy.ts'
import { findSession } from './sessions.ts'

/**
 * Finds out who makes a request, by the cookie of the endpoint's door alone. At a public endpoint a customer is
 * recognised and everybody else is a guest; at the others a missing session is refused with `sign_in_required`, and at the
 * seller's with `not_allowed` whose role in the shop may not do this.
 */
export async function enterDoor(context: Context, endpoint: Endpoint, req: Request): Promise<Context> {
  if (endpoint.door === 'gateway') return actingAs(context, { kind: 'system' })
  const door: SessionDoor = endpoint.door === 'public' ? 'storefront' : endpoint.door
  const token = readCookie(req, cookieOf[door])
  const session = token ? await findSession(context, door, token) : null
  const cartToken = door === 'storefront' ? readCookie(req, cartCookie) : undefined
  const cart = cartToken ? { cartToken } : {}
  if (!session) {
    if (endpoint.door === 'public') return actingAs(context, { kind: 'guest', ...cart })
    throw new Refusal(401, 'sign_in_required', 'Please sign in.')
  }
  const { personId, sessionId, shop } = session
  const seller = { kind: 'seller', personId, sessionId, shop } as const
  if (door === 'seller') mayCall(seller, endpoint)
  const actors: Record<SessionDoor, Actor> = {
    storefront: { kind: 'customer', personId, sessionId, ...cart },
    seller,
    operator: { kind: 'operator', personId, sessionId },
  }
  return actingAs(context, actors[door])
}
