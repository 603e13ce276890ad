import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { refreshShelf } from './repository.ts'

/**
 * Follows the normal prices of things that published events offer: what costs no more than in the event is not offered there
 * while that is so, for nobody pays more because of a sale; and the price an event says it was is never higher than it is.
 * Stands in the transaction that changes the prices, which holds the products.
 */
export async function followPrices(db: Database, variantIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql<{ eventId: string }>`
    with held as (
      select i.id, i.price_minor < v.price_minor as is_offer, v.price_minor as normal
      from sale_event_items i join sale_events e on e.id = i.event_id join variants v on v.id = i.variant_id
      where i.variant_id = any(${variantIds}::uuid[]) and e.state = 'published' and i.ends_at > ${at}
      order by i.id for no key update of i
    )
    update sale_event_items i set
      is_published = held.is_offer,
      normal_price_minor = case when held.is_offer then least(i.normal_price_minor, held.normal) else i.normal_price_minor end,
      offered_until = case when held.is_offer then i.ends_at when i.starts_at < ${at} then least(i.offered_until, ${at}) end
    from held
    where i.id = held.id and (i.is_published, i.normal_price_minor) is distinct from (held.is_offer, least(i.normal_price_minor, held.normal))
    returning i.event_id as "eventId"`.execute(db)
  for (const eventId of new Set(rows.map((row) => row.eventId))) await refreshShelf(db, { eventId }, at)
}
