import { SignJWT, jwtVerify } from 'jose'
import type { Config } from '#server/config.ts'
import type { Context } from '#server/platform/context.ts'
import type { SessionDoor } from './doors.ts'

export interface SessionClaims {
  sessionId: string
  personId: string
}

/** Signs the token that names a session at its door. */
export async function signSessionToken(
  context: Context,
  door: SessionDoor,
  { sessionId, personId }: SessionClaims,
  expiresAt: Date,
): Promise<string> {
  return await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(personId)
    .setAudience(door)
    .setIssuedAt(context.clock.outside())
    .setExpirationTime(expiresAt)
    .sign(await keyOf(context.config))
}

/** Reads a token; null when it is forged, over, or of another door: all the same to the visitor. */
export async function readSessionToken(
  context: Context,
  door: SessionDoor,
  token: string,
): Promise<SessionClaims | null> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(context.config), {
      audience: door,
      algorithms: ['HS256'],
      currentDate: context.clock.outside(),
    })
    const { sub, sid } = payload
    return typeof sub === 'string' && typeof sid === 'string' ? { personId: sub, sessionId: sid } : null
  } catch {
    return null
  }
}

// Importing the key takes longer than checking a signature, and this runs on every signed-in request.
const keys = new WeakMap<Config, Promise<CryptoKey>>()

function keyOf(config: Config): Promise<CryptoKey> {
  const known = keys.get(config)
  if (known) return known
  const bytes = new TextEncoder().encode(config.secret)
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  keys.set(config, key)
  return key
}
