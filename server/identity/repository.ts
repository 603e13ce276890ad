import { sql, type RawBuilder } from 'kysely'
import type { Role } from '#shared/team-roles.ts'
import type { Language } from '#shared/languages.ts'
import type { Database } from '#server/platform/db/database.ts'
import { gatherAt } from '#server/platform/gather.ts'
import type { SessionDoor } from './doors.ts'
import type { SessionClaims } from './session-token.ts'

export interface ShopPlace {
  id: string
  role: Role
}

/** The shop in which a person works: of several the chosen one, or else the one they joined first. */
const placeOf = (personId: RawBuilder<unknown>, chosen: RawBuilder<unknown>) => sql`
  select m.shop_id, m.role from shop_members m where m.person_id = ${personId}
  order by m.shop_id is not distinct from ${chosen} desc, m.created_at, m.shop_id limit 1`

/** Where to write to a person, and the browsers they have come in with, as far as it is remembered. */
export interface BrowsersOf {
  email: string
  userAgents: string[]
}

/** The browsers of a person's sessions, over or not, each once. */
export async function findBrowsersOf(db: Database, personId: string): Promise<BrowsersOf> {
  const { rows } = await sql<BrowsersOf>`
    select p.email::text as email,
      array(select distinct s.user_agent from sessions s where s.person_id = p.id) as "userAgents"
    from people p where p.id = ${personId}`.execute(db)
  return rows[0]!
}

/** Writes the row of a new session. */
export async function insertSession(
  db: Database,
  session: {
    sessionId: string
    personId: string
    door: SessionDoor
    openedAt: Date
    expiresAt: Date
    address: string | undefined
    userAgent: string | undefined
    /** At the seller's door: the shop to work in; absent: the one joined first. */
    shopId: string | undefined
  },
): Promise<void> {
  const { sessionId, personId, door, openedAt, expiresAt, address, userAgent, shopId } = session
  await sql`
    insert into sessions (id, person_id, door, created_at, expires_at, address, user_agent, shop_id)
    values (${sessionId}, ${personId}, ${door}, ${openedAt}, ${expiresAt}, ${address ?? null}, ${(userAgent ?? '').slice(0, 400)}, ${shopId ?? null})`.execute(
    db,
  )
}

/** Sessions that are open, with the shop each works in; further conditions follow. */
const openSessions = (at: Date) => sql`
  select s.id, s.person_id, s.door, m.shop_id, m.role
  from sessions s
  join people p on p.id = s.person_id and p.disabled_at is null
  left join lateral (${placeOf(sql`s.person_id`, sql`s.shop_id`)}) m on s.door = 'seller'
  where s.revoked_at is null and s.expires_at > ${at}
    and (s.door <> 'operator' or exists (select from operators o where o.person_id = s.person_id))`

/**
 * The place a session gives at its door, read on every signed-in request; null when the session is not open. Requests that
 * come while others are being let in are let in together, by one statement.
 */
export async function findOpenSession(
  db: Database,
  door: SessionDoor,
  { sessionId, personId }: SessionClaims,
  at: Date,
): Promise<{ shop: ShopPlace | null } | null> {
  const row = await findOpenRow(db, { sessionId, at })
  if (row?.person_id !== personId || row.door !== door) return null
  return { shop: row.shop_id && row.role ? { id: row.shop_id, role: row.role } : null }
}

const findOpenRow = gatherAt(async (db: Database, asked: readonly { sessionId: string; at: Date }[]) => {
  const { rows } = await sql<{
    id: string
    person_id: string
    door: string
    shop_id: string | null
    role: ShopPlace['role'] | null
  }>`
    ${openSessions(asked.at(-1)!.at)} and s.id = any(${asked.map(({ sessionId }) => sessionId)}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return asked.map(({ sessionId }) => byId.get(sessionId))
})

/** Of these sessions the open ones, each with the shop it works in, if any. */
export async function findShopsOfSessions(
  db: Database,
  sessionIds: readonly string[],
  at: Date,
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; shop_id: string | null }>`
    ${openSessions(at)} and s.id = any(${sessionIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, shop_id }) => [id, shop_id]))
}

/** Ends one session; one that is over already stays as it is. */
export async function endSession(db: Database, sessionId: string, at: Date): Promise<void> {
  await sql`update sessions set revoked_at = ${at} where id = ${sessionId} and revoked_at is null`.execute(db)
}

/** Ends every session of a person, at every door. */
export async function endSessions(db: Database, personId: string, at: Date): Promise<void> {
  await sql`update sessions set revoked_at = ${at} where person_id = ${personId} and revoked_at is null`.execute(db)
}

/** Ends the sessions in which a person works in this shop; those in other shops stay. */
export async function endSessionsInShop(
  db: Database,
  { personId, shopId, at }: { personId: string; shopId: string; at: Date },
): Promise<void> {
  await sql`
    update sessions s set revoked_at = ${at}
    where s.person_id = ${personId} and s.door = 'seller' and s.revoked_at is null
      and (select p.shop_id from (${placeOf(sql`s.person_id`, sql`s.shop_id`)}) p) = ${shopId}`.execute(db)
}

/** Lets a session work in another shop of its person; false when they do not belong to it. */
export async function moveSession(db: Database, sessionId: string, shopId: string): Promise<boolean> {
  const { rows } = await sql`
    update sessions s set shop_id = ${shopId}
    where s.id = ${sessionId} and exists (select from shop_members m where m.shop_id = ${shopId} and m.person_id = s.person_id)
    returning s.id`.execute(db)
  return rows.length > 0
}

/** Deletes sessions whose time is over. */
export async function deleteOldSessions(db: Database, at: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', at).execute()
}

export interface KnownPerson {
  id: string
  passwordHash: string
  isActivated: boolean
  isDisabled: boolean
  isOperator: boolean
  hasShop: boolean
  hasSecondFactor: boolean
}

/** Who has this e-mail address, and the places they have. */
export async function findPersonByEmail(db: Database, email: string): Promise<KnownPerson | undefined> {
  const { rows } = await sql<KnownPerson>`
    select p.id, p.password_hash as "passwordHash",
      p.activated_at is not null as "isActivated", p.disabled_at is not null as "isDisabled",
      exists (select from operators o where o.person_id = p.id) as "isOperator",
      exists (select from shop_members m join shops s on s.id = m.shop_id and s.state <> 'closed' where m.person_id = p.id) as "hasShop",
      exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasSecondFactor"
    from people p where p.email = ${email}`.execute(db)
  return rows[0]
}

/**
 * Writes a person who has still to confirm the address; one who has not confirmed yet is written anew. Answers the id,
 * or null when a person with this address has confirmed it.
 */
export async function savePerson(
  db: Database,
  person: { id: string; email: string; name: string; language: Language | null; passwordHash: string; at: Date },
): Promise<string | null> {
  const { id, email, name, language, passwordHash, at } = person
  const { rows } = await sql<{ id: string }>`
    insert into people (id, email, name, language, password_hash, created_at)
    values (${id}, ${email}, ${name}, ${language}, ${passwordHash}, ${at})
    on conflict (email) do update set name = excluded.name, language = excluded.language, password_hash = excluded.password_hash
      where people.activated_at is null and people.disabled_at is null
    returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** Marks the address of a person as confirmed, with the name and password that were typed for this link. */
export async function activatePerson(
  db: Database,
  {
    personId,
    name,
    passwordHash,
    at,
  }: { personId: string; name: string | null; passwordHash: string | null; at: Date },
): Promise<void> {
  await sql`
    update people set activated_at = ${at}, name = coalesce(${name}, name), password_hash = coalesce(${passwordHash}, password_hash)
    where id = ${personId} and activated_at is null`.execute(db)
}

/** Sets a new password; who can read the mail has confirmed the address as well. Answers the address. */
export async function changePassword(
  db: Database,
  { personId, passwordHash, at }: { personId: string; passwordHash: string; at: Date },
): Promise<string> {
  const { rows } = await sql<{ email: string }>`
    update people set password_hash = ${passwordHash}, activated_at = coalesce(activated_at, ${at})
    where id = ${personId} returning email`.execute(db)
  return rows[0]!.email
}

/** The person as the storefront and the operator's door show them; JSON text. */
export async function findPersonAsJson(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'avatar', picture_json(p.avatar_id))::text as json
    from people p where p.id = ${personId}`.execute(db)
  return rows[0]!.json
}

/** The person with the shop they work in, by choice if they have several, as the seller's door shows them; JSON text. */
export async function findSellerAsJson(db: Database, personId: string, shopId: string | null): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'avatar', picture_json(p.avatar_id),
      'shop', case when s.id is not null then json_build_object('id', s.id, 'slug', s.slug, 'name', s.name,
        'logo', picture_json(s.logo_id), 'state', s.state, 'role', m.role) end,
      'shops', (select coalesce(json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name,
          'logo', picture_json(o.logo_id), 'role', w.role) order by w.created_at, o.id), '[]')
        from shop_members w join shops o on o.id = w.shop_id where w.person_id = p.id))::text as json
    from people p
    left join lateral (${placeOf(sql`p.id`, sql`${shopId}::uuid`)}) m on true
    left join shops s on s.id = m.shop_id
    where p.id = ${personId}`.execute(db)
  return rows[0]!.json
}

/** Lets a person in at the operator’s door; again changes nothing. */
export async function makeOperator(db: Database, personId: string, at: Date): Promise<void> {
  await sql`
    insert into operators (person_id, created_at) values (${personId}, ${at}) on conflict (person_id) do nothing`.execute(
    db,
  )
}

/** Whether anybody runs this market yet. */
export async function hasOperator(db: Database): Promise<boolean> {
  const { rows } = await sql`select from operators limit 1`.execute(db)
  return rows.length > 0
}

export interface NewToken {
  hash: Buffer
  purpose: 'activation' | 'password_reset' | 'operator_invitation' | 'email_change'
  door: SessionDoor
  personId?: string
  email: string | null
  /** Of an activation link: what was typed at sign-up. */
  typed?: { name: string; passwordHash: string; shopName: string | null }
  createdAt: Date
  expiresAt: Date
}

/** Writes a link that will be mailed, by the hash of its secret alone. */
export async function insertToken(db: Database, token: NewToken): Promise<void> {
  const { hash, purpose, door, personId, email, typed, createdAt, expiresAt } = token
  await sql`
    insert into one_time_tokens (token_hash, purpose, door, person_id, email, name, password_hash, shop_name, created_at, expires_at)
    values (${hash}, ${purpose}, ${door}, ${personId ?? null}, ${email}, ${typed?.name ?? null},
      ${typed?.passwordHash ?? null}, ${typed?.shopName ?? null}, ${createdAt}, ${expiresAt})`.execute(db)
}

export interface UsedToken {
  personId: string
  email: string
  name: string | null
  passwordHash: string | null
  shopName: string | null
  hasShop: boolean
}

/** Uses up a person's link at its door; null when it is unknown, used, too old, or its person is disabled. */
export async function takeToken(
  db: Database,
  { hash, purpose, door, at }: { hash: Buffer; purpose: 'activation' | 'password_reset'; door: SessionDoor; at: Date },
): Promise<UsedToken | null> {
  const { rows } = await sql<UsedToken>`
    with used as (
      delete from one_time_tokens
      where token_hash = ${hash} and purpose = ${purpose} and door = ${door} and expires_at > ${at}
      returning person_id, name, password_hash, shop_name
    )
    select u.person_id as "personId", p.email::text as email, u.name, u.password_hash as "passwordHash", u.shop_name as "shopName",
      exists (select from shop_members m join shops s on s.id = m.shop_id and s.state <> 'closed' where m.person_id = u.person_id) as "hasShop"
    from used u
    join people p on p.id = u.person_id and p.disabled_at is null`.execute(db)
  return rows[0] ?? null
}

/** Whether a link still works, without using it. */
export async function isTokenOpen(
  db: Database,
  { hash, purpose, door, at }: { hash: Buffer; purpose: NewToken['purpose']; door: SessionDoor; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from one_time_tokens
    where token_hash = ${hash} and purpose = ${purpose} and door = ${door} and expires_at > ${at}`.execute(db)
  return rows.length > 0
}

/** Uses up an invitation for this address; false when it is unknown, used, too old, or for somebody else. */
export async function takeInvitation(
  db: Database,
  { hash, email, at }: { hash: Buffer; email: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    delete from one_time_tokens
    where token_hash = ${hash} and purpose = 'operator_invitation' and expires_at > ${at} and (email is null or email = ${email})
    returning 1`.execute(db)
  return rows.length > 0
}

/** Deletes the other links of a person for the same thing. */
export async function deleteTokens(
  db: Database,
  { personId, purpose, door }: { personId: string; purpose: NewToken['purpose']; door?: SessionDoor },
): Promise<void> {
  await sql`
    delete from one_time_tokens
    where person_id = ${personId} and purpose = ${purpose} and door = coalesce(${door ?? null}, door)`.execute(db)
}

/** Deletes invitations that are for whoever holds them. */
export async function deleteOpenInvitations(db: Database): Promise<void> {
  await db
    .deleteFrom('one_time_tokens')
    .where('purpose', '=', 'operator_invitation')
    .where('email', 'is', null)
    .execute()
}

/** Deletes links whose time is over. */
export async function deleteOldTokens(db: Database, at: Date): Promise<void> {
  await db.deleteFrom('one_time_tokens').where('expires_at', '<', at).execute()
}
