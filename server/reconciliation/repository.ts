import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Movement, MovementKind } from '#server/payments/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Reason } from './match-movement.ts'

/** A line of a gateway as it is kept, beside what of ours it may be. Amounts are signed as the gateway's balance moves. */
export interface MovementRow {
  id: string
  movementId: string
  kind: MovementKind
  amountMinor: number
  feeMinor: number
  currency: Currency
  reference: string | null
  description: string
  at: Date
  attemptId: string | null
  refundId: string | null
  oursMinor: number | null
  oursCurrency: string | null
  isSecondCharge: boolean
  /** The difference it stands for already. */
  differenceId: string | null
  differenceState: DifferenceState | null
}

export type DifferenceState = 'open' | 'posted' | 'explained' | 'resolved'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Keeps lines of a gateway, those that are new; answers their ids. */
export async function insertMovements(
  db: Database,
  gateway: string,
  movements: readonly Movement[],
  { source, at }: { source: 'gateway' | 'file'; at: Date },
): Promise<string[]> {
  const rows = movements.map(({ key, ...movement }) => ({
    ...movement,
    rowId: newId(),
    key: key !== null && uuid.test(key) ? key : null,
  }))
  const { rows: kept } = await sql<{ id: string }>`
    insert into gateway_movements (id, gateway, movement_id, kind, amount_minor, fee_minor, currency, reference, our_key, description, at, source, found_at)
    select m."rowId", ${gateway}, m.id, m.kind, m."amountMinor", m."feeMinor", m.currency, m.reference, m.key, m.description, m.at, ${source}, ${at}
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (
      "rowId" uuid, id text, kind text, "amountMinor" bigint, "feeMinor" bigint, currency text, reference text, key uuid, description text, at timestamptz)
    on conflict (gateway, movement_id) do nothing
    returning id`.execute(db)
  return kept.map(({ id }) => id)
}

const besideOurs = sql`
  select m.id, m.movement_id as "movementId", m.kind, m.amount_minor as "amountMinor", m.fee_minor as "feeMinor", m.currency, m.reference,
    m.description, m.at, a.id as "attemptId", r.id as "refundId",
    case
      when m.kind = 'charge' and a.state = 'captured' then a.amount_minor
      when m.kind = 'refund' and r.state = 'succeeded' then -r.amount_minor
      when m.kind in ('dispute', 'dispute_reversal') then disputed.amount_minor
      when m.kind = 'shop_payout' then paid.amount_minor
    end as "oursMinor",
    coalesce(paid.currency, r.currency, a.currency) as "oursCurrency",
    (a.id is not null and a.state <> 'captured' and exists (
       select from payment_history h where h.attempt_id = a.id and h.reason like 'charged a second time%')) as "isSecondCharge",
    d.id as "differenceId", d.state as "differenceState"
  from gateway_movements m
  left join lateral (
    select t.* from payment_attempts t where t.id = m.our_key
    union all
    select t.* from payment_attempts t where m.our_key is null and t.gateway = m.gateway and t.gateway_reference = m.reference
    limit 1
  ) a on true
  left join lateral (
    select t.* from refunds t where m.kind = 'refund' and t.id = m.our_key
    union all
    select t.* from refunds t where m.kind = 'refund' and m.our_key is null and t.gateway_reference = m.reference
    limit 1
  ) r on true
  left join lateral (
    -- A gateway moves the money when a bank asks for it, and moves it back when it was won; the book takes it from the
    -- gateway once it is lost. So a line is laid beside the chargeback, not beside its postings.
    select case m.kind when 'dispute' then -c.amount_minor else c.amount_minor end as amount_minor
    from chargebacks c
    where c.payment_id = a.payment_id and c.currency = m.currency
      and (m.kind = 'dispute' or (m.kind = 'dispute_reversal' and c.state = 'won'))
    order by c.amount_minor = abs(m.amount_minor) desc, c.id limit 1
  ) disputed on true
  left join lateral (
    -- What came back is a line of its own, the same sum the other way.
    select case when m.amount_minor > 0 then w.amount_minor else -w.amount_minor end as amount_minor, w.currency
    from payouts p join withdrawals w on w.id = p.withdrawal_id
    where m.kind = 'shop_payout' and p.provider = m.gateway and (p.id = m.our_key or p.transaction_reference = m.reference)
    order by p.id = m.our_key desc limit 1
  ) paid on true
  left join differences d on d.movement_id = m.id`

/** Lines by their ids, beside what of ours they may be. */
export async function listMovementsBesideOurs(db: Database, ids: readonly string[]): Promise<MovementRow[]> {
  const { rows } = await sql<MovementRow>`${besideOurs} where m.id = any(${ids}::uuid[]) order by m.at, m.id`.execute(
    db,
  )
  return rows
}

/** Lines that stand for a difference which may have resolved itself, beside what of ours they may be now. */
export async function listMovementsToMatchAgain(db: Database, gateway: string): Promise<MovementRow[]> {
  const { rows } = await sql<MovementRow>`
    ${besideOurs} where m.gateway = ${gateway} and d.state in ('open', 'posted') order by m.at, m.id limit 1000`.execute(
    db,
  )
  return rows
}

/** Notes that lines agree with the book. */
export async function markMatched(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`update gateway_movements set is_matched = true where id = any(${ids}::uuid[])`.execute(db)
}

export interface NewDifference {
  gateway: string
  reason: Reason
  movementId: string | null
  attemptId: string | null
  refundId: string | null
  bookMinor: number
  gatewayMinor: number
  currency: string
}

/** Writes differences that are not known yet; answers how many were new. */
export async function insertDifferences(db: Database, found: readonly NewDifference[], at: Date): Promise<number> {
  if (found.length === 0) return 0
  const rows = found.map((one) => ({ id: newId(), ...one }))
  const { rows: kept } = await sql`
    insert into differences (id, gateway, reason, movement_id, attempt_id, refund_id, book_minor, gateway_minor, currency, state, found_at)
    select d.id, d.gateway, d.reason, d."movementId", d."attemptId", d."refundId", d."bookMinor", d."gatewayMinor", d.currency, 'open', ${at}
    from json_to_recordset(${JSON.stringify(rows)}::json) as d (
      id uuid, gateway text, reason text, "movementId" uuid, "attemptId" uuid, "refundId" uuid, "bookMinor" bigint, "gatewayMinor" bigint, currency text)
    on conflict do nothing
    returning id`.execute(db)
  return kept.length
}

/** Charges and refunds of ours, done within a period at a gateway, of which it has told no line. */
export async function listMissingThere(
  db: Database,
  gateway: string,
  { from, to }: { from: Date; to: Date },
): Promise<NewDifference[]> {
  const { rows } = await sql<NewDifference>`
    select ${gateway} as gateway, 'missing_there' as reason, null as "movementId", a.id as "attemptId", null as "refundId",
           a.amount_minor as "bookMinor", 0 as "gatewayMinor", a.currency
    from payment_attempts a
    where a.gateway = ${gateway} and a.state = 'captured' and a.answered_at >= ${from} and a.answered_at < ${to}
      and not exists (select from gateway_movements m where m.our_key = a.id and m.kind = 'charge')
      and not exists (select from gateway_movements m where m.gateway = a.gateway and m.reference = a.gateway_reference and m.kind = 'charge')
    union all
    select ${gateway}, 'missing_there', null, a.id, r.id, -r.amount_minor, 0, r.currency
    from refunds r join payment_attempts a on a.id = r.attempt_id
    where a.gateway = ${gateway} and r.way = 'gateway' and r.state = 'succeeded' and r.updated_at >= ${from} and r.updated_at < ${to}
      and not exists (select from gateway_movements m where m.our_key = r.id and m.kind = 'refund')
      and not exists (select from gateway_movements m where m.gateway = a.gateway and m.reference = r.gateway_reference and m.kind = 'refund')
    limit 1000`.execute(db)
  return rows
}

export interface DifferenceRow {
  id: string
  gateway: string
  reason: Reason
  bookMinor: number
  gatewayMinor: number
  currency: Currency
  state: DifferenceState
  note: string
  foundAt: Date
  closedAt: Date | null
  by: string | null
  paymentId: string | null
  orders: string[]
  movement: { id: string; kind: MovementKind; reference: string | null; description: string; at: string } | null
}

const differenceColumns = sql`
  d.id, d.gateway, d.reason, d.book_minor as "bookMinor", d.gateway_minor as "gatewayMinor", d.currency, d.state, d.note,
  d.found_at as "foundAt", d.closed_at as "closedAt", p.name as by,
  a.payment_id as "paymentId",
  coalesce((select json_agg(o.number::text order by o.number) from payments y join orders o on o.checkout_id = y.checkout_id where y.id = a.payment_id), '[]') as orders,
  case when m.id is not null then json_build_object('id', m.movement_id, 'kind', m.kind, 'reference', m.reference, 'description', m.description, 'at', m.at) end as movement`

const differenceJoins = sql`
  left join people p on p.id = d.by_person_id
  left join payment_attempts a on a.id = d.attempt_id
  left join gateway_movements m on m.id = d.movement_id`

/** Differences, newest first, one to spare. */
export async function listDifferences(
  db: Database,
  state: DifferenceState | undefined,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select ${differenceColumns} from differences d ${differenceJoins}
    where ${state ? sql`d.state = ${state}` : sql`true`}
      ${after ? sql`and (d.found_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by d.found_at desc, d.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** One difference; null when there is none. */
export async function findDifference(db: Database, id: string): Promise<DifferenceRow | null> {
  const { rows } = await sql<DifferenceRow>`
    select ${differenceColumns} from differences d ${differenceJoins} where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Closes a difference that still stands in one of the states; false when it does not. */
export async function closeDifference(
  db: Database,
  move: {
    id: string
    from: readonly DifferenceState[]
    to: DifferenceState
    note?: string | undefined
    personId: string | null
    at: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
    update differences set state = ${move.to}, note = coalesce(${move.note ?? null}, note), closed_at = ${move.at},
      by_person_id = coalesce(${move.personId}::uuid, by_person_id)
    where id = ${move.id} and state = any(${move.from}::text[]) returning id`.execute(db)
  return rows.length > 0
}

/** Open and posted differences about things of which no line was told, whose line has come meanwhile. */
export async function listFoundAfterAll(
  db: Database,
  gateway: string,
): Promise<{ id: string; state: DifferenceState }[]> {
  const { rows } = await sql<{ id: string; state: DifferenceState }>`
    select d.id, d.state from differences d
    left join payment_attempts a on a.id = d.attempt_id
    left join refunds r on r.id = d.refund_id
    where d.gateway = ${gateway} and d.movement_id is null and d.state in ('open', 'posted')
      and exists (
        select from gateway_movements m
        where m.kind = case when r.id is null then 'charge' else 'refund' end
          and (m.our_key = coalesce(r.id, a.id) or (m.gateway = d.gateway and m.reference = coalesce(r.gateway_reference, a.gateway_reference))))
    limit 1000`.execute(db)
  return rows
}

export interface RunRow {
  id: string
  gateway: string
  source: 'gateway' | 'file'
  fromAt: Date
  toAt: Date
  startedAt: Date
  finishedAt: Date | null
  by: string | null
  lines: number
  newLines: number
  differences: number
  error: string
}

/** Notes that a reconciliation begins; answers its id. */
export async function insertRun(
  db: Database,
  run: { gateway: string; source: 'gateway' | 'file'; from: Date; to: Date; at: Date; personId: string | null },
): Promise<string> {
  const id = newId()
  await sql`
    insert into reconciliation_runs (id, gateway, source, from_at, to_at, started_at, by_person_id)
    values (${id}, ${run.gateway}, ${run.source}, ${run.from}, ${run.to}, ${run.at}, ${run.personId})`.execute(db)
  return id
}

/** Notes how it ended. */
export async function finishRun(
  db: Database,
  {
    id,
    lines,
    newLines,
    differences,
    error,
    at,
  }: { id: string; lines: number; newLines: number; differences: number; error: string; at: Date },
): Promise<void> {
  await sql`
    update reconciliation_runs set finished_at = ${at}, lines = ${lines}, new_lines = ${newLines}, differences = ${differences}, error = ${error}
    where id = ${id}`.execute(db)
}

/** The latest reconciliations, newest first. */
export async function listRuns(db: Database, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.gateway, r.source, r.from_at as "fromAt", r.to_at as "toAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
           p.name as by, r.lines, r.new_lines as "newLines", r.differences, r.error
    from reconciliation_runs r left join people p on p.id = r.by_person_id
    order by r.started_at desc, r.id desc limit ${limit}`.execute(db)
  return rows
}

/** Up to when a gateway was read without failing; null when it never was. */
export async function findReadUntil(db: Database, gateway: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(to_at) as until from reconciliation_runs
    where gateway = ${gateway} and source = 'gateway' and finished_at is not null and error = ''`.execute(db)
  return rows[0]!.until
}

/** When anything was first asked of a gateway; null when nothing was. */
export async function findFirstAttemptAt(db: Database, gateway: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least((select min(asked_at) from payment_attempts where gateway = ${gateway}),
                 (select min(intended_at) from payouts where provider = ${gateway})) as at`.execute(db)
  return rows[0]!.at
}

/**
 * In one currency, minor units: what the book says gateways hold for the market, what their own lines add up to, and what
 * of it banks have taken for chargebacks that the book will take once they are lost.
 */
export async function readClearing(
  db: Database,
  currency: string,
): Promise<{ bookMinor: number; gatewayMinor: number; atBanksMinor: number }> {
  const { rows } = await sql<{ bookMinor: number; gatewayMinor: number; atBanksMinor: number }>`
    select coalesce((select sum(balance_minor) from ledger_accounts where purpose = 'gateway_clearing' and currency = ${currency}), 0)::bigint as "bookMinor",
           coalesce((select sum(amount_minor - fee_minor) from gateway_movements where currency = ${currency}), 0)::bigint as "gatewayMinor",
           (
             coalesce((select sum(e.amount_minor) from ledger_postings g join ledger_entries e on e.posting_id = g.id and e.purpose = 'gateway_clearing'
                       where g.kind = 'chargeback_lost' and e.currency = ${currency}), 0)
             - coalesce((select sum(amount_minor) from gateway_movements where kind in ('dispute', 'dispute_reversal') and is_matched and currency = ${currency}), 0)
           )::bigint as "atBanksMinor"`.execute(db)
  return rows[0]!
}

/** How many differences are open, and what they come to. */
export async function countOpen(db: Database, currency: string): Promise<{ count: number; gapMinor: number }> {
  const { rows } = await sql<{ count: number; gapMinor: number }>`
    select count(*) as count, coalesce(sum(gateway_minor - book_minor) filter (where currency = ${currency}), 0)::bigint as "gapMinor"
    from differences where state = 'open'`.execute(db)
  return rows[0]!
}
