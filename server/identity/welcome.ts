import type { Request, Response } from 'express'
import { actingAs, type Context } from '#server/platform/context.ts'
import type { ReadyJson } from '#server/platform/http/contract.ts'
import { clearCookie, readCookie, setCookie } from '#server/platform/http/cookies.ts'
import { cartCookie, cookieOf, type SessionDoor } from './doors.ts'
import { personOf } from './policy.ts'
import { presentPerson } from './present.ts'
import type { OpenSession } from './sessions.ts'

/** What is somebody's own is no shop's, so it is done outside the seller's role. */
export function oneself(context: Context): [Context, string] {
  return [actingAs(context, { kind: 'system' }), personOf(context)]
}

/** Hands the visitor their session; a guest's cart has come along, so its cookie goes. */
export async function welcome(
  context: Context,
  door: SessionDoor,
  { token, expiresAt, personId, shopId }: OpenSession & { personId: string; shopId?: string },
  req: Request,
  res: Response,
): Promise<ReadyJson> {
  setCookie(res, context.config, cookieOf[door], token, expiresAt)
  if (door === 'storefront' && readCookie(req, cartCookie)) clearCookie(res, context.config, cartCookie)
  return await presentPerson(context, door, personId, shopId)
}
