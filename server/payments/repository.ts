import { sql, type RawBuilder } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { Card, CustomerAction, GatewayName } from './gateways/gateway.ts'
import type { AttemptState, PaymentMethod, PaymentState } from './payment-state.ts'

/** A payment with one of its attempts. */
export interface PaymentRow {
  id: string
  checkoutId: string
  state: PaymentState
  method: PaymentMethod
  amountMinor: number
  capturedMinor: number
  refundedMinor: number
  currency: Currency
  updatedAt: Date
  attemptId: string
  attemptState: AttemptState
  gateway: GatewayName
  reference: string | null
  description: string
  cardBrand: string | null
  cardLast4: string | null
  declineCode: string | null
  action: CustomerAction | null
  askedAt: Date
  looks: number
  /** The means it is made with, or that it keeps; null when it does neither. */
  meansId: string | null
  keepsMethod: boolean
}

const columns = sql`
  p.id, p.checkout_id as "checkoutId", p.state, p.method, p.amount_minor as "amountMinor", p.captured_minor as "capturedMinor",
  p.refunded_minor as "refundedMinor", p.currency, p.updated_at as "updatedAt", a.id as "attemptId", a.state as "attemptState",
  a.gateway, a.gateway_reference as reference, a.description, a.card_brand as "cardBrand", a.card_last4 as "cardLast4",
  a.decline_code as "declineCode", a.action, a.asked_at as "askedAt", a.looks,
  a.payment_method_id as "meansId", a.keeps_method as "keepsMethod"`

/** An intention to charge. */
export interface NewAttempt {
  checkoutId: string
  method: PaymentMethod
  gateway: GatewayName
  /** Minor units. */
  amountMinor: number
  currency: string
  /** The means it is made with, or keeps. */
  meansId: string | null
  keepsMethod: boolean
  requestKey: string
  description: string
  at: Date
  nextLookAt: Date | null
}

/**
 * Writes intentions to charge, each of another checkout, in one statement: the payment the first time, a new attempt each time. Without
 * a row is what may not be tried now: an attempt is open, the money is there, the payment was given up, or this request key has
 * its attempt already.
 */
export async function beginAttempts(db: Database, attempts: readonly NewAttempt[]): Promise<PaymentRow[]> {
  const wished = attempts.map((wish) => ({ ...wish, paymentId: newId(), attemptId: newId(), historyId: newId() }))
  const { rows } = await sql<PaymentRow>`
    with wished as materialized (
      select * from json_to_recordset(${JSON.stringify(wished)}::json) as w (
        "paymentId" uuid, "attemptId" uuid, "historyId" uuid, "checkoutId" uuid, method text, gateway text, "amountMinor" bigint,
        currency text, "meansId" uuid, "keepsMethod" boolean, "requestKey" text, description text, at timestamptz, "nextLookAt" timestamptz)
    ), p as (
      insert into payments as p (id, checkout_id, state, method, amount_minor, currency, created_at, updated_at)
      select "paymentId", "checkoutId", 'created', method, "amountMinor", currency, at, at from wished
      where not exists (select from payment_attempts where request_key = "requestKey")
      on conflict (checkout_id) do update set state = 'created', method = excluded.method, updated_at = excluded.updated_at
        where p.state = 'declined' and p.amount_minor = excluded.amount_minor
      returning p.*, old.state as from_state
    ), a as (
      insert into payment_attempts (id, payment_id, gateway, state, amount_minor, currency, request_key, payment_method_id, keeps_method, description, asked_at, next_look_at, updated_at)
      select w."attemptId", p.id, w.gateway, 'created', p.amount_minor, p.currency, w."requestKey", w."meansId", w."keepsMethod", w.description, w.at, w."nextLookAt", w.at
      from p join wished w on w."checkoutId" = p.checkout_id
      returning *
    ), history as (
      insert into payment_history (id, payment_id, attempt_id, from_state, to_state, at)
      select w."historyId", p.id, w."attemptId", p.from_state, p.state, w.at from p join wished w on w."checkoutId" = p.checkout_id
    )
    select ${columns} from p join a on a.payment_id = p.id`.execute(db)
  return rows
}

/** The payment of a checkout with its newest attempt. */
export async function findPaymentRow(db: Database, checkoutId: string): Promise<PaymentRow | null> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from payments p
    cross join lateral (select * from payment_attempts where payment_id = p.id order by asked_at desc, id desc limit 1) a
    where p.checkout_id = ${checkoutId}`.execute(db)
  return rows[0] ?? null
}

/** A payment with the attempt that was made for one request. */
export async function findAttemptOfRequest(db: Database, requestKey: string): Promise<PaymentRow | null> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from payment_attempts a join payments p on p.id = a.payment_id where a.request_key = ${requestKey}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A payment with one of its attempts, by the attempt's id. */
export async function findAttempt(db: Database, attemptId: string): Promise<PaymentRow | null> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from payment_attempts a join payments p on p.id = a.payment_id where a.id = ${attemptId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Where an attempt goes, and from where alone it may. */
export interface Move {
  attemptId: string
  from: readonly AttemptState[]
  paymentFrom: readonly PaymentState[]
  to: AttemptState
  reference: string | null
  card: Card | null
  declineCode: string | null
  action: CustomerAction | null
  reason: string
  at: Date
  nextLookAt: Date | null
}

/** As the index `payment_attempts_one_open_per_payment` counts. */
const isOpen = (state: RawBuilder<unknown>) =>
  sql`${state} in ('created', 'requires_action', 'processing', 'captured', 'unknown')`

/** Writes a word into the history of a payment that stays as it is; false when it stands there already. */
export async function noteOnPayment(
  db: Database,
  { paymentId, attemptId, reason, at }: { paymentId: string; attemptId: string; reason: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into payment_history (id, payment_id, attempt_id, from_state, to_state, at, reason)
    select ${newId()}::uuid, p.id, ${attemptId}::uuid, p.state, p.state, ${at}::timestamptz, ${reason}
    from payments p
    where p.id = ${paymentId}
      and not exists (select from payment_history h where h.payment_id = p.id and h.attempt_id = ${attemptId} and h.reason = ${reason})
    returning id`.execute(db)
  return rows.length > 0
}

/** A payment as it stands after its attempt has moved. */
export type MovedPayment = PaymentRow & { paymentMoved: boolean }

/**
 * Moves attempts, and their payments with them, in one statement, if both still stand where the move may begin. Without a row is an
 * attempt that does not, or in whose place another is open; `paymentMoved` is false when only the payment does not.
 */
export async function moveAttempts(db: Database, moves: readonly Move[]): Promise<MovedPayment[]> {
  const wished = moves.map((move) => ({ ...move, historyId: newId() }))
  const { rows } = await sql<MovedPayment>`
    with wished as materialized (
      select * from json_to_recordset(${JSON.stringify(wished)}::json) as w (
        "attemptId" uuid, "historyId" uuid, "from" text[], "paymentFrom" text[], "to" text, reference text, card jsonb,
        "declineCode" text, action jsonb, reason text, at timestamptz, "nextLookAt" timestamptz)
    ), a as (
      update payment_attempts a set state = w."to",
        gateway_reference = coalesce(w.reference, a.gateway_reference),
        card_brand = coalesce(w.card ->> 'brand', a.card_brand), card_last4 = coalesce(w.card ->> 'last4', a.card_last4),
        decline_code = w."declineCode", action = w.action,
        answered_at = coalesce(a.answered_at, w.at), updated_at = w.at, looks = 0,
        next_look_at = case when a.gateway <> 'cash' then w."nextLookAt" end
      from wished w
      where a.id = w."attemptId" and a.state = any(w."from")
        and not exists (
          select from payment_attempts other
          where other.payment_id = a.payment_id and other.id <> a.id and ${isOpen(sql`other.state`)} and ${isOpen(sql`w."to"`)})
      returning a.*, w."paymentFrom", w."historyId", w.reason
    ), moved as (
      update payments p set state = a.state, updated_at = a.updated_at,
        captured_minor = case when a.state = 'captured' then a.amount_minor else p.captured_minor end
      from a
      where p.id = a.payment_id and p.state = any(a."paymentFrom")
      returning p.*, old.state as from_state
    ), history as (
      insert into payment_history (id, payment_id, attempt_id, from_state, to_state, at, reason)
      select a."historyId", moved.id, a.id, moved.from_state, moved.state, a.updated_at, a.reason
      from moved join a on a.payment_id = moved.id
    ), p as (
      select id, checkout_id, state, method, amount_minor, captured_minor, refunded_minor, currency, updated_at, true as has_moved from moved
      union all
      select p.id, checkout_id, p.state, method, p.amount_minor, captured_minor, refunded_minor, p.currency, p.updated_at, false
      from payments p join a on a.payment_id = p.id where not exists (select from moved where moved.id = p.id)
    )
    select ${columns}, p.has_moved as "paymentMoved" from p join a on a.payment_id = p.id`.execute(db)
  return rows
}

/** Gives up a payment that is neither captured nor given up, with its open attempt; answers that attempt's id. */
export async function expirePayment(
  db: Database,
  {
    checkoutId,
    from,
    attemptFrom,
    at,
  }: { checkoutId: string; from: PaymentState[]; attemptFrom: AttemptState[]; at: Date },
): Promise<{ attemptId: string | null } | null> {
  const { rows } = await sql<{ attemptId: string | null }>`
    with p as (
      update payments set state = 'expired', updated_at = ${at}
      where checkout_id = ${checkoutId} and state = any(${from}::text[])
      returning id, old.state as from_state
    ), a as (
      update payment_attempts a set state = 'expired', updated_at = ${at}, next_look_at = null, action = null
      from p where a.payment_id = p.id and a.state = any(${attemptFrom}::text[])
      returning a.id
    ), history as (
      insert into payment_history (id, payment_id, attempt_id, from_state, to_state, at, reason)
      select ${newId()}::uuid, p.id, a.id, p.from_state, 'expired', ${at}, 'given up' from p left join a on true
    )
    select a.id as "attemptId" from p left join a on true`.execute(db)
  return rows[0] ?? null
}

/** Attempts whose gateway is to be asked now; none is taken twice, for each gets its next time before it is looked at. */
export async function takeAttemptsToLookAt(
  db: Database,
  { now, again, limit }: { now: Date; again: Date; limit: number },
): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    with due as (
      select id from payment_attempts where next_look_at <= ${now} order by next_look_at limit ${limit} for update skip locked
    ), a as (
      update payment_attempts a set next_look_at = ${again}, looks = a.looks + 1 from due where a.id = due.id returning a.*
    )
    select ${columns} from a join payments p on p.id = a.payment_id`.execute(db)
  return rows
}

/** Sets when an attempt that is still undecided is looked at next. */
export async function lookLater(db: Database, attemptId: string, nextLookAt: Date): Promise<void> {
  await sql`
    update payment_attempts set next_look_at = ${nextLookAt}
    where id = ${attemptId} and next_look_at is not null`.execute(db)
}

/** Attempts of a payment that a gateway can tell something new about, oldest first. */
export async function listAttemptsToAskAbout(db: Database, paymentId: string): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select ${columns} from payment_attempts a join payments p on p.id = a.payment_id
    where p.id = ${paymentId} and a.state <> 'captured' and a.gateway <> 'cash' order by a.asked_at, a.id`.execute(db)
  return rows
}

/** When the first undecided attempt after an instant is to be asked about. */
export async function nextLook(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(db, sql`select min(next_look_at) as at from payment_attempts where next_look_at > ${after}`)
}
