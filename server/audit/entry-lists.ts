import { sql } from 'kysely'
import type { AuditAct, AuditEntry } from '#shared/api/audit.schemas.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { wordsOf } from './words.ts'

/** The statements behind the pages of the audit log. */

export interface EntrySearch {
  search?: string | undefined
  by?: string | undefined
  act?: string | undefined
  /** A kind of thing; requests write `gateway-event` where verbs write `gateway_event`, and both are meant. */
  subject?: string | undefined
  subjectId?: string | undefined
  personId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

interface EntryRow extends Omit<AuditEntry, 'at' | 'words' | 'hash' | 'follows' | 'changes'> {
  changes: readonly (Omit<AuditEntry['changes'][number], 'currency'> & { currency?: string })[]
  /** Of the shop whose it is, which changes none once something has a price. */
  shopCurrency: string | null
  at: Date
  hash: Buffer | null
  follows: Buffer | null
}

function matching({ search, by, act, subject, subjectId, personId, from, to }: EntrySearch) {
  const words = search ? `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
  const changed = subjectId ? JSON.stringify([{ id: subjectId }]) : null
  return sql.join(
    [
      sql`true`,
      by ? sql`e.by_kind = ${by}` : null,
      act ? sql`e.act = ${act}` : null,
      subject ? sql`replace(e.subject, '_', '-') = ${subject.replaceAll('_', '-')}` : null,
      personId ? sql`e.person_id = ${personId}` : null,
      subjectId
        ? sql`(e.subject_id = ${subjectId} or e.shop_id = ${subjectId} or e.person_id = ${subjectId} or e.changes @> ${changed}::jsonb)`
        : null,
      from ? sql`e.at >= ${from}::date::timestamp at time zone 'utc'` : null,
      to ? sql`e.at < (${to}::date + 1)::timestamp at time zone 'utc'` : null,
      words
        ? sql`(p.name ilike ${words} or p.email ilike ${words} or s.name ilike ${words} or e.act ilike ${words} or e.reason ilike ${words}
            or e.subject_id::text = ${search} or c.number::text = ltrim(${search}, '#') or e.request_id = ${search} or o.number::text = ${search})`
        : null,
    ].filter((condition) => condition !== null),
    sql` and `,
  )
}

const entry = sql`
  e.id, c.number, c.hash, c.previous_hash as follows, e.at, e.by_kind as by,
  case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as person,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as shop,
  e.door, e.act, e.subject, e.subject_id::text as "subjectId",
  case e.subject when 'shop' then coalesce(named.name, s.name) when 'order' then o.number::text when 'person' then who.name
    when 'invoice' then i.number when 'product' then thing.title when 'subscription' then e.detail ->> 'number' else e.detail ->> 'subject' end as "subjectName",
  e.changes, s.currency as "shopCurrency", e.facts, e.detail, e.reason, e.address, e.user_agent as "userAgent", e.request_id as "requestId"`

const joined = sql`
  audit_log e
  left join audit_chain c on c.entry_id = e.id
  left join people p on p.id = e.person_id
  left join shops s on s.id = e.shop_id
  left join shops named on e.subject = 'shop' and named.id = e.subject_id
  left join orders o on e.subject = 'order' and o.id = e.subject_id
  left join people who on e.subject = 'person' and who.id = e.subject_id
  left join invoices i on e.subject = 'invoice' and i.id = e.subject_id
  left join products thing on e.subject = 'product' and thing.id = e.subject_id`

/** A page of the log, newest first. */
export async function listEntries(
  db: Database,
  { limit, after, ...search }: EntrySearch & { limit: number; after?: string | undefined },
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (e.at, e.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<EntryRow>`
    select ${entry} from ${joined} where ${matching(search)} ${further}
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(db)
  return pageOf(rows, limit, present, ({ at, id }) => [at.toISOString(), id])
}

/** Every act that stands in the log, by its words. The index is gone through from act to act, so its length does not matter. */
export async function listActs(db: Database): Promise<AuditAct[]> {
  const { rows } = await sql<Omit<AuditAct, 'words'>>`
    with recursive acts (act) as (
      (select act from audit_log order by act limit 1)
      union all
      select (select e.act from audit_log e where e.act > acts.act order by e.act limit 1) from acts where acts.act is not null
    )
    select acts.act, (select e.subject from audit_log e where e.act = acts.act order by e.at desc, e.id desc limit 1) as subject
    from acts where acts.act is not null`.execute(db)
  return rows
    .map(({ act, subject }) => ({ act, words: wordsOf(act), subject }))
    .toSorted((one, other) => one.words.localeCompare(other.words, 'en'))
}

function present({ shopCurrency, ...row }: EntryRow): AuditEntry {
  return {
    ...row,
    changes: row.changes.map((change) => ({ ...change, currency: currencyOf(change, row.changes) ?? shopCurrency })),
    at: row.at.toISOString(),
    words: wordsOf(row.act),
    hash: row.hash?.toString('hex') ?? null,
    follows: row.follows?.toString('hex') ?? null,
  }
}

/**
 * The currency a changed row is in: as it says itself, or as the only one of what changed with it says, such as a line of an order its
 * order.
 */
function currencyOf(change: EntryRow['changes'][number], all: EntryRow['changes']): string | null {
  const own = ownCurrency(change)
  if (own) return own
  const others = new Set(all.flatMap((other) => ownCurrency(other) ?? []))
  return others.size === 1 ? [...others][0]! : null
}

/** Lines from before 0611 say it only of rows that are new or gone. */
function ownCurrency({ currency, before, after }: EntryRow['changes'][number]): string | null {
  const said = currency ?? after['currency'] ?? before['currency']
  return typeof said === 'string' ? said : null
}
