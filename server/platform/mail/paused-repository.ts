import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { decodeCursor, instantForCursor, pageOf } from '../cursor.ts'
import type { Database } from '../db/database.ts'
import type { PauseReason } from './port.ts'

/** Why an address should get no more mail, as the relay tells it. */
export interface BadNews {
  /** The relay's; told twice it counts once. */
  id: string
  reason: PauseReason
  address: string
  /** When the relay saw it. */
  at: Date
}

/**
 * Pauses the addresses of what is news, in one statement. A bounce outweighs a complaint. What happened before an address
 * was resumed is kept and changes nothing.
 */
export async function pauseAddresses(db: Database, news: readonly BadNews[], now: Date): Promise<void> {
  const list = news.map((one) => ({ ...one, rowId: newId() }))
  await sql`
    with news as (
      select * from json_to_recordset(${JSON.stringify(list)}::json)
        as n (id text, reason text, address citext, at timestamptz, "rowId" uuid)),
    heard as (
      insert into mail_events (id, address, kind, happened_at, heard_at)
      select id, address, reason, least(at, ${now}::timestamptz), ${now}::timestamptz from news order by id
      on conflict (id) do nothing
      returning id, address, kind, happened_at)
    insert into paused_addresses as p (id, address, reason, paused_at)
    select distinct on (h.address) n."rowId", h.address, h.kind, h.happened_at
    from heard h join news n on n.id = h.id left join paused_addresses before on before.address = h.address
    where before.resumed_at is null or h.happened_at > before.resumed_at
    order by h.address, h.kind, h.happened_at
    on conflict (address) do update set
      reason = case when p.resumed_at is null and p.reason = 'bounced' then p.reason else excluded.reason end,
      paused_at = case when p.resumed_at is null then p.paused_at else excluded.paused_at end,
      resumed_at = null
    where p.resumed_at is null or excluded.paused_at > p.resumed_at`.execute(db)
}

/** Letters go to an address again, if it was paused. */
export async function resumeByAddress(db: Database, address: string, now: Date): Promise<void> {
  await sql`
    update paused_addresses set resumed_at = ${now} where address = ${address} and resumed_at is null`.execute(db)
}

/** The same for addresses where mail only bounced: whoever complained says otherwise by following a link, not by an asked letter. */
export async function resumeBounced(db: Database, addresses: readonly string[], now: Date): Promise<void> {
  await sql`
    update paused_addresses set resumed_at = ${now}
    where address = any(${addresses}::citext[]) and resumed_at is null and reason = 'bounced'`.execute(db)
}

/** The same by the id of its row; answers whether it was paused. */
export async function resumeById(db: Database, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update paused_addresses set resumed_at = ${now} where id = ${id} and resumed_at is null returning 1`.execute(db)
  return rows.length > 0
}

/** Why the address of a person's account gets no mail; null when it does. */
export async function findPauseOf(db: Database, personId: string): Promise<PauseReason | null> {
  const { rows } = await sql<{ reason: PauseReason }>`
    select a.reason from paused_addresses a join people p on p.email = a.address
    where p.id = ${personId} and a.resumed_at is null`.execute(db)
  return rows[0]?.reason ?? null
}

/** The addresses that are paused, newest first, as JSON. */
export async function listPausedAddresses(
  db: Database,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: string[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (a.paused_at, a.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ json: string; at: string; id: string }>`
    select ${instantForCursor(sql`a.paused_at`)} as at, a.id, json_build_object(
      'id', a.id, 'address', a.address, 'reason', a.reason, 'pausedAt', instant_json(a.paused_at))::text as json
    from paused_addresses a where a.resumed_at is null ${further}
    order by a.paused_at desc, a.id desc limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ json }) => json,
    (row) => [row.at, row.id],
  )
}
