/** What things cost when: written where a price changes, read by the rule of the lowest price. */
import { sql } from 'kysely'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { lowestBefore, reducedSince, type EventPrice, type PriceStep } from './lowest-price.ts'

/** By which way a seller changes products: the form of one, the list of many, or a file. */
export type ChangeSource = 'form' | 'list' | 'import'

/** A variant with all it cost, in the order of time. */
export interface VariantPrices {
  steps: PriceStep[]
  events: EventPrice[]
}

/**
 * Writes down the prices of products where they are not what was written last, in the transaction that changes them, and keeps
 * beside each variant the lowest price before its reduction. Asked again, it writes nothing.
 */
export async function notePrices(
  tx: Context,
  { shopId, productIds }: { shopId: string; productIds: readonly string[] },
  { source, personId, at }: { source: ChangeSource | 'shelf'; personId: string | null; at: Date },
): Promise<void> {
  const { rows } = await sql<{ variantId: string }>`
    insert into price_history (id, variant_id, product_id, shop_id, price_minor, compare_at_minor, is_public, at, source, by_person_id)
    select uuidv7(), v.id, p.id, p.shop_id, v.price_minor, v.compare_at_minor, p.state = 'live' and v.removed_at is null, ${at}::timestamptz,
           ${source}, ${personId}::uuid
    from products p join variants v on v.product_id = p.id
    left join lateral (
      select h.price_minor, h.compare_at_minor, h.is_public from price_history h where h.variant_id = v.id order by h.at desc, h.id desc limit 1
    ) last on true
    where p.id = any(${productIds}::uuid[]) and p.shop_id = ${shopId} and (v.removed_at is null or last.is_public)
      and (last.price_minor, last.compare_at_minor, last.is_public)
          is distinct from (v.price_minor, v.compare_at_minor, p.state = 'live' and v.removed_at is null)
    order by p.id, v.position
    returning variant_id as "variantId"`.execute(tx.db)
  if (rows.length === 0) return
  const variantIds = rows.map(({ variantId }) => variantId)
  await keepLowestPrices(tx.db, variantIds)
  await tx.facts.announce(tx, 'product.priced', { shopId, variantIds })
}

/** What these variants cost, and what sale events charged for them. A variant nobody has priced is left out. */
export async function findPrices(db: Database, variantIds: readonly string[]): Promise<Map<string, VariantPrices>> {
  const { rows } = await sql<{ variantId: string } & PriceStep>`
    select variant_id as "variantId", at, price_minor as "priceMinor", compare_at_minor as "compareAtMinor", is_public as "isPublic"
    from price_history where variant_id = any(${variantIds}::uuid[]) order by variant_id, at, id`.execute(db)
  const { rows: offers } = await sql<{ variantId: string } & EventPrice>`
    select variant_id as "variantId", price_minor as "priceMinor", starts_at as "from", offered_until as "until"
    from sale_event_items where variant_id = any(${variantIds}::uuid[]) and offered_until is not null`.execute(db)
  const prices = new Map<string, VariantPrices>()
  for (const { variantId, ...step } of rows) {
    const known = prices.get(variantId) ?? { steps: [], events: [] }
    known.steps.push(step)
    prices.set(variantId, known)
  }
  for (const { variantId, ...event } of offers) prices.get(variantId)?.events.push(event)
  return prices
}

/** The lowest price of the thirty days before a variant's reduction, which is settled when the reduction begins. */
async function keepLowestPrices(db: Database, variantIds: readonly string[]): Promise<void> {
  const kept = [...(await findPrices(db, variantIds))].map(([id, { steps, events }]) => {
    const since = reducedSince(steps)
    return { id, lowest: since && lowestBefore(since, steps, events) }
  })
  await sql`
    update variants v set lowest_before_minor = k.lowest
    from json_to_recordset(${JSON.stringify(kept)}::json) as k (id uuid, lowest bigint)
    where v.id = k.id and v.lowest_before_minor is distinct from k.lowest`.execute(db)
}
