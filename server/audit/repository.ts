import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'

export interface NewEntry {
  act: string
  subject: string | null
  subjectId: string | null
  detail: Readonly<Record<string, unknown>>
  byKind: string
  personId: string | null
  shopId: string | null
  door: string | null
  address: string | null
  userAgent: string
  facts: readonly string[]
  reason: string
  requestId: string
  at: Date
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Adds lines to the log, the first of them with what this transaction has changed in tables that are observed. */
export async function insertEntries(db: Database, entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map((entry, place) => {
    const { subjectId, detail } = entry
    const isUuid = subjectId !== null && uuid.test(subjectId)
    const told = isUuid || subjectId === null ? detail : { ...detail, subject: subjectId }
    return { ...entry, id: newId(), place, subjectId: isUuid ? subjectId : null, detail: told }
  })
  await sql`
    with changed as (
      delete from audit_changes where xact = pg_current_xact_id_if_assigned() returning position, change
    ), entry as (
      insert into audit_log (id, at, person_id, by_kind, act, subject, subject_id, detail, shop_id, door, address, user_agent, changes, facts,
        reason, request_id)
      select id, at, "personId", "byKind", act, subject, "subjectId", detail, "shopId", door, address, "userAgent",
        case when place = 0 then (select coalesce(jsonb_agg(change order by position), '[]') from changed) else '[]' end,
        facts, reason, "requestId"
      from json_to_recordset(${JSON.stringify(rows)}::json) as e (
        id uuid, place integer, at timestamptz, "personId" uuid, "byKind" text, act text, subject text, "subjectId" uuid, detail jsonb,
        "shopId" uuid, door text, address text, "userAgent" text, facts text[], reason text, "requestId" text)
      returning id
    )
    insert into audit_unlinked (entry_id) select id from entry`.execute(db)
}

/**
 * A line as it is hashed: everything it says, as text that never changes. Times are written as seconds since 1970, which
 * no setting of the database turns into something else.
 */
const hashed = sql`
  jsonb_build_object('id', e.id, 'at', extract(epoch from e.at)::text, 'person', e.person_id, 'by', e.by_kind, 'act', e.act,
    'subject', e.subject, 'subjectId', e.subject_id, 'detail', e.detail, 'shop', e.shop_id, 'door', e.door, 'address', e.address,
    'userAgent', e.user_agent, 'changes', e.changes, 'facts', e.facts, 'reason', e.reason, 'request', e.request_id)::text`

/** Makes those who link wait for each other. */
export async function lockChain(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('audit chain'))`.execute(db)
}

export interface Link {
  number: number
  hash: Buffer
}

/** The end of the chain; null while it has no link. */
export async function findEnd(db: Database): Promise<Link | null> {
  const { rows } = await sql<Link>`
    select number, hash from (
      select number, hash from audit_chain union all select number, hash from audit_cuts
    ) links order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Lines that are not linked yet, as text to hash. */
export async function findUnlinked(db: Database, most: number): Promise<{ id: string; text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    select e.id, ${hashed} as text from audit_unlinked u join audit_log e on e.id = u.entry_id order by e.at, e.id limit ${most}`.execute(
    db,
  )
  return rows
}

/** Writes links, and takes their lines off the list of those to be linked. */
export async function insertLinks(
  db: Database,
  links: readonly { number: number; entryId: string; previousHash: Buffer; hash: Buffer }[],
): Promise<void> {
  await sql`
    with linked as (
      insert into audit_chain (number, entry_id, previous_hash, hash)
      select * from unnest(${links.map(({ number }) => number)}::bigint[], ${links.map(({ entryId }) => entryId)}::uuid[],
        ${links.map(({ previousHash }) => previousHash)}::bytea[], ${links.map(({ hash }) => hash)}::bytea[])
      returning entry_id
    )
    delete from audit_unlinked where entry_id in (select entry_id from linked)`.execute(db)
}

/** A part of the chain after a number, each link with its line as it is now; null where the line is gone. */
export async function readChain(
  db: Database,
  after: number,
  most: number,
): Promise<{ number: number; previousHash: Buffer; hash: Buffer; text: string | null }[]> {
  const { rows } = await sql<{ number: number; previousHash: Buffer; hash: Buffer; text: string | null }>`
    select c.number, c.previous_hash as "previousHash", c.hash, case when e.id is not null then ${hashed} end as text
    from audit_chain c left join audit_log e on e.id = c.entry_id
    where c.number > ${after} order by c.number limit ${most}`.execute(db)
  return rows
}

/** The last cut: where the chain begins now. */
export async function findLastCut(db: Database): Promise<Link | null> {
  const { rows } = await sql<Link>`select number, hash from audit_cuts order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Every anchor, the oldest first. */
export async function readAnchors(db: Database): Promise<(Link & { day: string })[]> {
  const { rows } = await sql<Link & { day: string }>`
    select to_char(day, 'YYYY-MM-DD') as day, number, hash from audit_anchors order by day`.execute(db)
  return rows
}

/** Anchors the end of the chain for a day; does nothing when that was done before. */
export async function insertAnchor(db: Database, day: string, { number, hash }: Link, at: Date): Promise<void> {
  await sql`
    insert into audit_anchors (day, number, hash, at) values (${day}::date, ${number}, ${hash}, ${at}) on conflict (day) do nothing`.execute(
    db,
  )
}

/** How many lines the chain has, and how many are not linked yet. */
export async function countLines(db: Database): Promise<{ linked: number; unlinked: number; orphans: number }> {
  const { rows } = await sql<{ linked: number; unlinked: number; orphans: number }>`
    select (select count(*) from audit_chain) as linked, (select count(*) from audit_unlinked) as unlinked,
      (select count(*) from audit_log e where not exists (select from audit_chain c where c.entry_id = e.id)
         and not exists (select from audit_unlinked u where u.entry_id = e.id)) as orphans`.execute(db)
  return rows[0]!
}

/** Cuts the head of the chain off up to the last link older than an instant; answers how many lines went. */
export async function cutChain(db: Database, before: Date, at: Date): Promise<number> {
  await sql`select set_config('stoa.audit_retention', 'on', true)`.execute(db)
  const { rows } = await sql<{ number: number; hash: Buffer }>`
    select c.number, c.hash from audit_chain c join audit_log e on e.id = c.entry_id
    where e.at < ${before} and not exists (
      select from audit_chain earlier join audit_log kept on kept.id = earlier.entry_id where earlier.number <= c.number and kept.at >= ${before})
    order by c.number desc limit 1`.execute(db)
  const [last] = rows
  if (!last) return 0
  const { rows: removed } = await sql<{ id: string }>`
    delete from audit_chain where number <= ${last.number} returning entry_id as id`.execute(db)
  await sql`delete from audit_log where id = any(${removed.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`insert into audit_cuts (number, hash, at, removed) values (${last.number}, ${last.hash}, ${at}, ${removed.length})`.execute(
    db,
  )
  await sql`select set_config('stoa.audit_retention', 'off', true)`.execute(db)
  return removed.length
}
