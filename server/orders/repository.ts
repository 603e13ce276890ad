/** Orders as the verbs need them: read and locked, moved, and what is noted with them. */
import { sql, type RawBuilder } from 'kysely'
import type { OrderPaymentMethod, OrderState } from '#shared/api/orders.schemas.ts'
import type { StockLine } from '#server/catalog/index.ts'
import type { PaymentMethod } from '#server/payments/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'

/** What the verbs need to know of an order. */
export interface OrderHead {
  id: string
  number: string
  checkoutId: string
  shopId: string
  state: OrderState
  paymentMethod: OrderPaymentMethod | null
  currency: string
  totalMinor: number
  /** What the market adds to what the customer pays, because it bears a discount. */
  marketDiscountMinor: number
  commissionMinor: number
  commissionTaxMinor: number
  /** What has gone back, and of it what the market bore; what is on its way; commission given back with what has gone. */
  refundedMinor: number
  concededMinor: number
  refundingMinor: number
  commissionRefundedMinor: number
  /** Everything in it is downloaded: no parcel is sent. */
  isDigital: boolean
  /** A dispute is open. */
  refundsLocked: boolean
  /** Its money became the shop's to withdraw; null before delivery and while it is held. */
  releasedAt: Date | null
  releaseAt: Date | null
  /** It was paid in cash, and the shop keeps the cash. */
  cashCollectedByShop: boolean
}

export const orderHead = sql`
  o.id, o.number::text as number, o.checkout_id as "checkoutId", o.shop_id as "shopId", o.state,
  o.payment_method as "paymentMethod", o.currency, o.total_minor as "totalMinor",
  o.market_discount_minor as "marketDiscountMinor", o.commission_minor as "commissionMinor",
  o.commission_tax_minor as "commissionTaxMinor",
  o.refunded_minor as "refundedMinor", o.conceded_minor as "concededMinor", o.refunding_minor as "refundingMinor",
  o.commission_refunded_minor as "commissionRefundedMinor", o.shipping_method_id is null as "isDigital", o.refunds_locked as "refundsLocked",
  o.release_at as "releaseAt", o.released_at as "releasedAt", o.cash_collected_by_shop as "cashCollectedByShop"`

/** Locks an order until the transaction ends; at the seller's door only one of the own shop is found. */
export async function lockOrder(db: Database, id: string): Promise<OrderHead | null> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/** Locks the orders of checkouts in id order. */
export async function lockOrdersOf(db: Database, checkoutIds: readonly string[]): Promise<OrderHead[]> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.checkout_id = any(${checkoutIds}::uuid[]) order by o.id for no key update`.execute(
    db,
  )
  return rows
}

/** Locks some delivered orders whose return days are over. */
export async function lockOrdersPastReturn(db: Database, now: Date, most: number): Promise<OrderHead[]> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.state = 'delivered' and o.return_until <= ${now}
    order by o.return_until limit ${most} for no key update skip locked`.execute(db)
  return rows
}

/** What the shelf owes orders, by order: what was bought and not cancelled. */
export async function findStockOf(
  db: Database,
  orderIds: readonly string[],
): Promise<(StockLine & { orderId: string })[]> {
  const { rows } = await sql<StockLine & { orderId: string }>`
    select order_id as "orderId", variant_id as "variantId", quantity - cancelled_quantity as quantity from order_lines
    where order_id = any(${orderIds}::uuid[]) and quantity > cancelled_quantity`.execute(db)
  return rows
}

export interface Move<State> {
  from: State
  to: State
  at: Date
  by: string
  personId: string | null
  reason: string
}

/** What may change together with an order's state. */
export interface OrderChanges {
  paymentMethod?: OrderPaymentMethod
  carrier?: string
  trackingNumber?: string
  cancelReason?: string
  handedOverAt?: Date
  deliveredAt?: Date
  /** Days after delivery in which things may come back. */
  returnUntil?: Date
  closedAt?: Date | null
}

const columnOf: Record<keyof OrderChanges, RawBuilder<unknown>> = {
  paymentMethod: sql`payment_method`,
  carrier: sql`carrier`,
  trackingNumber: sql`tracking_number`,
  cancelReason: sql`cancel_reason`,
  handedOverAt: sql`handed_over_at`,
  deliveredAt: sql`delivered_at`,
  returnUntil: sql`return_until`,
  closedAt: sql`closed_at`,
}

/** Said so that no index on states is used: rows are found by their ids, however many stand in the same state. */
export const isIn = (state: string) => sql`state is not distinct from ${state}`

/** Moves orders that stand where they were read, and writes their history; answers how many moved. */
export async function moveOrders(
  db: Database,
  orders: readonly { id: string; historyId: string }[],
  { from, to, at, by, personId, reason }: Move<OrderState>,
  changes: OrderChanges,
): Promise<number> {
  const assignments = (Object.keys(changes) as (keyof OrderChanges)[]).map(
    (key) => sql`, ${columnOf[key]} = ${changes[key]}`,
  )
  const ids = orders.map(({ id }) => id)
  const historyIds = orders.map(({ historyId }) => historyId)
  const { rows } = await sql`
    with moved as (
      update orders set state = ${to} ${sql.join(assignments, sql` `)}
      where id = any(${ids}::uuid[]) and ${isIn(from)}
      returning id, shop_id
    )
    insert into order_history (id, order_id, shop_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select entry.id, moved.id, moved.shop_id, ${from}, ${to}, ${at}, ${by}, ${personId}::uuid, ${reason}
    from moved join unnest(${ids}::uuid[], ${historyIds}::uuid[]) as entry (order_id, id) on entry.order_id = moved.id
    returning id`.execute(db)
  return rows.length
}

/** What units that were taken out of an order are called, in its own order. */
export async function findTakenOut(
  db: Database,
  orderId: string,
  units: readonly { variantId: string; quantity: number }[],
): Promise<{ title: string; quantity: number }[]> {
  const { rows } = await sql<{ title: string; quantity: number }>`
    select concat_ws(', ', l.title, nullif(l.variant_title, '')) as title, u.quantity
    from unnest(${units.map(({ variantId }) => variantId)}::uuid[], ${units.map(({ quantity }) => quantity)}::integer[])
         as u (variant_id, quantity)
    -- one variant may stand in two lines, once and by plan
    cross join lateral (select title, variant_title, position from order_lines
                        where order_id = ${orderId} and variant_id = u.variant_id order by position limit 1) l
    order by l.position`.execute(db)
  return rows
}

/** Notes with orders how they are paid, whatever state they are in. */
export async function setPaymentMethod(db: Database, orderIds: readonly string[], method: PaymentMethod) {
  await sql`update orders set payment_method = ${method} where id = any(${orderIds}::uuid[])`.execute(db)
}

export interface NewTrackingUpdate {
  id: string
  orderId: string
  shopId: string
  kind: 'shipping' | 'arrived_at_facility' | 'out_for_delivery'
  place: string
  note: string
  at: Date
  personId: string | null
}

/** Notes where a parcel is. */
export async function insertTrackingUpdate(db: Database, update: NewTrackingUpdate): Promise<void> {
  const { id, orderId, shopId, kind, place, note, at, personId } = update
  await sql`
    insert into tracking_updates (id, order_id, shop_id, kind, place, note, at, by_person_id)
    values (${id}, ${orderId}, ${shopId}, ${kind}, ${place}, ${note}, ${at}, ${personId})`.execute(db)
}

/** The days a shop takes things back, counted from delivery. */
export async function getReturnDays(db: Database, shopId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`select return_days as days from shops where id = ${shopId}`.execute(db)
  return rows[0]!.days
}

/** Somebody who works in a shop, and where they get their mail. */
export interface ShopMember {
  shopId: string
  personId: string
  email: string
}

/** The people of some shops. */
export async function findMembersOf(db: Database, shopIds: readonly string[]): Promise<ShopMember[]> {
  const { rows } = await sql<ShopMember>`
    select m.shop_id as "shopId", p.id as "personId", p.email from shop_members m join people p on p.id = m.person_id
    where m.shop_id = any(${shopIds}::uuid[]) and p.disabled_at is null
    order by m.created_at, p.id`.execute(db)
  return rows
}

/** Notes that a picture was shown for an order. */
export async function insertOrderPicture(
  db: Database,
  picture: { orderId: string; mediaId: string; shopId: string; by: 'customer' | 'shop' | 'market'; at: Date },
): Promise<void> {
  const { orderId, mediaId, shopId, by, at } = picture
  await sql`
    insert into order_pictures (order_id, media_id, shop_id, by_kind, created_at)
    values (${orderId}, ${mediaId}, ${shopId}, ${by}, ${at})`.execute(db)
}

/** Which of these pictures the customer showed for an order. */
export async function findPicturesOfOrder(db: Database, orderId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select media_id as id from order_pictures
    where order_id = ${orderId} and media_id = any(${ids}::uuid[]) and by_kind = 'customer'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** When the first delivered order after an instant is past its return. */
export async function nextCompletion(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(return_until) as at from orders where state = 'delivered' and return_until > ${after}`,
  )
}
