/** How long the money of an order rests before it is the shop’s: holds after delivery, and reserves. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import { orderHead, type OrderHead } from './repository.ts'

/** How long a shop's money rests after delivery, and whether it collects cash itself; null where the shop has no terms of its own. */
export interface OwnHoldTerms {
  holdDays: number | null
  reserveBps: number | null
  reserveDays: number | null
  collectsCash: boolean | null
}

/** The terms of hold and reserve that a shop has of its own. */
export async function getOwnHoldTerms(db: Database, shopId: string): Promise<OwnHoldTerms> {
  const { rows } = await sql<OwnHoldTerms>`
    select hold_days as "holdDays", reserve_bps as "reserveBps", reserve_days as "reserveDays", collects_cash as "collectsCash"
    from shops where id = ${shopId}`.execute(db)
  return rows[0]!
}

/** Notes when the hold of an order ends, or that its money is the shop's. */
export async function setRelease(
  db: Database,
  orderId: string,
  { releaseAt, releasedAt }: { releaseAt: Date; releasedAt: Date | null },
): Promise<void> {
  await sql`update orders set release_at = ${releaseAt}, released_at = ${releasedAt} where id = ${orderId}`.execute(db)
}

/** Notes that the shop itself collected the cash of an order. */
export async function markCollectedByShop(db: Database, orderId: string): Promise<void> {
  await sql`update orders set cash_collected_by_shop = true where id = ${orderId}`.execute(db)
}

/** Locks the order whose hold ended first, leaving those that others hold; null when none is due. */
export async function lockOrderToRelease(db: Database, now: Date): Promise<OrderHead | null> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.released_at is null and o.release_at <= ${now} and not o.refunds_locked
    order by o.release_at limit 1 for no key update skip locked`.execute(db)
  return rows[0] ?? null
}

export interface OrderReserve {
  orderId: string
  shopId: string
  currency: string
  amountMinor: number
  releaseAt: Date
}

/** Notes what of an order stays in reserve, and until when. */
export async function insertReserve(db: Database, reserve: OrderReserve): Promise<void> {
  const { orderId, shopId, currency, amountMinor, releaseAt } = reserve
  await sql`
    insert into order_reserves (order_id, shop_id, currency, amount_minor, release_at)
    values (${orderId}, ${shopId}, ${currency}, ${amountMinor}, ${releaseAt})`.execute(db)
}

/** Takes the reserve whose days ended first, leaving those that others hold; null when none is due. */
export async function takeReserveToRelease(
  db: Database,
  now: Date,
): Promise<(OrderReserve & { orderNumber: string }) | null> {
  const { rows } = await sql<OrderReserve & { orderNumber: string }>`
    update order_reserves r set released_at = ${now} from orders o
    where o.id = r.order_id and r.order_id = (
      select order_id from order_reserves where released_at is null and release_at <= ${now}
      order by release_at limit 1 for update skip locked)
    returning r.order_id as "orderId", r.shop_id as "shopId", r.currency, r.amount_minor as "amountMinor",
      r.release_at as "releaseAt", o.number::text as "orderNumber"`.execute(db)
  return rows[0] ?? null
}

/** When the first hold after an instant is over. */
export async function nextRelease(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(release_at) as at from orders where released_at is null and release_at > ${after} and not refunds_locked`,
  )
}

/** When the first reserve after an instant becomes available. */
export async function nextReserveRelease(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(release_at) as at from order_reserves where released_at is null and release_at > ${after}`,
  )
}
