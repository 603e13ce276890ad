import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

export interface SecondFactorRow {
  sealedSecret: Buffer
  confirmedAt: Date | null
  lastStep: number
}

/** The second factor of a person, confirmed or only begun. */
export async function findSecondFactor(db: Database, personId: string): Promise<SecondFactorRow | undefined> {
  const { rows } = await sql<SecondFactorRow>`
    select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", last_step as "lastStep"
    from second_factors where person_id = ${personId}`.execute(db)
  return rows[0]
}

/** Writes a new secret that has still to be shown to work; false when one works already. */
export async function saveSecret(
  db: Database,
  { personId, sealedSecret, at }: { personId: string; sealedSecret: Buffer; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factors (person_id, sealed_secret, created_at) values (${personId}, ${sealedSecret}, ${at})
    on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
      where second_factors.confirmed_at is null
    returning person_id`.execute(db)
  return rows.length > 0
}

/** Takes the code of a step; false when it or a later one was taken before, at this very moment perhaps. */
export async function takeStep(db: Database, personId: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factors set last_step = ${step} where person_id = ${personId} and last_step < ${step}
    returning person_id`.execute(db)
  return rows.length > 0
}

/** Marks the second factor as working; false when it did before. */
export async function confirmSecondFactorOf(db: Database, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update second_factors set confirmed_at = ${at} where person_id = ${personId} and confirmed_at is null
    returning person_id`.execute(db)
  return rows.length > 0
}

/** Takes the second factor and its recovery codes away. */
export async function deleteSecondFactor(db: Database, personId: string): Promise<void> {
  await sql`
    with codes as (delete from recovery_codes where person_id = ${personId})
    delete from second_factors where person_id = ${personId}`.execute(db)
}

/** Puts new recovery codes in place of the old ones. */
export async function replaceRecoveryCodes(db: Database, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from recovery_codes where person_id = ${personId}`.execute(db)
  await sql`
    insert into recovery_codes (person_id, code_hash) select ${personId}::uuid, unnest(${hashes}::bytea[])`.execute(db)
}

/** Uses up a recovery code; false when it is unknown or was used. */
export async function takeRecoveryCode(
  db: Database,
  { personId, hash, at }: { personId: string; hash: Buffer; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update recovery_codes set used_at = ${at} where person_id = ${personId} and code_hash = ${hash} and used_at is null
    returning person_id`.execute(db)
  return rows.length > 0
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Database, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from recovery_codes where person_id = ${personId} and used_at is null`.execute(db)
  return rows[0]!.count
}

/** Where a person gets their mail, and what their password must match. */
export async function getPersonToCheck(
  db: Database,
  personId: string,
): Promise<{ email: string; passwordHash: string }> {
  const { rows } = await sql<{ email: string; passwordHash: string }>`
    select email::text as email, password_hash as "passwordHash" from people where id = ${personId}`.execute(db)
  return rows[0]!
}
