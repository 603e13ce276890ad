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
  const genuine = genuineOf(context.config)
  const known = genuine.get(token)
  const now = context.clock.outside()
  if (known) return known.door === door && known.expiresAt > now.getTime() ? known.claims : null
  try {
    const { payload } = await jwtVerify(token, await keyOf(context.config), {
      audience: door,
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
      currentDate: now,
    })
    const { sub, sid, exp } = payload
    if (typeof sub !== 'string' || typeof sid !== 'string') return null
    const claims = { personId: sub, sessionId: sid }
    if (genuine.size >= mostRemembered) genuine.delete(genuine.keys().next().value!)
    genuine.set(token, { door, claims, expiresAt: exp! * 1_000 })
    return claims
  } catch {
    return null
  }
}

// Checking a signature asks another thread, which may be hashing passwords, and this runs on every signed-in request. A
// signature that was right stays right; whether the session is open, its row says every time.
const mostRemembered = 20_000
const genuineTokens = new WeakMap<Config, Map<string, Genuine>>()

interface Genuine {
  door: SessionDoor
  claims: SessionClaims
  /** In milliseconds since 1970. */
  expiresAt: number
}

function genuineOf(config: Config): Map<string, Genuine> {
  const known = genuineTokens.get(config)
  if (known) return known
  const genuine = new Map<string, Genuine>()
  genuineTokens.set(config, genuine)
  return genuine
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
