import { sql } from 'kysely'
import type { DisputeReason, DisputeState } from '#shared/api/disputes.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'

/** What the verbs need to know of a dispute. Amounts are minor units. */
export interface DisputeHead {
  id: string
  number: string
  orderId: string
  shopId: string
  checkoutId: string
  origin: 'customer' | 'return' | 'chargeback'
  state: DisputeState
  claimedMinor: number
  setAsideMinor: number
  currency: Currency
  escalatesAt: Date
  closedAt: Date | null
  rounds: number
}

const head = sql`
  d.id, d.number::text as number, d.order_id as "orderId", d.shop_id as "shopId", d.checkout_id as "checkoutId", d.origin, d.state,
  d.claimed_minor as "claimedMinor", d.set_aside_minor as "setAsideMinor", d.currency, d.escalates_at as "escalatesAt",
  d.closed_at as "closedAt", d.rounds`

export interface NewDispute {
  id: string
  historyId: string
  orderId: string
  shopId: string
  checkoutId: string
  origin: 'customer' | 'return' | 'chargeback'
  reason: DisputeReason
  claimedMinor: number
  currency: string
  chargebackReference: string | null
  requestKey: string | null
  at: Date
  escalatesAt: Date
  by: string
  personId: string | null
}

/** Writes a dispute that was raised, and the first line of its history. */
export async function insertDispute(db: Database, d: NewDispute): Promise<void> {
  await sql`
    with raised as (
      insert into disputes (id, order_id, shop_id, checkout_id, origin, reason, state, claimed_minor, currency, chargeback_reference,
        request_key, raised_at, escalates_at)
      values (${d.id}, ${d.orderId}, ${d.shopId}, ${d.checkoutId}, ${d.origin}, ${d.reason}, 'raised', ${d.claimedMinor}, ${d.currency},
        ${d.chargebackReference}, ${d.requestKey}, ${d.at}, ${d.escalatesAt})
    )
    insert into dispute_history (id, dispute_id, shop_id, to_state, at, by_kind, by_person_id)
    values (${d.historyId}, ${d.id}, ${d.shopId}, 'raised', ${d.at}, ${d.by}, ${d.personId}::uuid)`.execute(db)
}

/** The dispute an earlier try of the same request made; null when there was none. */
export async function findDisputeOfRequest(db: Database, requestKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from disputes where request_key = ${requestKey}`.execute(db)
  return rows[0]?.id ?? null
}

/** A dispute without a lock. */
export async function findDisputeHead(db: Database, id: string): Promise<DisputeHead | null> {
  const { rows } = await sql<DisputeHead>`select ${head} from disputes d where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locks a dispute until the transaction ends; at the seller's door only one about the own shop is found. */
export async function lockDispute(db: Database, id: string): Promise<DisputeHead | null> {
  const { rows } = await sql<DisputeHead>`
    select ${head} from disputes d where d.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/** The dispute about an order that goes on, locked; null when there is none. */
export async function lockOpenDispute(db: Database, orderId: string): Promise<DisputeHead | null> {
  const { rows } = await sql<DisputeHead>`
    select ${head} from disputes d where d.order_id = ${orderId} and d.state in ('raised', 'open', 'appealed') for no key update`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Whether a dispute about an order goes on. */
export async function isUnderway(db: Database, orderId: string): Promise<boolean> {
  const { rows } = await sql`
    select from disputes where order_id = ${orderId} and state in ('raised', 'open', 'appealed')`.execute(db)
  return rows.length > 0
}

/** Whether the shop has declined a return of an order. */
export async function wasReturnDeclined(db: Database, orderId: string): Promise<boolean> {
  const { rows } = await sql`select from returns where order_id = ${orderId} and state = 'declined' limit 1`.execute(db)
  return rows.length > 0
}

/** The cases a chargeback opened, by the bank's name for it. */
export async function findChargebackDisputes(db: Database, reference: string): Promise<DisputeHead[]> {
  const { rows } = await sql<DisputeHead>`
    select ${head} from disputes d where d.chargeback_reference = ${reference} order by d.order_id`.execute(db)
  return rows
}

/** The orders of a payment with what could still be given back of each. */
export async function findOrdersOfPayment(
  db: Database,
  paymentId: string,
): Promise<{ orderId: string; leftMinor: number }[]> {
  const { rows } = await sql<{ orderId: string; leftMinor: number }>`
    select o.id as "orderId", o.total_minor - o.refunded_minor - o.refunding_minor as "leftMinor"
    from payments p join orders o on o.checkout_id = p.checkout_id where p.id = ${paymentId} order by o.id`.execute(db)
  return rows
}

/** Open cases nobody decided in time. */
export async function findOverdueDisputes(db: Database, now: Date, most: number): Promise<DisputeHead[]> {
  const { rows } = await sql<DisputeHead>`
    select ${head} from disputes d where d.state = 'open' and d.origin <> 'chargeback' and d.decide_by <= ${now}
    order by d.decide_by limit ${most}`.execute(db)
  return rows
}

export interface DisputeMove {
  from: DisputeState
  to: DisputeState
  at: Date
  by: string
  personId: string | null
  reason: string
  historyId: string
}

/** Moves a dispute that stands where it was read, and writes its history; answers whether it moved. */
export async function moveDisputeRow(
  db: Database,
  id: string,
  { from, to, at, by, personId, reason, historyId }: DisputeMove,
): Promise<boolean> {
  const { rows } = await sql`
    with moved as (
      update disputes set state = ${to} where id = ${id} and state = ${from} returning id, shop_id
    )
    insert into dispute_history (id, dispute_id, shop_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select ${historyId}::uuid, id, shop_id, ${from}, ${to}, ${at}, ${by}, ${personId}::uuid, ${reason} from moved
    returning id`.execute(db)
  return rows.length > 0
}

/** Notes when a case was opened, and until when is answered and decided. */
export async function noteOpened(
  db: Database,
  id: string,
  { at, answerBy, decideBy }: { at: Date; answerBy: Date; decideBy: Date },
): Promise<void> {
  await sql`
    update disputes set opened_at = ${at}, answer_by = ${answerBy}, decide_by = ${decideBy}, closed_at = null
    where id = ${id}`.execute(db)
}

/** Notes how much of the shop's money is set aside. */
export async function noteSetAside(db: Database, id: string, amountMinor: number): Promise<void> {
  await sql`update disputes set set_aside_minor = ${amountMinor} where id = ${id}`.execute(db)
}

/** Notes that a dispute is over, with its verdict if there was one. */
export async function noteClosed(
  db: Database,
  id: string,
  at: Date,
  verdict: { verdict: 'all' | 'part' | 'none'; amountMinor: number; reason: string; bearer: 'shop' | 'market' } | null,
): Promise<void> {
  if (!verdict) {
    await sql`update disputes set closed_at = ${at} where id = ${id}`.execute(db)
    return
  }
  await sql`
    update disputes set closed_at = ${at}, verdict = ${verdict.verdict}, verdict_minor = ${verdict.amountMinor},
      verdict_reason = ${verdict.reason}, bearer = ${verdict.bearer}, rounds = rounds + 1
    where id = ${id}`.execute(db)
}

export interface NewWords {
  id: string
  disputeId: string
  shopId: string
  side: 'customer' | 'shop' | 'market'
  words: string
  pictureIds: readonly string[]
  at: Date
  personId: string | null
}

/** Writes what one side says. */
export async function insertWords(db: Database, w: NewWords): Promise<void> {
  await sql`
    insert into dispute_words (id, dispute_id, shop_id, side, words, picture_ids, at, by_person_id)
    values (${w.id}, ${w.disputeId}, ${w.shopId}, ${w.side}, ${w.words}, ${w.pictureIds}::uuid[], ${w.at}, ${w.personId}::uuid)`.execute(
    db,
  )
}

/** When the first open case after an instant is decided by itself. */
export async function nextVerdict(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(decide_by) as at from disputes where state = 'open' and origin <> 'chargeback' and decide_by > ${after}`,
  )
}
