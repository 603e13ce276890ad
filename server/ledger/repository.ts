import { sql } from 'kysely'
import { rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { LinePlace } from './pages-of.ts'

/** A posting as it is written. */
export interface PostingRow {
  id: string
  key: string
  kind: string
  description: string
  shop_id: string | null
  order_id: string | null
  at: string
}

/** An entry as it is written. */
export interface EntryRow {
  id: string
  /** The id the account gets when it is not there yet. */
  account_id: string
  posting_id: string
  posting_key: string
  /** Null on an account of the market that belongs to no shop. */
  shop_id: string | null
  owner: 'shop' | 'market'
  purpose: string
  amount_minor: number
  currency: string
  at: string
  position: number
}

/** Makes the accounts that are not there yet. */
export async function ensureAccounts(db: Database, entries: readonly EntryRow[]): Promise<void> {
  await sql`
    insert into ledger_accounts (id, owner, shop_id, purpose, currency)
    select e.account_id, e.owner, e.shop_id, e.purpose, e.currency
    from json_to_recordset(${JSON.stringify(entries)}::json)
      as e (account_id uuid, owner text, shop_id uuid, purpose text, currency text)
    order by e.shop_id, e.owner, e.purpose, e.currency
    on conflict do nothing`.execute(db)
}

/**
 * Locks the accounts in id order, moves their balances, and writes postings and entries with the balance after each.
 * A posting whose key is known writes and moves nothing. When an account is missing nothing at all is done; so is, if
 * it must be covered, when a shop's available balance would fall below zero.
 */
export async function writePostings(
  db: Database,
  postings: readonly PostingRow[],
  entries: readonly EntryRow[],
  { mustBeCovered }: { mustBeCovered: boolean },
): Promise<{ written: string[]; missingAccounts: number }> {
  const { rows } = await sql<{ written: string[]; missingAccounts: number }>`
    with wanted as materialized (
      select e.*, a.id as account
      from json_to_recordset(${JSON.stringify(entries)}::json)
        as e (id uuid, posting_id uuid, posting_key text, shop_id uuid, owner text, purpose text, amount_minor bigint,
              currency text, at timestamptz, position integer)
      -- one by one, by the index: a list from JSON has no length that the planner could know
      left join lateral (
        select id from ledger_accounts
        where shop_id = e.shop_id and owner = e.owner and purpose = e.purpose and currency = e.currency
        union all
        select id from ledger_accounts
        where e.shop_id is null and shop_id is null and owner = e.owner and purpose = e.purpose and currency = e.currency
        limit 1
      ) a on true
    ), locked as materialized (
      select id, balance_minor, purpose, owner from ledger_accounts where id in (select account from wanted) order by id for update
    ), posting as (
      insert into ledger_postings (id, key, kind, description, shop_id, order_id, at)
      select p.id, p.key, p.kind, p.description, p.shop_id, p.order_id, p.at
      from json_to_recordset(${JSON.stringify(postings)}::json)
        as p (id uuid, key text, kind text, description text, shop_id uuid, order_id uuid, at timestamptz)
      where (select count(*) from locked) = (select count(distinct (shop_id, owner, purpose, currency)) from wanted)
        and not (${mustBeCovered} and exists (
          select from locked l where l.owner = 'shop' and l.purpose = 'available'
            and l.balance_minor + (select sum(w.amount_minor) from wanted w where w.account = l.id) > 0))
      order by p.key
      on conflict (key) do nothing
      returning id, key
    ), moving as materialized (
      select w.*, row_number() over (order by w.posting_key, w.position) as turn
      from wanted w join posting on posting.id = w.posting_id
    ), moved as (
      update ledger_accounts a set balance_minor = a.balance_minor + m.amount_minor
      from (select account, sum(amount_minor) as amount_minor from moving group by account) m
      where a.id = m.account
      returning a.id, a.balance_minor
    ), entry as (
      insert into ledger_entries (id, posting_id, account_id, shop_id, owner, purpose, amount_minor, currency, balance_after_minor, at, position)
      select m.id, m.posting_id, m.account, m.shop_id, m.owner, m.purpose, m.amount_minor, m.currency,
             -- the balance at the end, less what later entries of this statement still bring
             moved.balance_minor - coalesce(sum(m.amount_minor) over later, 0),
             m.at, m.position
      from moving m join moved on moved.id = m.account
      window later as (partition by m.account order by m.turn rows between 1 following and unbounded following)
      order by m.turn
    )
    select (select coalesce(json_agg(key order by key), '[]') from posting) as written,
           (select count(*) from wanted where account is null) as "missingAccounts"`.execute(db)
  return rows[0]!
}

/** Locks a shop's own accounts in id order, and answers what stands on them. */
export async function lockShopAccounts(
  db: Database,
  { shopId, currency }: { shopId: string; currency: string },
): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select purpose, balance_minor from ledger_accounts
    where shop_id = ${shopId} and owner = 'shop' and currency = ${currency} order by id for update`.execute(db)
  return rows
}

export interface PartRow {
  purpose: string
  balance_minor: number
}

/** What moves the available balance, and is not earned or given back for an order. `ledger_postings_not_earned` says the same. */
const isNotEarned = sql`p.kind in ('refund_undone', 'dispute_opened', 'dispute_closed', 'withdrawal', 'withdrawal_returned')`

/**
 * What stands on a shop's accounts, and what it earned since an instant: what came to be available or went into the reserve, less
 * the few postings that are no earning. So it reads amounts from an index, and not every posting of a busy month.
 */
export async function readBalance(
  db: Database,
  { shopId, currency, since }: { shopId: string; currency: string; since: Date },
): Promise<{ parts: PartRow[]; earnedMinor: number }> {
  const { rows } = await sql<{ parts: PartRow[]; earnedMinor: number }>`
    select (select coalesce(json_agg(json_build_object('purpose', a.purpose, 'balance_minor', a.balance_minor)), '[]')
            from ledger_accounts a where a.shop_id = s.id and a.owner = 'shop' and a.currency = ${currency}) as parts,
           (select coalesce(-sum(e.amount_minor), 0) from ledger_entries e
            where e.at >= ${since} and e.account_id in (
              select a.id from ledger_accounts a
              where a.shop_id = s.id and a.owner = 'shop' and a.purpose in ('available', 'reserve') and a.currency = ${currency}))::bigint
           + (select coalesce(sum(e.amount_minor), 0) from ledger_postings p join ledger_entries e on e.posting_id = p.id
              where p.shop_id = s.id and p.at >= ${since} and ${isNotEarned}
                and e.owner = 'shop' and e.purpose = 'available' and e.currency = ${currency})::bigint as "earnedMinor"
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0]!
}

/** The balance kept on an account of a shop; 0 while there is none. */
export async function readAccountBalance(
  db: Database,
  { shopId, purpose, currency }: { shopId: string; purpose: string; currency: string },
): Promise<number> {
  const { rows } = await sql<{ balanceMinor: number }>`
    select balance_minor as "balanceMinor" from ledger_accounts
    where shop_id = ${shopId} and owner = 'shop' and purpose = ${purpose} and currency = ${currency}`.execute(db)
  return rows[0]?.balanceMinor ?? 0
}

export interface ShopEntryRow {
  id: string
  posting_id: string
  at: Date
  kind: string
  description: string
  purpose: string
  amount_minor: number
  balance_after_minor: number
  currency: string
  order_id: string | null
  order_number: string | null
}

/** Entries on a shop's own accounts, newest first, one more than the page to tell whether there is a next. */
export async function listShopEntries(
  db: Database,
  query: {
    shopId: string
    part: string | null
    from: Date | null
    until: Date | null
    after: readonly [string, string] | null
    limit: number
  },
): Promise<ShopEntryRow[]> {
  const [afterAt, afterId] = query.after ?? [null, null]
  const { rows } = await sql<ShopEntryRow>`
    select e.id, e.posting_id, e.at, p.kind, p.description, e.purpose, e.amount_minor, e.balance_after_minor, e.currency,
           o.id as order_id, o.number::text as order_number
    from ledger_entries e
    join ledger_postings p on p.id = e.posting_id
    left join orders o on o.id = p.order_id
    where e.shop_id = ${query.shopId} and e.owner = 'shop'
      and (${query.part}::text is null or e.purpose = ${query.part})
      and (${query.from}::timestamptz is null or e.at >= ${query.from}) and (${query.until}::timestamptz is null or e.at < ${query.until})
      and (${afterAt}::timestamptz is null or (e.at, e.id) < (${afterAt}::timestamptz, ${afterId}::uuid))
    order by e.at desc, e.id desc
    limit ${rowsToRead(query.limit)}`.execute(db)
  return rows
}

export interface WholePostingRow {
  id: string
  kind: string
  description: string
  at: Date
  order_id: string | null
  order_number: string | null
  entries: { purpose: string; amount_minor: number; currency: string }[]
}

/** A posting of a shop with all its entries, the market's too; undefined when the shop has no such posting. */
export async function findPosting(
  db: Database,
  { id, shopId }: { id: string; shopId: string },
): Promise<WholePostingRow | undefined> {
  const { rows } = await sql<WholePostingRow>`
    select p.id, p.kind, p.description, p.at, o.id as order_id, o.number::text as order_number,
           (select json_agg(json_build_object('purpose', e.purpose, 'amount_minor', e.amount_minor, 'currency', e.currency) order by e.position)
            from ledger_entries e where e.posting_id = p.id) as entries
    from ledger_postings p
    left join orders o on o.id = p.order_id
    where p.id = ${id} and p.shop_id = ${shopId}`.execute(db)
  return rows[0]
}

export interface ExplanationRow {
  kind: string
  count: number
  amount_minor: number
}

/** The balance kept on an account, and the entries behind it by kind of business. */
export async function readExplanation(
  db: Database,
  { shopId, purpose, currency }: { shopId: string | null; purpose: string; currency: string },
): Promise<{ balanceMinor: number; kinds: ExplanationRow[] }> {
  const { rows } = await sql<{ balanceMinor: number; kinds: ExplanationRow[] }>`
    with account as (
      select id, balance_minor from ledger_accounts
      where ${shopId === null ? sql`owner = 'market'` : sql`owner = 'shop' and shop_id = ${shopId}`}
        and purpose = ${purpose} and currency = ${currency}
    )
    select coalesce((select sum(balance_minor) from account), 0)::bigint as "balanceMinor",
           (select coalesce(json_agg(k order by k.kind), '[]') from (
              select p.kind, count(*) as count, sum(e.amount_minor)::bigint as amount_minor
              from account a join ledger_entries e on e.account_id = a.id join ledger_postings p on p.id = e.posting_id
              group by p.kind) k) as kinds`.execute(db)
  return rows[0]!
}

export interface StatementRow {
  openingMinor: number
  cameInMinor: number
  wentOutMinor: number
  closingMinor: number
  count: number
}

/**
 * A part of a shop's balance before and after some days, in its own eyes. Counted back from the balance of now, so a
 * statement of late days looks at few entries.
 */
export async function readStatement(
  db: Database,
  account: { shopId: string; part: string; currency: string },
  { from, until }: { from: Date; until: Date },
): Promise<StatementRow> {
  const { shopId, part, currency } = account
  const { rows } = await sql<StatementRow>`
    with account as (
      select id, balance_minor from ledger_accounts
      where shop_id = ${shopId} and owner = 'shop' and purpose = ${part} and currency = ${currency}
    ), since as (
      select coalesce(sum(e.amount_minor) filter (where e.at >= ${until}), 0)::bigint as later,
             coalesce(sum(-e.amount_minor) filter (where e.at < ${until} and e.amount_minor < 0), 0)::bigint as came_in,
             coalesce(sum(-e.amount_minor) filter (where e.at < ${until} and e.amount_minor > 0), 0)::bigint as went_out,
             count(*) filter (where e.at < ${until}) as count
      from ledger_entries e where e.account_id = (select id from account) and e.at >= ${from}
    ), closing as (
      select since.later - coalesce((select balance_minor from account), 0) as minor from since
    )
    select closing.minor - came_in - went_out as "openingMinor", came_in as "cameInMinor", went_out as "wentOutMinor",
           closing.minor as "closingMinor", count
    from since, closing`.execute(db)
  return rows[0]!
}

export interface StatementLineRow {
  id: string
  at: Date
  kind: string
  description: string
  orderNumber: string | null
  /** In the shop's eyes: positive came in. */
  amountMinor: number
}

/** The movements of a part of a shop's balance in some days, oldest first, after a place; at most so many. */
export async function listStatementLines(
  db: Database,
  account: { shopId: string; part: string; currency: string },
  { from, until }: { from: Date; until: Date },
  { limit, after }: { limit: number; after: LinePlace | null },
): Promise<StatementLineRow[]> {
  const { shopId, part, currency } = account
  const { rows } = await sql<StatementLineRow>`
    select e.id, e.at, p.kind, p.description, o.number::text as "orderNumber", -e.amount_minor as "amountMinor"
    from ledger_entries e
    join ledger_postings p on p.id = e.posting_id
    left join orders o on o.id = p.order_id
    where e.account_id = (select id from ledger_accounts
                          where shop_id = ${shopId} and owner = 'shop' and purpose = ${part} and currency = ${currency})
      and e.at >= ${from} and e.at < ${until}
      ${after ? sql`and (e.at, e.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.at, e.id limit ${limit}`.execute(db)
  return rows
}
