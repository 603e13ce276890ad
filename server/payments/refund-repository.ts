import { sql, type RawBuilder } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { GatewayName } from './gateways/gateway.ts'
import type { RefundBearer, RefundKind, RefundState, RefundWay } from './refund-state.ts'

/** The part of a refund that is for one line of the order, in minor units. */
export interface RefundLine {
  orderLineId: string
  quantity: number
  amountMinor: number
  taxMinor: number
  commissionMinor: number
}

/** What a refund consists of, in minor units: goods (the sum of its lines), shipping and goodwill make the amount. */
export interface RefundParts {
  amountMinor: number
  goodsMinor: number
  shippingMinor: number
  goodwillMinor: number
  /** Contained in the amount. */
  taxMinor: number
  /** What the market gives back of its commission. */
  commissionMinor: number
  lines: RefundLine[]
}

/** A refund with what its gateway must know. */
export interface RefundRow extends RefundParts {
  id: string
  paymentId: string
  checkoutId: string
  orderId: string
  shopId: string
  kind: RefundKind
  way: RefundWay
  bearer: RefundBearer
  state: RefundState
  reason: string
  currency: Currency
  gateway: GatewayName
  /** The gateway's name for the charge. */
  chargeReference: string
  looks: number
}

export interface NewRefund extends RefundParts {
  key: string
  checkoutId: string
  orderId: string
  shopId: string
  kind: RefundKind
  way: RefundWay
  bearer: RefundBearer
  reason: string
  by: string
  personId: string | null
  at: Date
  nextLookAt: Date | null
}

/**
 * Writes an approved refund with its lines and sets its amount aside on the payment, in one statement. Null when nothing
 * was ever captured. When the same refund is there already it is answered; `isCovered` false when the payment does not
 * hold so much any more, and then nothing is written.
 */
export async function insertRefund(
  db: Database,
  wish: NewRefund,
): Promise<{ refundId: string; way: RefundWay; isNew: boolean; isCovered: boolean } | null> {
  const id = newId()
  const { rows } = await sql<{ known: string | null; inserted: string | null; way: RefundWay }>`
    with payment as (
      select p.id, p.currency, a.id as attempt_id, p.captured_minor - p.refunded_minor - p.refunding_minor as left_minor,
             case when a.gateway = 'cash' then 'bank' else ${wish.way} end as way
      from payments p join payment_attempts a on a.payment_id = p.id and a.state = 'captured'
      where p.checkout_id = ${wish.checkoutId} and p.captured_minor > 0
      for update of p
    ), known as (
      select r.id from refunds r where r.key = ${wish.key} and r.state not in ('failed', 'declined')
    ), ${inserting(id, wish, 'approved', sql`not exists (select from known) and payment.left_minor >= ${wish.amountMinor}::bigint`, sql`payment.way`)},
    set_aside as (
      update payments p set refunding_minor = p.refunding_minor + inserted.amount_minor, updated_at = ${wish.at}
      from inserted where p.id = inserted.payment_id
    )
    select (select id from known) as known, (select id from inserted) as inserted, way from payment`.execute(db)
  const row = rows[0]
  if (!row) return null
  return {
    refundId: row.known ?? id,
    way: row.way,
    isNew: row.inserted !== null,
    isCovered: (row.known ?? row.inserted) !== null,
  }
}

/**
 * Writes a refund of money that was promised for the door and not paid yet: it has succeeded at once, and so much less is
 * asked for. Answers its id; null when no such promise stands, or it is not larger.
 */
export async function insertUncollected(db: Database, wish: NewRefund): Promise<string | null> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    with payment as (
      select p.id, p.currency, a.id as attempt_id
      from payments p join payment_attempts a on a.payment_id = p.id and a.state = 'processing' and a.gateway = 'cash'
      where p.checkout_id = ${wish.checkoutId} and p.state = 'processing' and p.amount_minor > ${wish.amountMinor}::bigint
      for update of p
    ), ${inserting(id, wish, 'succeeded', sql`true`)},
    less as (
      update payments p set amount_minor = p.amount_minor - inserted.amount_minor, updated_at = ${wish.at}
      from inserted where p.id = inserted.payment_id
    ), less_of_attempt as (
      update payment_attempts a set amount_minor = a.amount_minor - inserted.amount_minor, updated_at = ${wish.at}
      from inserted where a.id = inserted.attempt_id
    )
    select id from inserted`.execute(db)
  return rows[0]?.id ?? null
}

/** Writes a refund that a bank has made by itself: it has succeeded. Answers its id; null when so much is not left. */
export async function insertChargeback(db: Database, wish: NewRefund): Promise<string | null> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    with payment as (
      select p.id, p.currency, a.id as attempt_id
      from payments p join payment_attempts a on a.payment_id = p.id and a.state = 'captured'
      where p.checkout_id = ${wish.checkoutId}
        and p.captured_minor - p.refunded_minor - p.refunding_minor >= ${wish.amountMinor}::bigint
      for update of p
    ), ${inserting(id, wish, 'succeeded', sql`true`)},
    less as (
      update payments p set refunded_minor = p.refunded_minor + inserted.amount_minor, updated_at = ${wish.at},
        state = case when p.refunded_minor + inserted.amount_minor = p.captured_minor then 'refunded' else 'partly_refunded' end
      from inserted where p.id = inserted.payment_id
    )
    select id from inserted`.execute(db)
  return rows[0]?.id ?? null
}

/** The refund of the payment found as `payment`, with its lines. */
function inserting(
  id: string,
  wish: NewRefund,
  state: RefundState,
  where: RawBuilder<unknown>,
  way = sql`${wish.way}`,
): RawBuilder<unknown> {
  const closedAt = state === 'succeeded' ? wish.at : null
  return sql`
    inserted as (
      insert into refunds (id, payment_id, attempt_id, order_id, shop_id, kind, way, key, bearer, state, amount_minor, goods_minor, shipping_minor,
        goodwill_minor, tax_minor, commission_minor, currency, reason, by_kind, by_person_id, requested_at, next_look_at, updated_at, closed_at)
      select ${id}::uuid, payment.id, payment.attempt_id, ${wish.orderId}::uuid, ${wish.shopId}::uuid, ${wish.kind}, ${way}, ${wish.key},
             ${wish.bearer}, ${state}, ${wish.amountMinor}::bigint, ${wish.goodsMinor}::bigint, ${wish.shippingMinor}::bigint,
             ${wish.goodwillMinor}::bigint, ${wish.taxMinor}::bigint, ${wish.commissionMinor}::bigint, payment.currency, ${wish.reason},
             ${wish.by}, ${wish.personId}::uuid, ${wish.at}::timestamptz, case when ${way} = 'gateway' then ${wish.nextLookAt}::timestamptz end, ${wish.at}::timestamptz, ${closedAt}::timestamptz
      from payment where ${where}
      returning id, shop_id, payment_id, attempt_id, amount_minor
    ), lines as (
      insert into refund_lines (refund_id, order_line_id, shop_id, quantity, amount_minor, tax_minor, commission_minor)
      select inserted.id, l."orderLineId", inserted.shop_id, l.quantity, l."amountMinor", l."taxMinor", l."commissionMinor"
      from inserted, json_to_recordset(${JSON.stringify(wish.lines)}::json)
        as l ("orderLineId" uuid, quantity integer, "amountMinor" bigint, "taxMinor" bigint, "commissionMinor" bigint)
    )`
}

const columns = sql`
  r.id, r.payment_id as "paymentId", p.checkout_id as "checkoutId", r.order_id as "orderId", r.shop_id as "shopId", r.kind, r.way,
  r.bearer, r.state, r.reason, r.currency, r.amount_minor as "amountMinor", r.goods_minor as "goodsMinor",
  r.shipping_minor as "shippingMinor", r.goodwill_minor as "goodwillMinor", r.tax_minor as "taxMinor",
  r.commission_minor as "commissionMinor", a.gateway, a.gateway_reference as "chargeReference", r.looks,
  (
    select coalesce(json_agg(json_build_object(
      'orderLineId', l.order_line_id, 'quantity', l.quantity, 'amountMinor', l.amount_minor, 'taxMinor', l.tax_minor,
      'commissionMinor', l.commission_minor) order by l.order_line_id), '[]')
    from refund_lines l where l.refund_id = r.id
  ) as lines`

/** A refund by its id. */
export async function findRefund(db: Database, refundId: string): Promise<RefundRow | null> {
  const { rows } = await sql<RefundRow>`
    select ${columns} from refunds r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id
    where r.id = ${refundId}`.execute(db)
  return rows[0] ?? null
}

/** The refund for a business, unless it has failed. */
export async function findRefundByKey(db: Database, key: string): Promise<{ id: string; amountMinor: number } | null> {
  const { rows } = await sql<{ id: string; amountMinor: number }>`
    select id, amount_minor as "amountMinor" from refunds where key = ${key} and state not in ('failed', 'declined')`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Where a refund goes, and from where alone it may. */
export interface RefundMove {
  refundId: string
  from: readonly RefundState[]
  to: RefundState
  reference: string | null
  failure: string | null
  at: Date
  nextLookAt: Date | null
}

/** Moves a refund if it still stands where the move may begin, and answers it with where it came from; else null. */
export async function moveRefund(
  db: Database,
  move: RefundMove,
): Promise<(RefundRow & { fromState: RefundState }) | null> {
  const { rows } = await sql<RefundRow & { fromState: RefundState }>`
    with r as (
      update refunds set state = ${move.to}, gateway_reference = coalesce(${move.reference}, gateway_reference),
        failure = coalesce(${move.failure}, failure), updated_at = ${move.at}, next_look_at = ${move.nextLookAt},
        closed_at = case when ${move.to} in ('succeeded', 'failed', 'declined') then ${move.at}::timestamptz end
      where id = ${move.refundId} and state = any(${move.from}::text[])
      returning new.*, old.state as "fromState"
    )
    select ${columns}, r."fromState" from r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id`.execute(
    db,
  )
  return rows[0] ?? null
}

/** How the end of a refund changes its payment: what was set aside has gone, or is left again, or has come back. */
export type RefundEnd = 'gone' | 'left' | 'come_back'

/** Moves the amount of a refund on its payment, and writes the payment's history. */
export async function settleRefundOnPayment(
  db: Database,
  { paymentId, amountMinor, end, at }: { paymentId: string; amountMinor: number; end: RefundEnd; at: Date },
): Promise<void> {
  const set = {
    gone: sql`refunding_minor = refunding_minor - ${amountMinor}::bigint, refunded_minor = refunded_minor + ${amountMinor}::bigint,
      state = case when refunded_minor + ${amountMinor}::bigint = captured_minor then 'refunded' else 'partly_refunded' end`,
    left: sql`refunding_minor = refunding_minor - ${amountMinor}::bigint`,
    come_back: sql`refunded_minor = refunded_minor - ${amountMinor}::bigint,
      state = case when refunded_minor = ${amountMinor}::bigint then 'captured' else 'partly_refunded' end`,
  }
  const reason = { gone: 'refunded', left: 'refund failed', come_back: 'the refund came back' }
  await sql`
    with moved as (
      update payments set ${set[end]}, updated_at = ${at} where id = ${paymentId} returning id, old.state as from_state, state
    )
    insert into payment_history (id, payment_id, from_state, to_state, at, reason)
    select ${newId()}::uuid, id, from_state, state, ${at}, ${reason[end]} from moved`.execute(db)
}

/** Refunds whose gateway is to be asked now; each gets its next time before it is looked at. */
export async function takeRefundsToLookAt(
  db: Database,
  { now, again, limit }: { now: Date; again: Date; limit: number },
): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    with due as (
      select id from refunds where next_look_at <= ${now} order by next_look_at limit ${limit} for update skip locked
    ), r as (
      update refunds r set next_look_at = ${again}, looks = r.looks + 1 from due where r.id = due.id returning r.*
    )
    select ${columns} from r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id`.execute(
    db,
  )
  return rows
}

/** Sets when a refund that is still undecided is looked at next. */
export async function lookAtRefundLater(db: Database, refundId: string, nextLookAt: Date): Promise<void> {
  await sql`update refunds set next_look_at = ${nextLookAt} where id = ${refundId} and next_look_at is not null`.execute(
    db,
  )
}

/** Refunds of a payment that a gateway can tell something new about, oldest first. */
export async function listRefundsToAskAbout(db: Database, paymentId: string): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select ${columns} from refunds r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id
    where p.id = ${paymentId} and r.way = 'gateway' and r.state in ('approved', 'sent', 'unknown') order by r.requested_at, r.id`.execute(
    db,
  )
  return rows
}

/** When the first undecided refund after an instant is to be asked about. */
export async function nextRefundLook(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(db, sql`select min(next_look_at) as at from refunds where next_look_at > ${after}`)
}
