import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { SessionDoor } from './doors.ts'

/** Counts a refused try into the row of its address and minute. */
export async function insertRefusal(
  db: Database,
  refusal: {
    email: string
    minute: Date
    code: string
    door: SessionDoor
    address: string | null
    userAgent: string
    at: Date
  },
): Promise<void> {
  const { email, minute, code, door, address, userAgent, at } = refusal
  await sql`
    insert into refused_sign_ins as r (email, minute, tries, door, user_agent, addresses, first_at)
    values (${email}, ${minute}, jsonb_build_object(${code}::text, 1), ${door}, ${userAgent}, array_remove(array[${address}::text], null), ${at})
    on conflict (email, minute) do update set
      tries = r.tries || jsonb_build_object(${code}::text, coalesce((r.tries ->> ${code})::integer, 0) + 1),
      addresses = case when cardinality(r.addresses) < 5 and not excluded.addresses <@ r.addresses
        then r.addresses || excluded.addresses else r.addresses end`.execute(db)
}

/** What was refused to somebody who has an account, within one minute. */
export interface RefusedMinute {
  personId: string
  door: SessionDoor
  address: string | null
  userAgent: string
  firstAt: Date
  addresses: string[]
  /** How often, by the code of the refusal. */
  tries: Record<string, number>
}

/** Takes away the minutes that began before an instant, the earliest first; answers those that are about somebody. */
export async function takeRefusals(db: Database, before: Date): Promise<RefusedMinute[]> {
  const { rows } = await sql<RefusedMinute>`
    with taken as (delete from refused_sign_ins where minute <= ${before} returning *)
    select p.id as "personId", t.door, t.addresses[1] as address, t.user_agent as "userAgent", t.first_at as "firstAt", t.addresses, t.tries
    from taken t join people p on p.email = t.email order by t.first_at`.execute(db)
  return rows
}
