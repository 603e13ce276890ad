import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { invariant } from '#server/platform/errors.ts'
import type { StockLine } from '#server/catalog/index.ts'
import type { RefundableOrder } from './price-refund.ts'

/** The statements behind money that goes back of an order. Amounts are minor units; the order is locked by the caller. */

/** An order with what was given back of it or is on its way. */
export async function findRefundable(db: Database, orderId: string): Promise<RefundableOrder> {
  const { rows } = await sql<RefundableOrder>`
    with given as (
      select r.id, r.amount_minor, r.shipping_minor, r.tax_minor, r.commission_minor
      from refunds r where r.order_id = ${orderId} and r.state not in ('failed', 'declined')
    )
    select o.total_minor as "totalMinor", o.shipping_minor as "shippingMinor", o.tax_minor as "taxMinor",
      o.commission_minor as "commissionMinor",
      (select json_build_object(
         'amountMinor', coalesce(sum(amount_minor), 0)::bigint, 'shippingMinor', coalesce(sum(shipping_minor), 0)::bigint,
         'taxMinor', coalesce(sum(tax_minor), 0)::bigint, 'commissionMinor', coalesce(sum(commission_minor), 0)::bigint)
       from given) as given,
      (select json_agg(json_build_object(
         'id', l.id, 'quantity', l.quantity, 'totalMinor', l.total_minor, 'taxMinor', l.tax_minor,
         'commissionMinor', l.commission_minor, 'refundedQuantity', l.refunded_quantity,
         'refundedMinor', (select coalesce(sum(rl.amount_minor), 0)::bigint
                           from refund_lines rl join given on given.id = rl.refund_id where rl.order_line_id = l.id)) order by l.position)
       from order_lines l where l.order_id = o.id) as lines
    from orders o where o.id = ${orderId}`.execute(db)
  return rows[0]!
}

interface Units {
  orderLineId: string
  quantity: number
}

/** Sets money and units aside for a refund that was promised. The database refuses more than was paid or bought. */
export async function setAsideOnOrder(
  db: Database,
  orderId: string,
  { amountMinor, lines }: { amountMinor: number; lines: readonly Units[] },
): Promise<void> {
  await sql`update orders set refunding_minor = refunding_minor + ${amountMinor}::bigint where id = ${orderId}`.execute(
    db,
  )
  await moveRefundedUnits(db, orderId, lines, 1)
}

/** Adds to, or with `sign` -1 takes from, the units of lines whose money is promised back or has gone back. */
async function moveRefundedUnits(db: Database, orderId: string, lines: readonly Units[], sign: 1 | -1): Promise<void> {
  if (lines.length === 0) return
  const { rows } = await sql`
    update order_lines l set refunded_quantity = l.refunded_quantity + ${sign}::integer * moved.quantity
    from json_to_recordset(${JSON.stringify(lines)}::json) as moved ("orderLineId" uuid, quantity integer)
    where l.id = moved."orderLineId" and l.order_id = ${orderId}
    returning l.id`.execute(db)
  invariant(rows.length === lines.length, 'every line of a refund is one of its order')
}

/** What becomes of what was set aside on an order. */
export interface RefundOnOrder {
  amountMinor: number
  commissionMinor: number
  bearer: 'shop' | 'market'
  lines: readonly Units[]
}

/** The money has gone: it is no longer on its way. */
export async function noteRefunded(db: Database, orderId: string, refund: RefundOnOrder): Promise<void> {
  const { amountMinor, commissionMinor, bearer } = refund
  await sql`
    update orders set refunding_minor = refunding_minor - ${amountMinor}::bigint, refunded_minor = refunded_minor + ${amountMinor}::bigint,
      conceded_minor = conceded_minor + case when ${bearer} = 'market' then ${amountMinor}::bigint else 0 end,
      commission_refunded_minor = commission_refunded_minor + ${commissionMinor}::bigint
    where id = ${orderId}`.execute(db)
}

/** The money did not go, or came back: it is left to be given again. */
export async function noteRefundFailed(
  db: Database,
  orderId: string,
  refund: RefundOnOrder & { hadSucceeded: boolean },
): Promise<void> {
  const { amountMinor, commissionMinor, bearer, lines, hadSucceeded } = refund
  if (hadSucceeded)
    await sql`
      update orders set refunded_minor = refunded_minor - ${amountMinor}::bigint,
        conceded_minor = conceded_minor - case when ${bearer} = 'market' then ${amountMinor}::bigint else 0 end,
        commission_refunded_minor = commission_refunded_minor - ${commissionMinor}::bigint
      where id = ${orderId}`.execute(db)
  else
    await sql`update orders set refunding_minor = refunding_minor - ${amountMinor}::bigint where id = ${orderId}`.execute(
      db,
    )
  await moveRefundedUnits(db, orderId, lines, -1)
}

/**
 * Notes that units whose money goes back are not sent; answers what the shelf gets back of them. Units that were
 * cancelled before, whose first refund failed, are not counted again.
 */
export async function cancelUnits(db: Database, orderId: string): Promise<StockLine[]> {
  const { rows } = await sql<StockLine>`
    update order_lines set cancelled_quantity = refunded_quantity
    where order_id = ${orderId} and refunded_quantity > cancelled_quantity
    returning variant_id as "variantId", new.cancelled_quantity - old.cancelled_quantity as quantity`.execute(db)
  return rows
}

/** Notes that nothing more of an order is sent; answers what the shelf gets back. */
export async function cancelAllUnits(db: Database, orderId: string): Promise<StockLine[]> {
  const { rows } = await sql<StockLine>`
    update order_lines set cancelled_quantity = quantity where order_id = ${orderId} and quantity > cancelled_quantity
    returning variant_id as "variantId", new.cancelled_quantity - old.cancelled_quantity as quantity`.execute(db)
  return rows
}

/** While a dispute is open nobody but its verdict gives money back. */
export async function lockRefunds(db: Database, orderId: string, isLocked: boolean): Promise<void> {
  await sql`update orders set refunds_locked = ${isLocked} where id = ${orderId}`.execute(db)
}
