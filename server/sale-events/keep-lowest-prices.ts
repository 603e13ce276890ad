import { sql } from 'kysely'
import { findPrices, lowestBefore } from '#server/catalog/index.ts'
import type { Database } from '#server/platform/db/database.ts'

/**
 * Keeps beside things of published events that are to come the lowest price of the thirty days before the event, which is what may be
 * struck through beside the event's price; null where that is not below it, or where nobody was asked for anything before. Of these
 * variants, also while they cost no more without the event, and of everything in the event that is just being changed.
 */
export async function keepLowestPrices(
  db: Database,
  of: { variantIds: readonly string[] } | { eventId: string },
  at: Date,
): Promise<void> {
  const which =
    'eventId' in of
      ? sql`i.variant_id in (select variant_id from sale_event_items where event_id = ${of.eventId}) and (i.starts_at > ${at} or i.event_id = ${of.eventId})`
      : sql`i.variant_id = any(${of.variantIds}::uuid[]) and i.starts_at > ${at}`
  const { rows: items } = await sql<{ id: string; variantId: string; priceMinor: number; startsAt: Date }>`
    select i.id, i.variant_id as "variantId", i.price_minor as "priceMinor", i.starts_at as "startsAt"
    from sale_event_items i join sale_events e on e.id = i.event_id
    where e.state = 'published' and ${which} order by i.id for no key update of i`.execute(db)
  if (items.length === 0) return
  const prices = await findPrices(
    db,
    items.map(({ variantId }) => variantId),
  )
  const kept = items.map(({ id, variantId, priceMinor, startsAt }) => {
    const known = prices.get(variantId)
    const lowest = known ? lowestBefore(startsAt, known.steps, known.events) : null
    return { id, lowest: lowest !== null && lowest > priceMinor ? lowest : null }
  })
  await sql`
    update sale_event_items i set lowest_before_minor = k.lowest
    from json_to_recordset(${JSON.stringify(kept)}::json) as k (id uuid, lowest bigint) where i.id = k.id`.execute(db)
}
