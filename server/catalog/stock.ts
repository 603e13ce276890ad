import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { invariant } from '#server/platform/errors.ts'

/** So many units of one variant. A list of them names each variant once. */
export interface StockLine {
  variantId: string
  quantity: number
}

/** A variant of which less is left than was asked for. */
export interface Shortage {
  variantId: string
  available: number
}

/** A line with the price it was priced at, in minor units. */
export interface PricedStockLine extends StockLine {
  unitPriceMinor?: number
}

const isOnShelf = sql`v.removed_at is null and exists (select from products p where p.id = v.product_id and p.is_listed)`

/**
 * Reserves units for a checkout, in one statement that locks the variants in id order. Answers what could not be
 * reserved, with what is left of it; the caller must then roll back, for the other lines are reserved. Of a line whose
 * price has changed there may be enough left: it is only not sold at the old price.
 */
export async function reserveStock(db: Database, lines: readonly PricedStockLine[]): Promise<Shortage[]> {
  const reserved = await moveStock(
    db,
    lines,
    sql`reserved = v.reserved + held.quantity`,
    sql`v.on_hand - v.reserved >= held.quantity and v.price_minor = coalesce(held."unitPriceMinor", v.price_minor) and ${isOnShelf}`,
  )
  return await shortagesAmong(
    db,
    lines.filter(({ variantId }) => !reserved.has(variantId)),
  )
}

/**
 * Reserves units for a payment that came after its reservation had ended: all of them, or none. Answers whether the
 * shelf still had them.
 */
export async function takeStockAgain(db: Database, lines: readonly StockLine[]): Promise<boolean> {
  const short = new Set((await reserveStock(db, lines)).map(({ variantId }) => variantId))
  if (short.size === 0) return true
  await releaseStock(
    db,
    lines.filter(({ variantId }) => !short.has(variantId)),
  )
  return false
}

/** Locks variants in id order, for whoever moves their stock in several statements. */
export async function lockStock(db: Database, lines: readonly StockLine[]): Promise<void> {
  const ids = lines.map(({ variantId }) => variantId)
  await sql`select from variants where id = any(${ids}::uuid[]) order by id for no key update`.execute(db)
}

/** Lets reserved units go back on sale: the checkout expired, or the order was cancelled. */
export async function releaseStock(db: Database, lines: readonly StockLine[]): Promise<void> {
  const released = await moveStock(
    db,
    lines,
    sql`reserved = v.reserved - held.quantity`,
    sql`v.reserved >= held.quantity`,
  )
  invariant(released.size === lines.length, 'what is released was reserved')
}

/** Takes reserved units from the shelf for good: the parcel of this order is with the delivery partner. */
export async function handOverStock(tx: Context, lines: readonly StockLine[], orderId: string | null): Promise<void> {
  const gone = await moveStock(
    tx.db,
    lines,
    sql`on_hand = v.on_hand - held.quantity, reserved = v.reserved - held.quantity, sold = v.sold + held.quantity`,
    sql`v.reserved >= held.quantity`,
    noteOf(tx, 'sale', orderId),
  )
  invariant(gone.size === lines.length, 'what is handed over was reserved')
}

/** Puts units back on the shelf that had been sold: they came back and are good. */
export async function returnStock(tx: Context, lines: readonly StockLine[], orderId: string | null): Promise<void> {
  const returned = await moveStock(
    tx.db,
    lines,
    sql`on_hand = v.on_hand + held.quantity, sold = v.sold - held.quantity`,
    sql`v.sold >= held.quantity`,
    noteOf(tx, 'return', orderId),
  )
  invariant(returned.size === lines.length, 'what comes back was sold')
}

/** Adds up the lines of several orders, so that each variant is named once. */
export function sumByVariant(lines: readonly StockLine[]): StockLine[] {
  const sums = new Map<string, number>()
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity)
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }))
}

/**
 * Moves the stock of all lines whose guard holds, in one statement; answers the variants that were moved. Rows are
 * locked in id order, so two baskets with the same things never wait for each other; the guard is asked again on the
 * newest row after a wait. What changes how much is on hand is written into the stock's history with it.
 */
async function moveStock(
  db: Database,
  lines: readonly PricedStockLine[],
  change: RawBuilder<unknown>,
  guard: RawBuilder<unknown>,
  note = sql``,
): Promise<Set<string>> {
  if (lines.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update variants v set ${change}
      from (
        select locked.id, wanted.quantity, wanted."unitPriceMinor"
        from json_to_recordset(${JSON.stringify(lines)}::json) as wanted ("variantId" uuid, quantity integer, "unitPriceMinor" bigint)
        join variants locked on locked.id = wanted."variantId"
        order by locked.id
        for no key update of locked
      ) held
      where v.id = held.id and ${guard}
      returning v.id, v.product_id, v.shop_id, v.on_hand, held.quantity
    )${note}
    select id from moved`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The part of a statement that writes what was `moved` into the stock's history. */
function noteOf({ actor, clock }: Context, source: 'sale' | 'return', orderId: string | null): RawBuilder<unknown> {
  const change = source === 'sale' ? sql`-quantity` : sql`quantity`
  const personId = actor.kind === 'seller' ? actor.personId : null
  return sql`, written as (
      insert into stock_history (id, variant_id, product_id, shop_id, change, on_hand_after, at, source, order_id, by_person_id)
      select uuidv7(), id, product_id, shop_id, ${change}, on_hand, ${clock.now()}::timestamptz, ${source}, ${orderId}::uuid, ${personId}::uuid
      from moved order by id
    )`
}

/** What is left now of variants that could not be reserved; a statement of its own sees what others took meanwhile. */
async function shortagesAmong(db: Database, lines: readonly StockLine[]): Promise<Shortage[]> {
  if (lines.length === 0) return []
  const ids = lines.map(({ variantId }) => variantId)
  const { rows } = await sql<Shortage>`
    select v.id as "variantId", case when ${isOnShelf} then v.on_hand - v.reserved else 0 end as available
    from variants v where v.id = any(${ids}::uuid[])`.execute(db)
  return rows
}
