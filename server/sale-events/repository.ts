import { sql } from 'kysely'
import type { SaleEventInput } from '#shared/api/sale-events.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { WrittenState } from './sale-event-state.ts'

/** What sellers and checkouts write of sale events. What people read stands in `event-pages.ts`. */

export interface LockedEvent {
  id: string
  shopId: string
  state: WrittenState
  startsAt: Date
  endsAt: Date
  version: number
  items: { variantId: string; priceMinor: number; quota: number; taken: number }[]
}

/** An event of a shop that nobody else changes until the transaction ends, and the shop's other events neither. */
export async function lockEvent(db: Database, shopId: string, id: string): Promise<LockedEvent | null> {
  await sql`select from shops where id = ${shopId} for no key update`.execute(db)
  const { rows } = await sql<LockedEvent>`
    select e.id, e.shop_id as "shopId", e.state, e.starts_at as "startsAt", e.ends_at as "endsAt", e.version,
           (select coalesce(json_agg(json_build_object('variantId', i.variant_id, 'priceMinor', i.price_minor, 'quota', i.quota,
                                                       'taken', i.taken) order by i.position), '[]')
            from sale_event_items i where i.event_id = e.id) as items
    from sale_events e where e.id = ${id} and e.shop_id = ${shopId} for no key update of e`.execute(db)
  return rows[0] ?? null
}

/** Writes a draft; false when its address is taken. */
export async function insertEvent(
  db: Database,
  { id, shopId, slug }: { id: string; shopId: string; slug: string },
  { title, text, startsAt, endsAt, whenGone, mostPerCustomer }: SaleEventInput,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into sale_events (id, shop_id, slug, title, text, starts_at, ends_at, state, when_gone, most_per_customer, created_at, updated_at)
    values (${id}, ${shopId}, ${slug}, ${title}, ${text}, ${startsAt}, ${endsAt}, 'draft', ${whenGone}, ${mostPerCustomer}, ${at}, ${at})
    on conflict (slug) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Writes what a seller changed; the address stays. */
export async function updateEvent(
  db: Database,
  id: string,
  { title, text, startsAt, endsAt, whenGone, mostPerCustomer }: SaleEventInput,
  at: Date,
): Promise<void> {
  await sql`
    update sale_events set title = ${title}, text = ${text}, starts_at = ${startsAt}, ends_at = ${endsAt}, when_gone = ${whenGone},
      most_per_customer = ${mostPerCustomer}, version = version + 1, updated_at = ${at}
    where id = ${id}`.execute(db)
}

/** Hangs the pictures of an event in the order given. */
export async function replaceEventPictures(
  db: Database,
  { id, shopId }: { id: string; shopId: string },
  pictureIds: readonly string[],
): Promise<void> {
  await sql`delete from sale_event_pictures where event_id = ${id}`.execute(db)
  await sql`
    insert into sale_event_pictures (event_id, shop_id, media_id, position)
    select ${id}::uuid, ${shopId}::uuid, media_id, position
    from unnest(${pictureIds}::uuid[]) with ordinality as p (media_id, position)`.execute(db)
}

/** A variant of a shop as an event needs to know it. */
export interface OfferedVariant {
  variantId: string
  productId: string
  title: string
  priceMinor: number
}

/** These variants, as far as they are the shop's. */
export async function findVariantsOfShop(
  db: Database,
  shopId: string,
  variantIds: readonly string[],
): Promise<Map<string, OfferedVariant>> {
  const { rows } = await sql<OfferedVariant>`
    select v.id as "variantId", v.product_id as "productId", p.title, v.price_minor as "priceMinor"
    from variants v join products p on p.id = v.product_id
    where v.id = any(${variantIds}::uuid[]) and v.shop_id = ${shopId} and v.removed_at is null`.execute(db)
  return new Map(rows.map((row) => [row.variantId, row]))
}

export interface NewItem {
  variantId: string
  productId: string
  priceMinor: number
  normalPriceMinor: number
  quota: number
}

/** Makes these the things of an event, in the order given; what somebody has taken of one stays counted. */
export async function replaceItems(
  db: Database,
  { id, shopId }: { id: string; shopId: string },
  items: readonly NewItem[],
): Promise<void> {
  const kept = items.map(({ variantId }) => variantId)
  await sql`delete from sale_event_items where event_id = ${id} and variant_id <> all(${kept}::uuid[])`.execute(db)
  const rows = items.map(({ ...item }) => Object.assign(item, { id: newId() }))
  await sql`
    insert into sale_event_items (id, event_id, shop_id, product_id, variant_id, position, price_minor, normal_price_minor, quota,
                                  is_published, starts_at, ends_at, offered_until)
    select i.id, e.id, e.shop_id, i."productId", i."variantId", i.position, i."priceMinor", i."normalPriceMinor", i.quota,
           e.state = 'published' and i."priceMinor" < i."normalPriceMinor", e.starts_at, e.ends_at,
           case when e.state = 'published' and i."priceMinor" < i."normalPriceMinor" then e.ends_at end
    from sale_events e, rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (
      id uuid, "productId" uuid, "variantId" uuid, "priceMinor" bigint, "normalPriceMinor" bigint, quota integer
    )) with ordinality as i (id, "productId", "variantId", "priceMinor", "normalPriceMinor", quota, position)
    where e.id = ${id} and e.shop_id = ${shopId}
    on conflict (event_id, variant_id) do update set position = excluded.position, price_minor = excluded.price_minor,
      normal_price_minor = excluded.normal_price_minor, quota = excluded.quota, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, is_published = excluded.is_published,
      offered_until = case when excluded.is_published then excluded.ends_at else sale_event_items.offered_until end`.execute(
    db,
  )
}

/** Writes where an event stands in its life, with its things; of one that is called off, until when its prices were asked. */
export async function updateEventState(db: Database, id: string, state: WrittenState, at: Date): Promise<void> {
  await sql`
    with event as (
      update sale_events set state = ${state}, updated_at = ${at} where id = ${id} returning id
    )
    update sale_event_items i set is_published = ${state === 'published'},
      offered_until = case when ${state} = 'cancelled' then (case when i.starts_at < ${at} then least(i.offered_until, ${at}) end) else i.ends_at end
    from event where i.event_id = event.id`.execute(db)
}

/** A thing of this event that is in another published one of the shop at the same time; null when there is none. */
export async function findOverlap(
  db: Database,
  event: { id: string; startsAt: Date; endsAt: Date; variantIds: readonly string[] },
): Promise<{ title: string; other: string } | null> {
  const { rows } = await sql<{ title: string; other: string }>`
    select p.title, e.title as other
    from sale_event_items i join sale_events e on e.id = i.event_id join products p on p.id = i.product_id
    where i.variant_id = any(${event.variantIds}::uuid[]) and i.event_id <> ${event.id} and i.is_published
      and i.starts_at < ${event.endsAt} and i.ends_at > ${event.startsAt}
    limit 1`.execute(db)
  return rows[0] ?? null
}

/**
 * Writes beside products what lists know of sale events at an instant: the lowest price of those that run, from when until when any is
 * to be looked for, and when the price turns next, nothing of what is all gone; and until when one may hold a thing that is. Of the
 * products of an event, or of those whose price has turned.
 */
export async function refreshShelf(db: Database, of: { eventId: string } | 'turned', at: Date): Promise<void> {
  const which =
    of === 'turned'
      ? sql`p.event_turns_at <= ${at}`
      : sql`p.id in (select product_id from sale_event_items where event_id = ${of.eventId})`
  await sql`
    with shown as materialized (
      select p.id from products p where ${which} order by p.id for no key update
    )
    update products p set event_price_minor = now.price, event_starts_at = now.starts_at, event_ends_at = now.ends_at, event_turns_at = now.turns_at,
      held_until = (select max(i.ends_at) from sale_event_items i join sale_events e on e.id = i.event_id
                    where i.product_id = shown.id and i.is_published and i.ends_at > ${at} and e.when_gone = 'sold_out')
    from shown cross join lateral (
      select min(i.price_minor) filter (where i.starts_at <= ${at}) as price, min(i.starts_at) as starts_at, max(i.ends_at) as ends_at,
             min(case when i.starts_at > ${at} then i.starts_at else i.ends_at end) as turns_at
      from sale_event_items i
      where i.product_id = shown.id and i.is_published and i.ends_at > ${at} and i.taken < i.quota
    ) now
    where p.id = shown.id`.execute(db)
}

/** Units of an event that a checkout takes. */
export interface Take {
  id: string
  itemId: string
  shopId: string
  orderId: string
  quantity: number
  /** At which they were priced. */
  priceMinor: number
}

/**
 * Takes units out of the quota of events for a checkout, counts them for every key of the customer, and writes them down;
 * answers the items of which all were taken, and the events that are used up of something by it. Guarded like stock: the
 * quota, the price, the time and the most for one customer must hold, or nothing is counted of the item and the caller must
 * roll back. Rows are locked in id order.
 */
export async function takeQuota(
  db: Database,
  takes: readonly Take[],
  { checkoutId, customers, at }: { checkoutId: string; customers: readonly string[]; at: Date },
): Promise<{ taken: Set<string>; usedUp: string[] }> {
  const { rows } = await sql<{ itemId: string; eventId: string; isUsedUp: boolean }>`
    with wanted as materialized (
      select * from json_to_recordset(${JSON.stringify(takes)}::json) as w (
        id uuid, "itemId" uuid, "shopId" uuid, "orderId" uuid, quantity integer, "priceMinor" bigint)
    ), held as (
      select i.id from sale_event_items i join wanted w on w."itemId" = i.id order by i.id for no key update of i
    ), counted as (
      update sale_event_items i set taken = taken + w.quantity
      from held, wanted w
      where i.id = held.id and w."itemId" = i.id and i.taken + w.quantity <= i.quota and i.price_minor = w."priceMinor"
        and i.is_published and i.starts_at <= ${at}::timestamptz and i.ends_at > ${at}::timestamptz
      returning i.id, i.event_id, i.taken = i.quota as is_used_up, w.quantity
    ), of_customer as (
      insert into sale_event_customers (item_id, customer, taken)
      select counted.id, customer, counted.quantity
      from counted join sale_events e on e.id = counted.event_id, unnest(${customers}::text[]) as customer
      where counted.quantity <= coalesce(e.most_per_customer, counted.quantity)
      order by 1, 2
      on conflict (item_id, customer) do update set taken = sale_event_customers.taken + excluded.taken
        where sale_event_customers.taken + excluded.taken <= coalesce(
          (select e.most_per_customer from sale_event_items i join sale_events e on e.id = i.event_id where i.id = excluded.item_id),
          sale_event_customers.taken + excluded.taken)
      returning item_id
    ), written as (
      insert into sale_event_takes (id, item_id, shop_id, checkout_id, order_id, quantity, customers, at)
      select w.id, w."itemId", w."shopId", ${checkoutId}::uuid, w."orderId", w.quantity, ${customers}::text[], ${at}::timestamptz
      from wanted w join counted on counted.id = w."itemId"
    )
    select counted.id as "itemId", counted.event_id as "eventId", counted.is_used_up as "isUsedUp" from counted
    where (select count(*) from of_customer c where c.item_id = counted.id) = cardinality(${customers}::text[])`.execute(
    db,
  )
  return {
    taken: new Set(rows.map(({ itemId }) => itemId)),
    usedUp: [...new Set(rows.filter(({ isUsedUp }) => isUsedUp).map(({ eventId }) => eventId))],
  }
}

/**
 * Gives back what orders of a checkout of which nothing came took of events; asked again, it changes nothing. Answers the
 * events of which something was used up until then.
 */
export async function giveBackQuota(db: Database, checkoutId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ eventId: string }>`
    with gone as (
      update sale_event_takes set released_at = ${at}
      where checkout_id = ${checkoutId} and released_at is null and came_to_nothing(order_id)
      returning item_id, quantity, customers
    ), held as (
      select i.id from sale_event_items i where i.id in (select item_id from gone) order by i.id for no key update
    ), returned as (
      update sale_event_items i set taken = i.taken - back.quantity
      from held, (select item_id, sum(quantity)::integer as quantity from gone group by item_id) back
      where i.id = held.id and back.item_id = i.id
      returning i.event_id, i.taken + back.quantity = i.quota as was_used_up
    ), of_customer as (
      update sale_event_customers c set taken = c.taken - back.quantity
      from (select item_id, customer, sum(quantity)::integer as quantity from gone, unnest(customers) as customer group by 1, 2) back
      where c.item_id = back.item_id and c.customer = back.customer
    )
    select distinct event_id as "eventId" from returned where was_used_up`.execute(db)
  return rows.map(({ eventId }) => eventId)
}

/**
 * Gives back what an order took of events and is not sent after all, as its lines stand now; asked again, it changes nothing.
 * Answers the events of which something was used up until then.
 */
export async function giveBackCancelledUnits(db: Database, orderId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ eventId: string }>`
    with still_sent as (
      select variant_id, sum(quantity - cancelled_quantity)::integer as quantity
      from order_lines where order_id = ${orderId} group by variant_id
    ), fewer as materialized (
      select t.id, t.item_id, t.customers, s.quantity as kept, t.quantity - s.quantity as given_back
      from sale_event_takes t join sale_event_items i on i.id = t.item_id join still_sent s on s.variant_id = i.variant_id
      where t.order_id = ${orderId} and t.released_at is null and t.quantity > s.quantity
      order by t.item_id for no key update of t
    ), of_order as (
      -- A take of nothing is one that was given back.
      update sale_event_takes t set quantity = greatest(f.kept, 1), released_at = case when f.kept = 0 then ${at}::timestamptz end
      from fewer f where t.id = f.id
    ), held as (
      select i.id from sale_event_items i where i.id in (select item_id from fewer) order by i.id for no key update
    ), returned as (
      update sale_event_items i set taken = i.taken - back.quantity
      from held, (select item_id, sum(given_back)::integer as quantity from fewer group by item_id) back
      where i.id = held.id and back.item_id = i.id
      returning i.event_id, i.taken + back.quantity = i.quota as was_used_up
    ), of_customer as (
      update sale_event_customers c set taken = c.taken - back.quantity
      from (select item_id, customer, sum(given_back)::integer as quantity from fewer, unnest(customers) as customer group by 1, 2) back
      where c.item_id = back.item_id and c.customer = back.customer
    )
    select distinct event_id as "eventId" from returned where was_used_up`.execute(db)
  return rows.map(({ eventId }) => eventId)
}

/** Takes again what an order had given back: all of it, or nothing. Answers whether all was still to be had. */
export async function takeQuotaAgain(db: Database, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ wanted: number; taken: number }>`
    with wanted as materialized (
      select item_id, sum(quantity)::integer as quantity from sale_event_takes
      where order_id = ${orderId} and released_at is not null group by item_id
    ), held as (
      select i.id from sale_event_items i join wanted w on w.item_id = i.id order by i.id for no key update of i
    ), fits as (
      select bool_and(i.taken + w.quantity <= i.quota) as all_fit
      from held join sale_event_items i on i.id = held.id join wanted w on w.item_id = i.id
    ), counted as (
      update sale_event_items i set taken = i.taken + w.quantity
      from wanted w, fits where i.id = w.item_id and fits.all_fit
      returning i.id
    ), of_customer as (
      update sale_event_customers c set taken = c.taken + t.quantity
      from sale_event_takes t, fits
      where t.order_id = ${orderId} and t.released_at is not null and fits.all_fit and c.item_id = t.item_id and c.customer = any(t.customers)
    ), again as (
      update sale_event_takes t set released_at = null from fits where t.order_id = ${orderId} and fits.all_fit
    )
    select (select count(*) from wanted)::integer as wanted, (select count(*) from counted)::integer as taken`.execute(
    db,
  )
  return rows[0]!.wanted === rows[0]!.taken
}

/** When the first sale event after an instant begins or ends. */
export async function nextEventEdge(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`
      select least(
        (select min(starts_at) from sale_events where state = 'published' and starts_at > ${after}),
        (select min(ends_at) from sale_events where state = 'published' and ends_at > ${after})) as at`,
  )
}
