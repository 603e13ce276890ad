/** What customers read, one statement a page: lists of cards and the page of a product. */
import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, instantForCursor, pageOf, type CursorPart, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { shippingMethodsJson, shopRatingJson } from '#server/shops/index.ts'

export type ProductSort = 'newest' | 'price' | '-price' | 'rating'

export interface ShelfAsked {
  category?: string | undefined
  shop?: string | undefined
  sort: ProductSort
  limit: number
  after?: string | undefined
}

/** How a list is ordered, what of its last row a cursor keeps, and what comes after that row. Each has its indexes. */
interface Order {
  by: RawBuilder<unknown>
  key: RawBuilder<unknown>
  after(cursor: string): RawBuilder<unknown>
}

const orders: Record<ProductSort, Order> = {
  newest: {
    by: sql`p.listed_at desc, p.id desc`,
    key: sql`json_build_array(${instantForCursor(sql`p.listed_at`)}, p.id)`,
    after(cursor) {
      const [listedAt, id] = decodeCursor(cursor, ['instant', 'id'])!
      return sql`and (p.listed_at, p.id) < (${listedAt}::timestamptz, ${id}::uuid)`
    },
  },
  price: {
    by: sql`p.price_minor, p.id`,
    key: sql`json_build_array(p.price_minor, p.id)`,
    after(cursor) {
      const [priceMinor, id] = decodeCursor(cursor, ['number', 'id'])!
      return sql`and (p.price_minor, p.id) > (${priceMinor}::bigint, ${id}::uuid)`
    },
  },
  '-price': {
    by: sql`p.price_minor desc, p.id desc`,
    key: sql`json_build_array(p.price_minor, p.id)`,
    after(cursor) {
      const [priceMinor, id] = decodeCursor(cursor, ['number', 'id'])!
      return sql`and (p.price_minor, p.id) < (${priceMinor}::bigint, ${id}::uuid)`
    },
  },
  rating: {
    by: sql`p.rating_hundredths desc, p.rating_count desc, p.id desc`,
    key: sql`json_build_array(p.rating_hundredths, p.rating_count, p.id)`,
    after(cursor) {
      const [hundredths, count, id] = decodeCursor(cursor, ['number', 'number', 'id'])!
      return sql`and (p.rating_hundredths, p.rating_count, p.id) < (${hundredths}::bigint, ${count}::bigint, ${id}::uuid)`
    },
  },
}

const pictureOf = (mediaId: RawBuilder<unknown>) => sql`
  (select json_build_object('id', m.id, 'src', '/media/' || m.storage_key, 'widths', m.widths, 'width', m.width, 'height', m.height,
                            'alt', m.alt, 'color', m.color)
   from media m where m.id = ${mediaId})`

const ratingJson = sql`json_build_object('average', round(p.rating_hundredths / 100.0, 2), 'count', p.rating_count)`

/** Written out: even an inlined function costs a list of cards a tenth of its time. */
const priceJson = sql`json_build_object('amountMinor', p.price_minor, 'currency', p.currency)`
const compareAtJson = sql`
  case when p.compare_at_minor is not null then json_build_object('amountMinor', p.compare_at_minor, 'currency', p.currency) end`

/** The card of a product `p`. What belongs to it is looked up row by row: only for the rows shown, whatever grows. */
const cardJson = sql`
  json_build_object(
    'id', p.id, 'slug', p.slug, 'title', p.title,
    'price', ${priceJson}, 'compareAt', ${compareAtJson},
    'hasPriceRange', p.max_price_minor > p.price_minor,
    'available', (select coalesce(sum(v.on_hand - v.reserved), 0) from variants v where v.product_id = p.id and v.removed_at is null),
    'tag', p.tags[1], 'rating', ${ratingJson},
    'shop', (select json_build_object('slug', s.slug, 'name', s.name) from shops s where s.id = p.shop_id),
    'picture', ${pictureOf(sql`p.cover_id`)})`

/**
 * A page of products on the shelf, each as JSON; of a category, of a shop, or of both when they are given.
 * Refuses with `cursor_invalid`.
 */
export async function listShelf(db: Database, { category, shop, sort, limit, after }: ShelfAsked) {
  const order = orders[sort]
  const inCategory = category ? sql`and p.category_id = (select id from categories where slug = ${category})` : sql``
  const ofShop = shop ? sql`and p.shop_id = (select id from shops where slug = ${shop})` : sql``
  const further = after ? order.after(after) : sql``
  const { rows } = await sql<{ card: string; key: string }>`
    select ${cardJson}::text as card, ${order.key}::text as key
    from products p
    where p.is_listed ${inCategory} ${ofShop} ${further}
    order by ${order.by} limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ key }) => JSON.parse(key) as CursorPart[],
  )
}

/** Whether there is such a category; asked only when a list is empty. */
export async function hasCategory(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`select from categories where slug = ${slug}`.execute(db)
  return rows.length > 0
}

/** Whether a shop is open under this address; asked only when a list is empty. */
export async function hasOpenShop(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`select from shops where slug = ${slug} and state = 'approved'`.execute(db)
  return rows.length > 0
}

const galleryJson = sql`
  (select coalesce(json_agg(${pictureOf(sql`g.media_id`)} order by g.position), '[]') from product_pictures g where g.product_id = p.id)`

const latestReviewsJson = sql`
  (select coalesce(json_agg(json_build_object('id', r.id, 'author', r.author, 'stars', r.stars, 'title', r.title, 'body', r.body,
                                              'writtenAt', instant_json(r.created_at)) order by r.created_at desc, r.id desc), '[]')
   from (select * from reviews r where r.product_id = p.id order by r.created_at desc, r.id desc limit 6) r)`

/** Four more: the newest of the shop, filled up with the newest of the category. */
const relatedJson = sql`
  (select coalesce(json_agg(r.card order by r.kin, r.listed_at desc, r.id desc), '[]')
   from (select near.kin, p.listed_at, p.id, ${cardJson} as card
         from (select near.id, min(near.kin) as kin
               from ((select o.id, 1 as kin from products o
                      where o.shop_id = p.shop_id and o.is_listed and o.id <> p.id order by o.listed_at desc, o.id desc limit 4)
                     union all
                     (select o.id, 2 as kin from products o
                      where o.category_id = p.category_id and o.is_listed and o.id <> p.id order by o.listed_at desc, o.id desc limit 8)) near
               group by near.id) near
         join products p on p.id = near.id
         order by near.kin, p.listed_at desc, p.id desc limit 4) r)`

/** A product as its page shows it, as JSON; null when none is on the shelf under this address. */
export async function findProductAsJson(db: Database, slug: string): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'id', p.id, 'slug', p.slug, 'title', p.title, 'description', p.description, 'tags', p.tags, 'details', p.details, 'options', p.options,
      'price', money_json(p.price_minor, p.currency), 'compareAt', money_json(p.compare_at_minor, p.currency),
      'rating', ${ratingJson}, 'soldCount', v.sold, 'category', json_build_object('slug', c.slug, 'name', c.name),
      'shop', json_build_object(
        'id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id), 'tagline', s.tagline, 'city', s.city,
        'rating', ${shopRatingJson}, 'returnDays', s.return_days, 'acceptsCash', s.accepts_cash,
        'shippingMethods', ${shippingMethodsJson(sql`p.currency`)}),
      'pictures', ${galleryJson}, 'variants', v.variants,
      'reviews', json_build_object('spread', p.star_counts, 'latest', ${latestReviewsJson}),
      'related', ${relatedJson})::text as json
    from products p
    join shops s on s.id = p.shop_id
    join categories c on c.id = p.category_id
    cross join lateral (
      select coalesce(sum(v.sold), 0) as sold,
             json_agg(json_build_object(
               'id', v.id, 'sku', v.sku, 'optionValues', v.option_values, 'price', money_json(v.price_minor, p.currency),
               'compareAt', money_json(v.compare_at_minor, p.currency), 'available', v.on_hand - v.reserved, 'picture', ${pictureOf(sql`v.picture_id`)}
             ) order by v.position) filter (where v.removed_at is null) as variants
      from variants v where v.product_id = p.id
    ) v
    where p.slug = ${slug} and p.is_listed`.execute(db)
  return rows[0]?.json ?? null
}
