import { sql } from 'kysely'
import { findPrices, lowestBefore } from '#server/catalog/index.ts'
import type { Database } from '#server/platform/db/database.ts'

/**
 * Keeps beside things of published events that are to come the lowest price of the thirty days before the event, which its
 * page must name: of these variants, and of everything in the event that is just being changed.
 */
export async function keepLowestPrices(
  db: Database,
  of: { variantIds: readonly string[] } | { eventId: string },
  at: Date,
): Promise<void> {
  const which =
    'eventId' in of
      ? sql`variant_id in (select variant_id from sale_event_items where event_id = ${of.eventId}) and (starts_at > ${at} or event_id = ${of.eventId})`
      : sql`variant_id = any(${of.variantIds}::uuid[]) and starts_at > ${at}`
  const { rows: items } = await sql<{ id: string; variantId: string; startsAt: Date }>`
    select id, variant_id as "variantId", starts_at as "startsAt" from sale_event_items
    where is_published and ${which} order by id for no key update`.execute(db)
  if (items.length === 0) return
  const prices = await findPrices(
    db,
    items.map(({ variantId }) => variantId),
  )
  const kept = items.map(({ id, variantId, startsAt }) => {
    const known = prices.get(variantId)
    return { id, lowest: known ? lowestBefore(startsAt, known.steps, known.events) : null }
  })
  await sql`
    update sale_event_items i set lowest_before_minor = k.lowest
    from json_to_recordset(${JSON.stringify(kept)}::json) as k (id uuid, lowest bigint) where i.id = k.id`.execute(db)
}
