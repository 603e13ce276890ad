import { sql } from 'kysely'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'

/** What people read of sale events: every page is one statement, its JSON built in the database. */

interface CardRow {
  card: string
  at: string
  id: string
}

const stateJson = (at: Date) => sql`
  case when e.state <> 'published' then e.state when ${at} < e.starts_at then 'scheduled'
       when ${at} < e.ends_at then 'running' else 'ended' end`

/** The products of the event `e`, variants together, what is nearly gone first; so many at most. */
const productsJson = (most: number) => sql`
  (select coalesce(json_agg(json_build_object(
     'slug', of_event.slug, 'title', of_event.title, 'category', of_event.category, 'picture', picture_json(of_event.cover_id),
     'price', money_json(of_event.price, s.currency), 'normalPrice', money_json(of_event.normal_price, s.currency),
     'lowestBefore', money_json(of_event.lowest_before, s.currency), 'hasPriceRange', of_event.highest > of_event.price, 'quota', of_event.quota, 'left', of_event.left_over,
     'variantId', of_event.variant_id) order by of_event.turn, of_event.slug), '[]')
   from (
     select p.slug, p.title, p.cover_id, json_build_object('slug', c.slug, 'name', c.name) as category,
            min(i.price_minor) as price, max(i.price_minor) as highest, min(i.normal_price_minor) as normal_price,
            min(i.lowest_before_minor) as lowest_before,
            sum(i.quota)::integer as quota,
            sum(case when p.is_listed and v.removed_at is null then least(i.quota - i.taken, v.on_hand - v.reserved) else 0 end)::integer as left_over,
            case when count(*) = 1 then (array_agg(i.variant_id))[1] end as variant_id,
            -- What is nearly gone, then the rest, then what is gone.
            case when sum(i.quota - i.taken) <= 0 then 2::numeric else sum(i.quota - i.taken)::numeric / sum(i.quota) end as turn
     from sale_event_items i
     join products p on p.id = i.product_id
     join categories c on c.id = p.category_id
     join variants v on v.id = i.variant_id
     -- What costs no more without the event is not in it.
     where i.event_id = e.id and (i.is_published or e.state <> 'published')
     group by p.id, c.id
     order by turn, p.slug limit ${most}::integer
   ) of_event)`

const headFields = (at: Date) => sql`
  'slug', e.slug, 'title', e.title, 'text', e.text,
  'shop', json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id)),
  'pictures', ${picturesJson}, 'startsAt', instant_json(e.starts_at), 'endsAt', instant_json(e.ends_at), 'state', ${stateJson(at)},
  'now', ${at.toISOString()}::text, 'mostPerCustomer', e.most_per_customer, 'whenGone', e.when_gone, 'quota', sums.quota, 'taken', sums.taken`

const picturesJson = sql`
  (select coalesce(json_agg(picture_json(g.media_id) order by g.position), '[]') from sale_event_pictures g where g.event_id = e.id)`

const sums = sql`
  cross join lateral (
    select coalesce(sum(i.quota), 0)::integer as quota, coalesce(sum(i.taken), 0)::integer as taken,
           count(distinct i.product_id)::integer as products,
           coalesce(sum(i.taken * i.price_minor), 0)::bigint as taken_in,
           coalesce(sum(i.taken * (i.normal_price_minor - i.price_minor)), 0)::bigint as given_away
    from sale_event_items i where i.event_id = e.id
  ) sums`

/** In what order a list of events stands, what of them it has, and the instant a cursor keeps. Each walks an index. */
const lists = {
  running: { at: sql`e.ends_at`, has: (now: Date) => sql`e.ends_at > ${now} and e.starts_at <= ${now}` },
  scheduled: { at: sql`e.starts_at`, has: (now: Date) => sql`e.starts_at > ${now}` },
  all: { at: sql`e.ends_at`, has: (now: Date) => sql`e.ends_at > ${now}` },
}

interface EventsAsked {
  state?: 'running' | 'scheduled' | undefined
  /** The slug of one. */
  shop?: string | undefined
  limit: number
  after?: string | undefined
}

/**
 * Sale events of open shops, or of one: those that run, the first to end first; those to come, the first to begin first; or both,
 * by their end. Refuses with `cursor_invalid`.
 */
export async function listSaleEvents(db: Database, { state, shop, limit, after }: EventsAsked, now: Date) {
  const { at, has } = lists[state ?? 'all']
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (${at}, e.id) > (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const ofShop = shop === undefined ? sql`` : sql`and e.shop_id = (select id from shops where slug = ${shop})`
  const { rows } = await sql<CardRow>`
    select ${instantForCursor(at)} as at, e.id, json_build_object(
      ${headFields(now)}, 'productCount', sums.products, 'products', ${productsJson(4)})::text as card
    from (
      select e.* from sale_events e join shops s on s.id = e.shop_id
      where e.state = 'published' and s.state = 'approved' and ${has(now)} ${ofShop} ${further}
      order by ${at}, e.id limit ${limit + 1}::integer
    ) e join shops s on s.id = e.shop_id ${sums}
    order by ${at}, e.id`.execute(db)
  return pageOfCards(rows, limit)
}

/** A published sale event as its page shows it, also when it has ended; null when there is none under this address. */
export async function findSaleEventAsJson(db: Database, slug: string, at: Date): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('id', e.id, ${headFields(at)}, 'products', ${productsJson(200)})::text as json
    from sale_events e join shops s on s.id = e.shop_id ${sums}
    where e.slug = ${slug} and e.state = 'published' and s.state = 'approved'`.execute(db)
  return rows[0]?.json ?? null
}

const ownFields = (at: Date) => sql`
  'id', e.id, 'slug', e.slug, 'title', e.title, 'startsAt', instant_json(e.starts_at), 'endsAt', instant_json(e.ends_at),
  'state', ${stateJson(at)}, 'productCount', sums.products, 'quota', sums.quota, 'taken', sums.taken,
  'takenIn', money_json(sums.taken_in, s.currency), 'givenAway', money_json(sums.given_away, s.currency)`

/** The sale events of a shop with what they sold, the latest first. */
export async function listOwnSaleEvents(
  db: Database,
  shopId: string,
  { limit, after }: { limit: number; after?: string | undefined },
  at: Date,
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (e.starts_at, e.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<CardRow>`
    select ${instantForCursor(sql`e.starts_at`)} as at, e.id, json_build_object(
      ${ownFields(at)}, 'picture', (select picture_json(g.media_id) from sale_event_pictures g where g.event_id = e.id order by g.position limit 1)
    )::text as card
    from sale_events e join shops s on s.id = e.shop_id ${sums}
    where e.shop_id = ${shopId} ${further}
    order by e.starts_at desc, e.id desc limit ${limit + 1}`.execute(db)
  return pageOfCards(rows, limit)
}

/** A sale event of a shop as its editor needs it; null when the shop has none such. */
export async function findOwnSaleEventAsJson(
  db: Database,
  { shopId, id }: { shopId: string; id: string },
  at: Date,
): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      ${ownFields(at)}, 'version', e.version, 'text', e.text, 'pictures', ${picturesJson}, 'mostPerCustomer', e.most_per_customer,
      'whenGone', e.when_gone, 'now', ${at.toISOString()}::text,
      'items', (select coalesce(json_agg(json_build_object(
                  'variantId', i.variant_id, 'productId', i.product_id, 'title', p.title,
                  'variantTitle', array_to_string(v.option_values, ', '), 'picture', picture_json(coalesce(v.picture_id, p.cover_id)),
                  'normalPrice', money_json(case when e.state = 'draft' then v.price_minor else i.normal_price_minor end, s.currency),
                  'price', money_json(i.price_minor, s.currency), 'quota', i.quota, 'taken', i.taken,
                  'available', greatest(v.on_hand - v.reserved, 0)) order by i.position), '[]')
                from sale_event_items i join products p on p.id = i.product_id join variants v on v.id = i.variant_id
                where i.event_id = e.id))::text as json
    from sale_events e join shops s on s.id = e.shop_id ${sums}
    where e.id = ${id} and e.shop_id = ${shopId}`.execute(db)
  return rows[0]?.json ?? null
}

function pageOfCards(rows: readonly CardRow[], limit: number) {
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}
