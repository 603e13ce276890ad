import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { ClockStep } from '#shared/api/simulation.schemas.ts'
import type { Misfortunes } from '#server/market/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import { rowsToRead } from '#server/platform/cursor.ts'

/** What happened in a stretch of business time, counted. */
export interface Figures {
  renewals: number
  /** In minor units of the market's currency. */
  incomeMinor: number
  failures: number
  lost: number
  started: number
  orders: number
  released: number
  refunds: number
  invoices: number
  letters: number
}

/** A move of the clock. Instants are business time. */
export interface MoveRow {
  id: string
  by: ClockStep
  state: 'running' | 'done' | 'stopped'
  fromAt: Date
  untilAt: Date
  reachedAt: Date
  toldUntil: Date
  steps: number
  tookMs: number
}

const moveColumns = sql`
  m.id, m.by, m.state, m.from_at as "fromAt", m.until_at as "untilAt", m.reached_at as "reachedAt", m.told_until as "toldUntil",
  m.steps, m.took_ms as "tookMs"`

/** Writes a move that begins; false when another is under way. */
export async function insertMove(
  db: Database,
  move: { by: ClockStep; fromAt: Date; untilAt: Date; personId: string | null; askedAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into clock_moves (id, by, state, from_at, until_at, reached_at, told_until, by_person_id, asked_at)
    values (${newId()}, ${move.by}, 'running', ${move.fromAt}, ${move.untilAt}, ${move.fromAt}, ${move.fromAt}, ${move.personId}, ${move.askedAt})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The move under way; null when the clock stands. */
export async function findRunningMove(db: Database): Promise<MoveRow | null> {
  const { rows } = await sql<MoveRow>`select ${moveColumns} from clock_moves m where m.state = 'running'`.execute(db)
  return rows[0] ?? null
}

/** The move under way, or the last one, with who asked for it and what happened on its way; null when there was none. */
export async function findLastMove(
  db: Database,
): Promise<(MoveRow & { askedBy: string | null; figures: Figures }) | null> {
  const { rows } = await sql<MoveRow & { askedBy: string | null; figures: Figures }>`
    select ${moveColumns}, p.name as "askedBy", (
      select coalesce(jsonb_object_agg(sum.key, sum.value), '{}') from (
        select f.key, sum(f.value::bigint) as value from clock_log l, jsonb_each_text(l.figures) f where l.move_id = m.id group by f.key
      ) sum
    ) as figures
    from clock_moves m left join people p on p.id = m.by_person_id
    order by m.from_at desc, m.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Writes how far a move has come; one that was stopped meanwhile stays stopped. */
export async function saveStep(
  db: Database,
  { id, state, reachedAt, toldUntil, tookMs }: Pick<MoveRow, 'id' | 'state' | 'reachedAt' | 'toldUntil' | 'tookMs'>,
): Promise<void> {
  await sql`
    update clock_moves set state = case when state = 'running' then ${state} else state end, reached_at = ${reachedAt},
      told_until = ${toldUntil}, steps = steps + 1, took_ms = took_ms + ${tookMs}
    where id = ${id}`.execute(db)
}

/** Stops the move under way, if there is one. */
export async function stopRunningMove(db: Database): Promise<void> {
  await sql`update clock_moves set state = 'stopped' where state = 'running'`.execute(db)
}

/** Lets business time run ahead by so many seconds, never by less than it does; every process is told by a trigger. */
export async function putAhead(db: Database, seconds: number): Promise<void> {
  await sql`update market_settings set clock_offset_seconds = ${seconds} where clock_offset_seconds < ${seconds}`.execute(
    db,
  )
}

/** Keeps what befalls charges at the sandbox gateway; every process is told by a trigger. */
export async function updateMisfortunes(db: Database, misfortunes: Misfortunes): Promise<void> {
  await sql`update market_settings set misfortunes = ${JSON.stringify(misfortunes)}::jsonb`.execute(db)
}

/**
 * Runs `work` unless it runs somewhere already; the lock is gone with the process that holds it. Answers whether it ran.
 */
export async function once(db: Database, work: () => Promise<void>): Promise<boolean> {
  return await db.connection().execute(async (one) => {
    const { rows } = await sql<{ isOurs: boolean }>`
      select pg_try_advisory_lock(hashtext('clock move')) as "isOurs"`.execute(one)
    if (!rows[0]!.isOurs) return false
    try {
      await work()
      return true
    } finally {
      await sql`select pg_advisory_unlock(hashtext('clock move'))`.execute(one)
    }
  })
}

/** Counts what happened after one instant of business time until another, as the areas' own books say. */
export async function countHappenings(
  db: Database,
  { from, to, currency }: { from: Date; to: Date; currency: string },
): Promise<Figures> {
  const within = (column: string) => sql`${sql.ref(column)} > ${from} and ${sql.ref(column)} <= ${to}`
  const { rows } = await sql<Figures>`
    select s.renewals, s.income as "incomeMinor", h.failures, h.lost,
      (select count(*)::int from subscriptions where ${within('started_at')}) as started,
      (select count(*)::int from orders where ${within('placed_at')} and state not in ('awaiting_payment', 'expired')) as orders,
      (select count(*)::int from orders where ${within('released_at')}) as released,
      (select count(*)::int from refunds where ${within('requested_at')}) as refunds,
      (select count(*)::int from invoices where ${within('issued_at')}) as invoices,
      (select count(*)::int from mails where ${within('created_at')}) as letters
    from (
      select count(*)::int as renewals, coalesce(sum(c.total_minor) filter (where sub.currency = ${currency}), 0)::bigint as income
      from subscription_cycles c join subscriptions sub on sub.id = c.subscription_id
      where c.state = 'succeeded' and c.tries > 0 and ${within('c.settled_at')}
    ) s, (
      select count(*) filter (where act = 'fail')::int as failures,
        count(*) filter (where act in ('give_up', 'cancel', 'end'))::int as lost
      from subscription_history where ${within('at')}
    ) h`.execute(db)
  return rows[0]!
}

/** Writes what happened in a stretch of time. */
export async function writeLog(
  db: Database,
  { moveId, from, to, figures }: { moveId: string; from: Date; to: Date; figures: Figures },
): Promise<void> {
  await sql`
    insert into clock_log (id, move_id, from_at, to_at, figures)
    values (${newId()}, ${moveId}, ${from}, ${to}, ${JSON.stringify(figures)}::jsonb)`.execute(db)
}

export interface LogRow {
  id: string
  fromAt: Date
  toAt: Date
  figures: Figures
}

/** What happened while the clock was moved, the newest first, with a row to spare. */
export async function listLog(
  db: Database,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    select l.id, l.from_at as "fromAt", l.to_at as "toAt", l.figures from clock_log l
    ${after ? sql`where (l.to_at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by l.to_at desc, l.id desc limit ${rowsToRead(limit)}`.execute(db)
  return rows
}

/** How many made-up customers there are. */
export async function countSubscribers(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from people where email like 'subscriber-%@example.com'`.execute(db)
  return rows[0]!.count
}

/** How many subscriptions run, wait for money, are unpaid, and are over. */
export async function countSubscriptions(
  db: Database,
): Promise<{ running: number; pastDue: number; unpaid: number; over: number }> {
  const { rows } = await sql<{ running: number; pastDue: number; unpaid: number; over: number }>`
    select count(*) filter (where state in ('trialing', 'active', 'paused'))::int as running,
      count(*) filter (where state = 'past_due')::int as "pastDue",
      count(*) filter (where state = 'unpaid')::int as unpaid,
      count(*) filter (where state in ('cancelled', 'ended'))::int as over
    from subscriptions`.execute(db)
  return rows[0]!
}
