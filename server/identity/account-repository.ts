import { sql } from 'kysely'
import type { Language } from '#shared/languages.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { SessionDoor } from './doors.ts'

/** The account as its person sees it; JSON text. */
export async function getAccountAsJson(db: Database, personId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('name', p.name, 'email', p.email, 'avatar', picture_json(p.avatar_id),
      'since', instant_json(p.created_at), 'erasureDueAt', instant_json(p.erasure_due_at),
      'newEmail', (select t.email from one_time_tokens t
        where t.person_id = p.id and t.purpose = 'email_change' and t.expires_at > ${at}
        order by t.created_at desc limit 1))::text as json
    from people p where p.id = ${personId}`.execute(db)
  return rows[0]!.json
}

/** Changes what is given of a person's name and picture. */
export async function updateProfile(
  db: Database,
  personId: string,
  { name, avatarId }: { name?: string | undefined; avatarId?: string | null | undefined },
): Promise<void> {
  await sql`
    update people set name = coalesce(${name ?? null}, name),
      avatar_id = case when ${avatarId !== undefined} then ${avatarId ?? null}::uuid else avatar_id end
    where id = ${personId}`.execute(db)
}

/** In which language a person reads letters; null: the market's. */
export async function findLanguage(db: Database, personId: string): Promise<Language | null> {
  const { rows } = await sql<{ language: Language | null }>`
    select language from people where id = ${personId}`.execute(db)
  return rows[0]?.language ?? null
}

/** Keeps in which language a person reads letters. */
export async function saveLanguage(db: Database, personId: string, language: Language | null): Promise<void> {
  await sql`update people set language = ${language} where id = ${personId}`.execute(db)
}

/** A person who showed that a new address is theirs. */
export interface EmailChange {
  personId: string
  newEmail: string
  oldEmail: string
  language: Language | null
}

/** Uses up the link to a new e-mail address; null when it is unknown, used or too old, or its person is disabled. */
export async function takeEmailChange(db: Database, hash: Buffer, at: Date): Promise<EmailChange | null> {
  const { rows } = await sql<EmailChange>`
    with used as (
      delete from one_time_tokens where token_hash = ${hash} and purpose = 'email_change' and expires_at > ${at}
      returning person_id, email
    )
    select p.id as "personId", u.email::text as "newEmail", p.email::text as "oldEmail", p.language
    from used u join people p on p.id = u.person_id and p.disabled_at is null`.execute(db)
  return rows[0] ?? null
}

/** Gives a person another address; false when somebody has taken it meanwhile, or in this very moment. */
export async function updateEmail(db: Database, personId: string, email: string): Promise<boolean> {
  // Two who confirm one address together wait for each other here; the index alone would answer the second with an error.
  await sql`select pg_advisory_xact_lock(hashtextextended('email ' || lower(${email}), 0))`.execute(db)
  const { rows } = await sql`
    update people set email = ${email}
    where id = ${personId} and not exists (select from people other where other.email = ${email} and other.id <> ${personId})
    returning id`.execute(db)
  return rows.length > 0
}

export interface SessionRow {
  id: string
  door: SessionDoor
  since: Date
  address: string | null
  userAgent: string
}

/** The open sessions of a person at every door, last opened first. */
export async function listOpenSessions(db: Database, personId: string, at: Date): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, door, created_at as since, host(address) as address, user_agent as "userAgent" from sessions
    where person_id = ${personId} and revoked_at is null and expires_at > ${at}
    order by created_at desc, id desc limit 100`.execute(db)
  return rows
}

/** Ends one session of a person; false when there is no open one of this id. */
export async function endSessionOf(db: Database, personId: string, sessionId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update sessions set revoked_at = ${at} where id = ${sessionId} and person_id = ${personId} and revoked_at is null
    returning id`.execute(db)
  return rows.length > 0
}

/** Ends every session of a person but one. */
export async function endOtherSessions(db: Database, personId: string, keptId: string, at: Date): Promise<void> {
  await sql`
    update sessions set revoked_at = ${at}
    where person_id = ${personId} and id <> ${keptId} and revoked_at is null`.execute(db)
}
