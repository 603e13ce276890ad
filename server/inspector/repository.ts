import { sql, type RawBuilder } from 'kysely'
import type { EventState } from '#shared/api/inspector.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { PaymentState } from '#shared/api/payments.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { PaymentSearch } from './read-search.ts'

type Method = 'card' | 'paypal' | 'cash_on_delivery'
type Gateway = 'sandbox' | 'cash' | 'stripe' | 'paypal'

export interface OrderRefRow {
  id: string
  number: string
  shop: string
}

export interface PaymentCardRow {
  id: string
  checkoutId: string
  state: PaymentState
  method: Method
  gateway: Gateway
  cardBrand: string | null
  cardLast4: string | null
  amountMinor: number
  refundedMinor: number
  currency: Currency
  email: string
  customer: string
  orders: OrderRefRow[]
  createdAt: Date
  troubles: number
}

export interface EventRow {
  id: string
  gateway: Gateway
  eventId: string
  type: string
  state: EventState
  isSigned: boolean
  tries: number
  receivedAt: Date
  processedAt: Date | null
  nextTryAt: Date | null
  effect: string
  error: string
  paymentId: string | null
}

export interface ListPlace {
  limit: number
  /** The row after which the page begins. */
  after: readonly [at: string, id: string] | null
}

const ordersOf = (checkoutId: RawBuilder<unknown>) => sql`
  (select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number::text, 'shop', s.name) order by o.number), '[]')
   from orders o join shops s on s.id = o.shop_id where o.checkout_id = ${checkoutId})`

const cardColumns = sql`
  p.id, p.checkout_id as "checkoutId", p.state, p.method, a.gateway, a.card_brand as "cardBrand", a.card_last4 as "cardLast4",
  p.amount_minor as "amountMinor", p.refunded_minor as "refundedMinor", p.currency, c.email::text as email,
  c.address ->> 'name' as customer, ${ordersOf(sql`c.id`)} as orders, p.created_at as "createdAt",
  (select count(*) from payment_attempts t join gateway_events e on e.attempt_id = t.id
   where t.payment_id = p.id and e.state in ('failed', 'dead', 'refused')) as troubles`

const withCheckoutAndAttempt = sql`
  join checkouts c on c.id = p.checkout_id
  cross join lateral (
    select * from payment_attempts where payment_id = p.id order by asked_at desc, id desc limit 1
  ) a`

/** The payments a search can mean. Each way has an index; none looks through the whole table. */
function found(search: PaymentSearch): RawBuilder<unknown> {
  switch (search.by) {
    case 'order_number':
      return sql`checkout_id = (select checkout_id from orders where number = ${search.number})`
    case 'email':
      return sql`checkout_id in (select id from checkouts where email = ${search.email})`
    case 'id':
      return sql`id in (
        select ${search.id}::uuid
        union all select payment_id from payment_attempts where id = ${search.id}
        union all select id from payments where checkout_id = ${search.id}
        union all select p.id from payments p join orders o on o.checkout_id = p.checkout_id where o.id = ${search.id}
        union all select payment_id from refunds where id = ${search.id})`
    case 'reference':
      return sql`id in (
        select payment_id from payment_attempts
        where gateway in ('sandbox', 'stripe', 'paypal', 'cash') and gateway_reference = ${search.reference})`
  }
}

/** Payments, newest first, one to spare; the rows are chosen before anything is joined. */
export async function listPayments(
  db: Database,
  { state, search }: { state: PaymentState | undefined; search: PaymentSearch | null },
  { limit, after }: ListPlace,
): Promise<PaymentCardRow[]> {
  const wishes = [
    sql`true`,
    ...(state ? [sql`state = ${state}`] : []),
    ...(search ? [found(search)] : []),
    ...(after ? [sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<PaymentCardRow>`
    select ${cardColumns}
    from (select * from payments where ${sql.join(wishes, sql` and `)} order by created_at desc, id desc limit ${limit + 1}) p
    ${withCheckoutAndAttempt}
    order by p.created_at desc, p.id desc`.execute(db)
  return rows
}

export interface PaymentPageRow extends PaymentCardRow {
  checkoutState: 'open' | 'paid' | 'expired' | 'cancelled'
  expiresAt: Date
  placedAt: Date
  capturedMinor: number
  refundingMinor: number
  history: { at: string; from: PaymentState | null; to: PaymentState; reason: string }[]
  attempts: {
    id: string
    state: PaymentState
    gateway: Gateway
    reference: string | null
    cardBrand: string | null
    cardLast4: string | null
    declineCode: string | null
    askedAt: string
    answeredAt: string | null
    nextLookAt: string | null
    looks: number
  }[]
  refunds: {
    id: string
    orderId: string
    number: string
    shop: string
    state: string
    kind: string
    amountMinor: number
    reason: string
    reference: string | null
    failure: string | null
    requestedAt: string
  }[]
}

/** Everything about one payment but its events, in one statement. */
export async function findPaymentPage(db: Database, id: string): Promise<PaymentPageRow | null> {
  const { rows } = await sql<PaymentPageRow>`
    select ${cardColumns}, c.state as "checkoutState", c.expires_at as "expiresAt", c.placed_at as "placedAt",
      p.captured_minor as "capturedMinor", p.refunding_minor as "refundingMinor",
      (select coalesce(json_agg(json_build_object('at', h.at, 'from', h.from_state, 'to', h.to_state, 'reason', h.reason) order by h.at, h.id), '[]')
       from payment_history h where h.payment_id = p.id) as history,
      (select json_agg(json_build_object(
         'id', t.id, 'state', t.state, 'gateway', t.gateway, 'reference', t.gateway_reference, 'cardBrand', t.card_brand,
         'cardLast4', t.card_last4, 'declineCode', t.decline_code, 'askedAt', t.asked_at, 'answeredAt', t.answered_at,
         'nextLookAt', t.next_look_at, 'looks', t.looks) order by t.asked_at desc, t.id desc)
       from payment_attempts t where t.payment_id = p.id) as attempts,
      (select coalesce(json_agg(json_build_object(
         'id', r.id, 'orderId', o.id, 'number', o.number::text, 'shop', s.name, 'state', r.state, 'kind', r.kind,
         'amountMinor', r.amount_minor, 'reason', r.reason, 'reference', r.gateway_reference, 'failure', r.failure,
         'requestedAt', r.requested_at) order by r.requested_at, r.id), '[]')
       from refunds r join orders o on o.id = r.order_id join shops s on s.id = r.shop_id where r.payment_id = p.id) as refunds
    from payments p ${withCheckoutAndAttempt}
    where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

const eventColumns = sql`
  e.id, e.gateway, e.event_id as "eventId", e.type, e.state, e.is_signed as "isSigned", e.tries, e.received_at as "receivedAt",
  e.processed_at as "processedAt", e.next_try_at as "nextTryAt", e.effect, e.error,
  coalesce((select payment_id from payment_attempts t where t.id = e.attempt_id),
           (select payment_id from refunds r where r.id = e.refund_id)) as "paymentId"`

/** What was told about a payment and its refunds, newest first. */
export async function listEventsOfPayment(db: Database, paymentId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from gateway_events e
    where e.attempt_id in (select id from payment_attempts where payment_id = ${paymentId})
       or e.refund_id in (select id from refunds where payment_id = ${paymentId})
    order by e.received_at desc, e.id desc limit 200`.execute(db)
  return rows
}

/** Events of all gateways, newest first, one to spare. */
export async function listEvents(
  db: Database,
  state: EventState | 'trouble' | 'all',
  { limit, after }: ListPlace,
): Promise<EventRow[]> {
  const wish = {
    trouble: sql`e.state in ('failed', 'dead', 'refused')`,
    all: sql`true`,
  }[state as string]
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from gateway_events e
    where ${wish ?? sql`e.state = ${state}`}
      ${after ? sql`and (e.received_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.received_at desc, e.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export interface WholeEventRow extends EventRow {
  body: Buffer
  headers: Record<string, string>
  replays: { at: string; by: string; effect: string }[]
}

/** An event as it was received, and who had it processed again. */
export async function findEvent(db: Database, id: string): Promise<WholeEventRow | null> {
  const { rows } = await sql<WholeEventRow>`
    select ${eventColumns}, e.body, e.headers,
      (select coalesce(json_agg(json_build_object('at', l.at, 'by', coalesce(p.name, l.by_kind), 'effect', l.detail ->> 'effect') order by l.at desc, l.id desc), '[]')
       from audit_log l left join people p on p.id = l.person_id
       where l.subject_id = e.id and l.act = 'gateway_event.replayed') as replays
    from gateway_events e where e.id = ${id}`.execute(db)
  return rows[0] ?? null
}
