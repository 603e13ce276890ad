import { SignJWT, jwtVerify } from 'jose'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { daysAfter } from '#server/platform/clock.ts'

/** Where a person signs in. A session belongs to one door and is worthless at the others. */
export type SessionDoor = 'storefront' | 'seller' | 'operator'

export const cookieOf: Record<SessionDoor, string> = {
  storefront: 'token',
  seller: 'seller_token',
  operator: 'operator_token',
}

const sessionDays = 30

export interface OpenSession {
  token: string
  expiresAt: Date
}

export interface KnownSession {
  sessionId: string
  personId: string
  /** Of the seller's door; null while the person has no shop. */
  shop: { id: string; role: 'owner' | 'manager' | 'staff' } | null
}

/** Opens a session at a door: a row, and the signed token that names it. */
export async function openSession(
  context: Context,
  door: SessionDoor,
  personId: string,
  visitor: { address: string | undefined; userAgent: string | undefined },
): Promise<OpenSession> {
  const now = context.clock.now()
  const sessionId = newId()
  const expiresAt = daysAfter(now, sessionDays)
  await sql`
    insert into sessions (id, person_id, door, created_at, expires_at, address, user_agent)
    values (${sessionId}, ${personId}, ${door}, ${now}, ${expiresAt}, ${visitor.address ?? null}, ${(visitor.userAgent ?? '').slice(0, 400)})`.execute(
    context.db,
  )
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(personId)
    .setAudience(door)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(keyOf(context))
  return { token, expiresAt }
}

/** Whose session a token names at this door; null when it is forged, over, revoked, or of another door. */
export async function findSession(context: Context, door: SessionDoor, token: string): Promise<KnownSession | null> {
  const claims = await readToken(context, door, token)
  if (!claims) return null
  const { rows } = await sql<{ shop_id: string | null; role: 'owner' | 'manager' | 'staff' | null }>`
    select m.shop_id, m.role
    from sessions s
    join people p on p.id = s.person_id and p.disabled_at is null
    left join shop_members m on s.door = 'seller' and m.person_id = p.id
    where s.id = ${claims.sessionId} and s.person_id = ${claims.personId} and s.door = ${door}
      and s.revoked_at is null and s.expires_at > ${context.clock.now()}
      and (s.door <> 'operator' or exists (select from operators o where o.person_id = p.id))
    limit 1`.execute(context.db)
  const row = rows[0]
  if (!row) return null
  return { ...claims, shop: row.shop_id && row.role ? { id: row.shop_id, role: row.role } : null }
}

/** Ends one session. */
export async function revokeSession(context: Context, sessionId: string): Promise<void> {
  await sql`update sessions set revoked_at = ${context.clock.now()} where id = ${sessionId} and revoked_at is null`.execute(
    context.db,
  )
}

/** Ends every session of a person, at every door. */
export async function revokeAllSessions(context: Context, personId: string): Promise<void> {
  await sql`update sessions set revoked_at = ${context.clock.now()} where person_id = ${personId} and revoked_at is null`.execute(
    context.db,
  )
}

async function readToken(context: Context, door: SessionDoor, token: string) {
  try {
    const { payload } = await jwtVerify(token, keyOf(context), {
      audience: door,
      algorithms: ['HS256'],
      currentDate: context.clock.now(),
    })
    return typeof payload.sub === 'string' && typeof payload['sid'] === 'string'
      ? { personId: payload.sub, sessionId: payload['sid'] }
      : null
  } catch {
    // Not ours, expired, or of another door: all the same to the visitor.
    return null
  }
}

function keyOf({ config }: Context): Uint8Array {
  return new TextEncoder().encode(config.secret)
}
