import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { SessionDoor } from './doors.ts'
import type { KnownPerson } from './repository.ts'

export interface PasskeyRow {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
}

const members = sql`credential_id as id, name, created_at as "createdAt", last_used_at as "lastUsedAt"`

/** The passkeys of a person, in the order they were made. */
export async function listPasskeysOf(db: Database, personId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select ${members} from passkeys where person_id = ${personId} order by created_at, credential_id`.execute(db)
  return rows
}

/** Keeps a passkey; undefined when it is kept already. */
export async function insertPasskey(
  db: Database,
  key: {
    id: string
    personId: string
    name: string
    publicKey: Buffer
    counter: number
    transports: readonly string[]
    at: Date
  },
): Promise<PasskeyRow | undefined> {
  const { id, personId, name, publicKey, counter, transports, at } = key
  const { rows } = await sql<PasskeyRow>`
    insert into passkeys (credential_id, person_id, name, public_key, counter, transports, created_at)
    values (${id}, ${personId}, ${name}, ${publicKey}, ${counter}, ${transports}::text[], ${at})
    on conflict (credential_id) do nothing returning ${members}`.execute(db)
  return rows[0]
}

/** Forgets a passkey of a person; false when there is none of this id. */
export async function deletePasskey(db: Database, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from passkeys where credential_id = ${id} and person_id = ${personId} returning credential_id`.execute(db)
  return rows.length > 0
}

export interface PasskeyWithPerson extends KnownPerson {
  email: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** A passkey with the person whose account it opens. */
export async function findPasskey(db: Database, id: string): Promise<PasskeyWithPerson | undefined> {
  const { rows } = await sql<PasskeyWithPerson>`
    select p.id, p.email, p.password_hash as "passwordHash",
      p.activated_at is not null as "isActivated", p.disabled_at is not null as "isDisabled",
      exists (select from operators o where o.person_id = p.id) as "isOperator",
      exists (select from shop_members m join shops s on s.id = m.shop_id and s.state <> 'closed' where m.person_id = p.id) as "hasShop",
      exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasSecondFactor",
      k.public_key as "publicKey", k.counter, k.transports
    from passkeys k join people p on p.id = k.person_id where k.credential_id = ${id}`.execute(db)
  return rows[0]
}

/** Notes that a passkey has signed; false when it counts, and this count was seen before. */
export async function notePasskeyUse(db: Database, id: string, counter: number, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update passkeys set counter = ${counter}, last_used_at = ${at}
    where credential_id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))
    returning credential_id`.execute(db)
  return rows.length > 0
}

/** Writes down what an authenticator is asked to sign. */
export async function insertChallenge(
  db: Database,
  asked: { challenge: string; purpose: 'sign_in' | 'add'; door: SessionDoor; personId: string | null; expiresAt: Date },
): Promise<void> {
  const { challenge, purpose, door, personId, expiresAt } = asked
  await sql`
    insert into passkey_challenges (challenge, purpose, door, person_id, expires_at)
    values (${challenge}, ${purpose}, ${door}, ${personId}, ${expiresAt})`.execute(db)
}

/** Uses up a challenge; false when it was never asked here of this person, was used, or is too old. */
export async function takeChallenge(
  db: Database,
  asked: { challenge: string; purpose: 'sign_in' | 'add'; door: SessionDoor; personId: string | null; at: Date },
): Promise<boolean> {
  const { challenge, purpose, door, personId, at } = asked
  const { rows } = await sql`
    delete from passkey_challenges
    where challenge = ${challenge} and purpose = ${purpose} and door = ${door}
      and person_id is not distinct from ${personId}::uuid and expires_at > ${at}
    returning challenge`.execute(db)
  return rows.length > 0
}

/** Forgets challenges that nobody answered in time. */
export async function deleteOldChallenges(db: Database, at: Date): Promise<void> {
  await sql`delete from passkey_challenges where expires_at < ${at}`.execute(db)
}
