import { sql, type RawBuilder } from 'kysely'
import type { AccountPurpose } from '#shared/api/ledger.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { LinePlace } from './pages-of.ts'

/**
 * The operator's view of the book. What is hot: `ledger_entries_by_purpose` carries amounts, so a sum over a period reads
 * the index alone, as long as the period is short; a balance at an instant is today's less what came since, so it costs
 * what came since, not the whole life of the account.
 */

export interface AccountRow {
  purpose: AccountPurpose
  balanceMinor: number
}

/** What each purpose holds over all shops, now or just before an instant. */
export async function readAccounts(db: Database, currency: string, asOf: Date | null): Promise<AccountRow[]> {
  const since = asOf
    ? sql`(select coalesce(sum(e.amount_minor), 0)::bigint from ledger_entries e
           where e.purpose = a.purpose and e.currency = ${currency} and e.at >= ${asOf})`
    : sql`0`
  const { rows } = await sql<AccountRow>`
    select a.purpose, a.balance_minor - ${since} as "balanceMinor"
    from (select purpose, sum(balance_minor)::bigint as balance_minor from ledger_accounts where currency = ${currency} group by purpose) a`.execute(
    db,
  )
  return rows
}

export interface BookRow {
  currencies: Currency[]
  since: Date | null
  shops: { id: string; name: string }[]
}

/** What the book is about: its currencies, its first day, and the shops that have accounts in it. */
export async function readBook(db: Database): Promise<BookRow> {
  const { rows } = await sql<BookRow>`
    select (select coalesce(json_agg(currency order by currency), '[]') from (select distinct currency from ledger_accounts) c) as currencies,
           (select at from ledger_postings order by at, id limit 1) as since,
           (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]') from shops s
            where exists (select from ledger_accounts a where a.shop_id = s.id)) as shops`.execute(db)
  return rows[0]!
}

/** Which part of the book is wished for. */
export interface LedgerWish {
  purpose?: AccountPurpose | undefined
  shop?: string | undefined
  kind?: string | undefined
  /** The number of an order. */
  order?: number | undefined
  currency?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export interface MarketPostingRow {
  id: string
  key: string
  kind: string
  description: string
  at: Date
  shop: { id: string; name: string } | null
  order: { id: string; number: string } | null
  entries: { purpose: AccountPurpose; amount_minor: number; currency: Currency }[]
}

const postingColumns = sql`
  p.id, p.key, p.kind, p.description, p.at,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as shop,
  case when o.id is not null then json_build_object('id', o.id, 'number', o.number::text) end as order,
  (select json_agg(json_build_object('purpose', e.purpose, 'amount_minor', e.amount_minor, 'currency', e.currency) order by e.position)
   from ledger_entries e where e.posting_id = p.id) as entries`

const withNames = sql`left join shops s on s.id = p.shop_id left join orders o on o.id = p.order_id`

/** Postings, newest first, one to spare. One wish alone is read in the order of its index; more of them are filtered on the way. */
export async function listPostings(
  db: Database,
  wish: LedgerWish,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<MarketPostingRow[]> {
  const { rows } = await sql<MarketPostingRow>`
    select ${postingColumns}
    from (${wish.purpose && !wish.shop && !wish.order ? byPurpose(wish, wish.purpose, limit, after) : byPosting(wish, limit, after)}) found
    join ledger_postings p on p.id = found.id ${withNames}
    order by p.at desc, p.id desc`.execute(db)
  return rows
}

function byPosting(wish: LedgerWish, limit: number, after: readonly [string, string] | null): RawBuilder<unknown> {
  const { purpose, shop, kind, order, currency } = wish
  const entry = [
    ...(purpose ? [sql`e.purpose = ${purpose}`] : []),
    ...(currency ? [sql`e.currency = ${currency}`] : []),
  ]
  const wishes = [
    ...periodOf(sql`p.at`, wish),
    ...(shop ? [sql`p.shop_id = ${shop}`] : []),
    ...(kind ? [sql`p.kind = ${kind}`] : []),
    ...(order ? [sql`p.order_id = (select id from orders where number = ${order})`] : []),
    ...(entry.length > 0
      ? [sql`exists (select from ledger_entries e where e.posting_id = p.id and ${sql.join(entry, sql` and `)})`]
      : []),
    ...(after ? [sql`(p.at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  return sql`select p.id from ledger_postings p where ${sql.join(wishes, sql` and `)} order by p.at desc, p.id desc limit ${limit + 1}`
}

/** An account of few postings among many is found by its entries; a posting that moves it twice is found once. */
function byPurpose(
  wish: LedgerWish,
  purpose: string,
  limit: number,
  after: readonly [string, string] | null,
): RawBuilder<unknown> {
  const wishes = [
    sql`e.purpose = ${purpose}`,
    ...periodOf(sql`e.at`, wish),
    ...(wish.currency ? [sql`e.currency = ${wish.currency}`] : []),
    ...(wish.kind
      ? [sql`exists (select from ledger_postings p where p.id = e.posting_id and p.kind = ${wish.kind})`]
      : []),
    ...(after ? [sql`(e.at, e.posting_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  return sql`
    select e.posting_id as id from ledger_entries e where ${sql.join(wishes, sql` and `)}
    group by e.at, e.posting_id order by e.at desc, e.posting_id desc limit ${limit + 1}`
}

function periodOf(at: RawBuilder<unknown>, { from, to }: LedgerWish): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(from ? [sql`${at} >= ${from}::timestamptz`] : []),
    ...(to ? [sql`${at} < ${to}::timestamptz`] : []),
  ]
}

/** All postings about some orders, oldest first. */
export async function listPostingsOf(db: Database, orderIds: readonly string[]): Promise<MarketPostingRow[]> {
  const { rows } = await sql<MarketPostingRow>`
    select ${postingColumns} from ledger_postings p ${withNames}
    where p.order_id = any(${orderIds}::uuid[]) order by p.at, p.id`.execute(db)
  return rows
}

/** What an account held when a period began, what was debited and credited in it, and how many entries that were. */
export async function readFlow(
  db: Database,
  { purpose, shop, currency, from, to }: LedgerWish & { purpose: string; currency: string },
): Promise<{ openingMinor: number; debitMinor: number; creditMinor: number; entries: number }> {
  const own = shop
    ? sql`account_id in (select id from ledger_accounts where shop_id = ${shop} and purpose = ${purpose} and currency = ${currency})`
    : sql`purpose = ${purpose} and currency = ${currency}`
  const accounts = shop ? sql`shop_id = ${shop} and` : sql``
  const { rows } = await sql<{ openingMinor: number; debitMinor: number; creditMinor: number; entries: number }>`
    select (coalesce((select sum(balance_minor) from ledger_accounts where ${accounts} purpose = ${purpose} and currency = ${currency}), 0)
            - coalesce(sum(amount_minor), 0))::bigint as "openingMinor",
           coalesce(sum(amount_minor) filter (where amount_minor > 0 and (${to ?? null}::timestamptz is null or at < ${to ?? null})), 0)::bigint as "debitMinor",
           coalesce(-sum(amount_minor) filter (where amount_minor < 0 and (${to ?? null}::timestamptz is null or at < ${to ?? null})), 0)::bigint as "creditMinor",
           count(*) filter (where ${to ?? null}::timestamptz is null or at < ${to ?? null}) as entries
    from ledger_entries where ${own} and (${from ?? null}::timestamptz is null or at >= ${from ?? null})`.execute(db)
  return rows[0]!
}

export interface EntryRow {
  postingId: string
  position: number
  id: string
  at: Date
  kind: string
  key: string
  description: string
  shop: string | null
  orderNumber: string | null
  /** Debits are positive. */
  amountMinor: number
}

/**
 * Entries of an account over a period, oldest first, after a place; at most so many. Of one shop they are read in the
 * order of its accounts, of all shops in the order of the purpose.
 */
export async function listEntries(
  db: Database,
  { purpose, shop, currency, from, to }: LedgerWish & { purpose: string; currency: string },
  { limit, after }: { limit: number; after: LinePlace | null },
): Promise<EntryRow[]> {
  const second = shop ? sql`e.id` : sql`e.posting_id`
  const own = shop
    ? sql`e.account_id in (select id from ledger_accounts where shop_id = ${shop} and purpose = ${purpose} and currency = ${currency})`
    : sql`e.purpose = ${purpose} and e.currency = ${currency}`
  const wishes = [
    own,
    ...periodOf(sql`e.at`, { from, to }),
    ...(after
      ? [
          // The first comparison is what an index can begin at.
          sql`(e.at, ${second}) >= (${after[0]}::timestamptz, ${after[1]}::uuid)`,
          sql`(e.at, ${second}, e.position) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2] ?? 0}::integer)`,
        ]
      : []),
  ]
  const { rows } = await sql<EntryRow>`
    select e.posting_id as "postingId", e.position, e.id, e.at, p.kind, p.key, p.description, s.name as shop,
           o.number::text as "orderNumber", e.amount_minor as "amountMinor"
    from (select e.* from ledger_entries e where ${sql.join(wishes, sql` and `)}
          order by e.at, ${second}, e.position limit ${limit}) e
    join ledger_postings p on p.id = e.posting_id ${withNames}
    order by e.at, ${second}, e.position`.execute(db)
  return rows
}

export interface VerificationRow {
  at: Date
  isBalanced: boolean
  by: string | null
  postings: number
  entries: number
  tookMs: number
  faults: string[]
}

/** Adds everything up from the entries: what does not agree, in words, at most a hundred of each. Reads the whole book. */
export async function addUp(db: Database): Promise<{ postings: number; entries: number; faults: string[] }> {
  const { rows } = await sql<{ postings: number; entries: number; faults: string[] }>`
    with unbalanced as (
      select format('Posting %s: its entries in %s sum to %s.', p.key, e.currency, sum(e.amount_minor)) as fault
      from ledger_entries e join ledger_postings p on p.id = e.posting_id
      group by p.key, e.posting_id, e.currency having sum(e.amount_minor) <> 0 limit 100
    ), drifted as (
      select format('Account %s of %s in %s: its balance is %s, its entries sum to %s.', a.purpose, coalesce(s.name, 'the market'), a.currency, a.balance_minor, coalesce(e.sum, 0)) as fault
      from ledger_accounts a
      left join (select account_id, sum(amount_minor) as sum from ledger_entries group by account_id) e on e.account_id = a.id
      left join shops s on s.id = a.shop_id
      where a.balance_minor <> coalesce(e.sum, 0) limit 100
    ), uneven as (
      select format('All accounts in %s sum to %s.', currency, sum(balance_minor)) as fault
      from ledger_accounts group by currency having sum(balance_minor) <> 0
    ), empty as (
      select format('Posting %s has no entries.', p.key) as fault
      from ledger_postings p where not exists (select from ledger_entries e where e.posting_id = p.id) limit 100
    )
    select (select count(*) from ledger_postings) as postings, (select count(*) from ledger_entries) as entries,
           (select coalesce(json_agg(fault), '[]') from (
              select fault from uneven union all select fault from drifted union all select fault from unbalanced union all select fault from empty) f) as faults`.execute(
    db,
  )
  return rows[0]!
}

/** Keeps what came of adding the book up. */
export async function insertVerification(
  db: Database,
  verification: {
    at: Date
    personId: string | null
    postings: number
    entries: number
    tookMs: number
    faults: string[]
  },
): Promise<void> {
  const { at, personId, postings, entries, tookMs, faults } = verification
  await sql`
    insert into ledger_verifications (id, at, by_person_id, postings, entries, took_ms, faults)
    values (${newId()}, ${at}, ${personId}, ${postings}, ${entries}, ${tookMs}, ${JSON.stringify(faults)}::jsonb)`.execute(
    db,
  )
}

/** The last time the book was added up; null when it never was. */
export async function findLastVerification(db: Database): Promise<VerificationRow | null> {
  const { rows } = await sql<VerificationRow>`
    select v.at, v.is_balanced as "isBalanced", p.name as by, v.postings, v.entries, v.took_ms as "tookMs", v.faults
    from ledger_verifications v left join people p on p.id = v.by_person_id order by v.at desc, v.id desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
