import { sql, type RawBuilder } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { OpenEntry } from './settle-entries.ts'
import type { WithdrawalState } from './withdrawal-state.ts'

export interface MethodRow {
  id: string
  shopId: string
  kind: 'bank' | 'paypal'
  holder: string
  iban: string | null
  bic: string | null
  email: string | null
  usableFrom: Date
}

const methodColumns = sql`
  m.id, m.shop_id as "shopId", m.kind, m.holder, m.iban, m.bic, m.email::text as email, m.usable_from as "usableFrom"`

export interface NewMethod extends MethodRow {
  addedAt: Date
  personId: string
}

/** Makes those who change where a shop is paid wait for each other; answers how many ways it has. */
export async function lockMethods(db: Database, shopId: string): Promise<number> {
  await sql`select from shops where id = ${shopId} for no key update`.execute(db)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from withdraw_methods where shop_id = ${shopId} and removed_at is null`.execute(db)
  return rows[0]!.count
}

/** Writes a new way to be paid. */
export async function insertMethod(db: Database, method: NewMethod): Promise<void> {
  const { id, shopId, kind, holder, iban, bic, email, addedAt, personId, usableFrom } = method
  await sql`
    insert into withdraw_methods (id, shop_id, kind, holder, iban, bic, email, added_at, added_by_person_id, usable_from)
    values (${id}, ${shopId}, ${kind}, ${holder}, ${iban}, ${bic}, ${email}, ${addedAt}, ${personId}, ${usableFrom})`.execute(
    db,
  )
}

/** Ends a way to be paid; false when the shop has none such. */
export async function removeMethod(
  db: Database,
  { id, shopId, at }: { id: string; shopId: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update withdraw_methods set removed_at = ${at} where id = ${id} and shop_id = ${shopId} and removed_at is null
    returning id`.execute(db)
  return rows.length > 0
}

/** The ways in which a shop may be paid, the oldest first. */
export async function listMethods(db: Database, shopId: string): Promise<MethodRow[]> {
  const { rows } = await sql<MethodRow>`
    select ${methodColumns} from withdraw_methods m
    where m.shop_id = ${shopId} and m.removed_at is null order by m.added_at, m.id`.execute(db)
  return rows
}

/** A way to be paid that a shop has now; undefined when it has none such. */
export async function findMethod(
  db: Database,
  { id, shopId }: { id: string; shopId: string },
): Promise<MethodRow | undefined> {
  const { rows } = await sql<MethodRow>`
    select ${methodColumns} from withdraw_methods m
    where m.id = ${id} and m.shop_id = ${shopId} and m.removed_at is null`.execute(db)
  return rows[0]
}

/** A way to be paid, whether it is still used or not; for letters. */
export async function getMethod(db: Database, id: string): Promise<MethodRow> {
  const { rows } = await sql<MethodRow>`select ${methodColumns} from withdraw_methods m where m.id = ${id}`.execute(db)
  return rows[0]!
}

/** What a shop may withdraw from: what is available, whether it is open, and what it asked for since an instant. */
export async function readMeans(
  db: Database,
  { shopId, currency, since }: { shopId: string; currency: string; since: Date },
): Promise<{ availableMinor: number; isOpen: boolean; askedMinor: number }> {
  const { rows } = await sql<{ availableMinor: number; isOpen: boolean; askedMinor: number }>`
    select coalesce((select -a.balance_minor from ledger_accounts a
                     where a.shop_id = s.id and a.owner = 'shop' and a.purpose = 'available' and a.currency = ${currency}), 0) as "availableMinor",
           s.state = 'approved' as "isOpen", ${askedSince(shopId, currency, since)} as "askedMinor"
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0]!
}

/** What a shop asked for since an instant and has not got back. */
const askedSince = (shopId: string, currency: string, since: Date) => sql`
  (select coalesce(sum(w.amount_minor), 0)::bigint from withdrawals w
   where w.shop_id = ${shopId} and w.currency = ${currency} and w.requested_at >= ${since}
     and w.state in ('requested', 'approved', 'paid'))`

/** The withdrawal an earlier try of the same request made; null when there was none. */
export async function findWithdrawalOfRequest(db: Database, requestKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from withdrawals where request_key = ${requestKey}`.execute(db)
  return rows[0]?.id ?? null
}

/**
 * The movements of a shop's available balance that no withdrawal has settled, oldest first, and what the last withdrawal
 * left over. Together they are what is available; a withdrawal's own setting aside is not among them.
 */
export async function readOpenEntries(
  db: Database,
  { shopId, currency }: { shopId: string; currency: string },
): Promise<{ entries: OpenEntry[]; carriedMinor: number }> {
  const { rows } = await sql<{ entries: OpenEntry[]; carriedMinor: number }>`
    select coalesce((select w.rest_minor from withdrawals w where w.shop_id = ${shopId} and w.currency = ${currency}
                     order by w.number desc limit 1), 0) as "carriedMinor",
           (select coalesce(json_agg(json_build_object('id', e.id, 'amountMinor', -e.amount_minor) order by e.at, e.id), '[]')
            from ledger_accounts a
            join ledger_entries e on e.account_id = a.id
            join ledger_postings p on p.id = e.posting_id
            where a.shop_id = ${shopId} and a.owner = 'shop' and a.purpose = 'available' and a.currency = ${currency}
              and p.kind <> 'withdrawal'
              and not exists (select from withdrawal_items i where i.entry_id = e.id)) as entries`.execute(db)
  return rows[0]!
}

export interface NewWithdrawal {
  id: string
  historyId: string
  shopId: string
  methodId: string
  personId: string
  currency: string
  amountMinor: number
  feeMinor: number
  carriedMinor: number
  restMinor: number
  requestedAt: Date
  requestKey: string | null
}

/**
 * Writes a withdrawal with what it settles, unless it would pass the limit of the day, which begins at `since`. Answers
 * its number; null when the limit refuses it. The caller holds the shop's account, so that two cannot pass together.
 */
export async function insertWithdrawal(
  db: Database,
  w: NewWithdrawal,
  items: readonly OpenEntry[],
  limit: { mostMinor: number; since: Date } | null,
): Promise<string | null> {
  const within = limit
    ? sql`where ${askedSince(w.shopId, w.currency, limit.since)} + ${w.amountMinor} <= ${limit.mostMinor}`
    : sql``
  const { rows } = await sql<{ number: string }>`
    with written as (
      insert into withdrawals (id, shop_id, method_id, person_id, state, currency, amount_minor, fee_minor, carried_minor,
        rest_minor, requested_at, request_key)
      select ${w.id}::uuid, ${w.shopId}::uuid, ${w.methodId}::uuid, ${w.personId}::uuid, 'requested', ${w.currency},
        ${w.amountMinor}::bigint, ${w.feeMinor}::bigint, ${w.carriedMinor}::bigint, ${w.restMinor}::bigint,
        ${w.requestedAt}::timestamptz, ${w.requestKey} ${within}
      returning id, shop_id, number
    ), history as (
      insert into withdrawal_history (id, withdrawal_id, shop_id, to_state, at, by_kind, by_person_id)
      select ${w.historyId}::uuid, id, shop_id, 'requested', ${w.requestedAt}::timestamptz, 'shop', ${w.personId}::uuid from written
    ), items as (
      insert into withdrawal_items (entry_id, withdrawal_id, shop_id, amount_minor)
      select i.id, written.id, written.shop_id, i."amountMinor"
      from written, json_to_recordset(${JSON.stringify(items)}::json) as i (id uuid, "amountMinor" bigint)
    )
    select number::text as number from written`.execute(db)
  return rows[0]?.number ?? null
}

/** What the verbs need to know of a withdrawal. */
export interface WithdrawalHead {
  id: string
  number: string
  shopId: string
  state: WithdrawalState
  currency: string
  amountMinor: number
  feeMinor: number
  methodId: string
  /** The file for the bank in which it stands. */
  payoutFileId: string | null
}

/** Locks a withdrawal until the transaction ends; of one shop, if one is given. */
export async function lockWithdrawal(
  db: Database,
  id: string,
  shopId: string | null = null,
): Promise<WithdrawalHead | null> {
  const { rows } = await sql<WithdrawalHead>`
    select id, number::text as number, shop_id as "shopId", state, currency, amount_minor as "amountMinor", fee_minor as "feeMinor",
      method_id as "methodId", payout_file_id as "payoutFileId"
    from withdrawals where id = ${id} and (${shopId}::uuid is null or shop_id = ${shopId}) for no key update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What a shop's approved withdrawals take together, fees included. */
export async function sumApproved(
  db: Database,
  { shopId, currency }: { shopId: string; currency: string },
): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount_minor + fee_minor), 0)::bigint as sum from withdrawals
    where shop_id = ${shopId} and currency = ${currency} and state = 'approved'`.execute(db)
  return rows[0]!.sum
}

/** What may change together with a withdrawal's state. */
export interface WithdrawalChanges {
  approvedAt?: Date
  closedAt?: Date
  reference?: string
  reason?: string
}

const columnOf: Record<keyof WithdrawalChanges, RawBuilder<unknown>> = {
  approvedAt: sql`approved_at`,
  closedAt: sql`closed_at`,
  reference: sql`reference`,
  reason: sql`reason`,
}

/** Moves a withdrawal that stands where it was read, and writes its history; answers whether it moved. */
export async function updateWithdrawal(
  db: Database,
  id: string,
  move: { historyId: string; from: string; to: string; at: Date; by: string; personId: string | null },
  changes: WithdrawalChanges,
): Promise<boolean> {
  const assignments = (Object.keys(changes) as (keyof WithdrawalChanges)[]).map(
    (key) => sql`, ${columnOf[key]} = ${changes[key]}`,
  )
  const { historyId, from, to, at, by, personId } = move
  const { rows } = await sql`
    with moved as (
      update withdrawals set state = ${to} ${sql.join(assignments, sql` `)} where id = ${id} and state = ${from}
      returning id, shop_id
    )
    insert into withdrawal_history (id, withdrawal_id, shop_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select ${historyId}::uuid, id, shop_id, ${from}, ${to}, ${at}::timestamptz, ${by}, ${personId}::uuid, ${changes.reason ?? ''}
    from moved returning id`.execute(db)
  return rows.length > 0
}

/** Who owns a shop, and where they get their mail. */
export async function findOwners(db: Database, shopId: string): Promise<{ personId: string; email: string }[]> {
  const { rows } = await sql<{ personId: string; email: string }>`
    select p.id as "personId", p.email::text as email from shop_members m join people p on p.id = m.person_id
    where m.shop_id = ${shopId} and m.role = 'owner' and p.disabled_at is null order by m.created_at, p.id`.execute(db)
  return rows
}
