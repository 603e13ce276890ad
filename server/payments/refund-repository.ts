import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { GatewayName } from './gateways/gateway.ts'
import type { RefundKind, RefundState } from './refund-state.ts'

/** A refund with what its gateway must know. */
export interface RefundRow {
  id: string
  paymentId: string
  checkoutId: string
  orderId: string
  shopId: string
  kind: RefundKind
  state: RefundState
  amountMinor: number
  currency: Currency
  gateway: GatewayName
  /** The gateway's name for the charge. */
  chargeReference: string
  looks: number
}

/**
 * Writes an approved refund and sets its amount aside on the payment, in one statement. Null when nothing was ever
 * captured. When the same refund is there already it is answered; `isCovered` false when the payment does not hold
 * so much any more, and then nothing is written.
 */
export async function insertRefund(
  db: Database,
  wish: {
    checkoutId: string
    orderId: string
    shopId: string
    amountMinor: number
    kind: RefundKind
    reason: string
    at: Date
    nextLookAt: Date
  },
): Promise<{ refundId: string; isNew: boolean; isCovered: boolean } | null> {
  const id = newId()
  const { rows } = await sql<{ known: string | null; inserted: string | null }>`
    with payment as (
      select p.id, p.currency, a.id as attempt_id, p.captured_minor - p.refunded_minor - p.refunding_minor as left_minor
      from payments p join payment_attempts a on a.payment_id = p.id and a.state = 'captured'
      where p.checkout_id = ${wish.checkoutId} and p.captured_minor > 0
      for update of p
    ), known as (
      select r.id from refunds r join payment on payment.id = r.payment_id
      where r.order_id = ${wish.orderId} and r.kind = ${wish.kind} and r.state not in ('failed', 'declined')
    ), inserted as (
      insert into refunds (id, payment_id, attempt_id, order_id, shop_id, kind, state, amount_minor, currency, reason, requested_at, next_look_at, updated_at)
      select ${id}::uuid, payment.id, payment.attempt_id, ${wish.orderId}::uuid, ${wish.shopId}::uuid, ${wish.kind}, 'approved', ${wish.amountMinor}::bigint,
             payment.currency, ${wish.reason}, ${wish.at}::timestamptz, ${wish.nextLookAt}::timestamptz, ${wish.at}::timestamptz
      from payment
      where not exists (select from known) and payment.left_minor >= ${wish.amountMinor}::bigint
      returning id, payment_id, amount_minor
    ), set_aside as (
      update payments p set refunding_minor = p.refunding_minor + inserted.amount_minor, updated_at = ${wish.at}
      from inserted where p.id = inserted.payment_id
    )
    select (select id from known) as known, (select id from inserted) as inserted from payment`.execute(db)
  const row = rows[0]
  if (!row) return null
  return { refundId: row.known ?? id, isNew: row.inserted !== null, isCovered: (row.known ?? row.inserted) !== null }
}

const columns = sql`
  r.id, r.payment_id as "paymentId", p.checkout_id as "checkoutId", r.order_id as "orderId", r.shop_id as "shopId", r.kind, r.state,
  r.amount_minor as "amountMinor", r.currency, a.gateway, a.gateway_reference as "chargeReference", r.looks`

/** A refund by its id. */
export async function findRefund(db: Database, refundId: string): Promise<RefundRow | null> {
  const { rows } = await sql<RefundRow>`
    select ${columns} from refunds r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id
    where r.id = ${refundId}`.execute(db)
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

/** Moves a refund that is not at its end, if it still stands where the move may begin; else null. */
export async function moveRefund(db: Database, move: RefundMove): Promise<RefundRow | null> {
  const { rows } = await sql<RefundRow>`
    with r as (
      update refunds set state = ${move.to}, gateway_reference = coalesce(${move.reference}, gateway_reference),
        failure = coalesce(${move.failure}, failure), updated_at = ${move.at}, next_look_at = ${move.nextLookAt}
      where id = ${move.refundId} and state = any(${move.from}::text[])
      returning *
    )
    select ${columns} from r join payments p on p.id = r.payment_id join payment_attempts a on a.id = r.attempt_id`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Takes what was set aside for a refund off the payment again, as refunded or as given back to what is left. */
export async function settleRefundOnPayment(
  db: Database,
  {
    paymentId,
    amountMinor,
    hasSucceeded,
    at,
  }: { paymentId: string; amountMinor: number; hasSucceeded: boolean; at: Date },
): Promise<void> {
  await sql`
    with moved as (
      update payments set
        refunding_minor = refunding_minor - ${amountMinor}::bigint,
        refunded_minor = refunded_minor + case when ${hasSucceeded}::boolean then ${amountMinor}::bigint else 0 end,
        state = case when not ${hasSucceeded}::boolean then state
                     when refunded_minor + ${amountMinor}::bigint = captured_minor then 'refunded' else 'partly_refunded' end,
        updated_at = ${at}
      where id = ${paymentId}
      returning id, old.state as from_state, state
    )
    insert into payment_history (id, payment_id, from_state, to_state, at, reason)
    select ${newId()}::uuid, id, from_state, state, ${at}, case when ${hasSucceeded}::boolean then 'refunded' else 'refund failed' end from moved`.execute(
    db,
  )
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
