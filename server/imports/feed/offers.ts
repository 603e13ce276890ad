import { sql } from 'kysely'
import { availableOf } from '#server/catalog/index.ts'
import { dayOf } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Money } from '#shared/money.ts'

/** Where a feed goes on: behind this variant. */
export interface FeedPlace {
  productId: string
  position: number
}

/** A variant on the shelf, as a feed tells it. */
export interface Offer extends FeedPlace {
  variantId: string
  title: string
  description: string
  slug: string
  brand: string
  shop: string
  category: string
  sku: string
  ean: string
  options: { name: string; value: string }[]
  hasSiblings: boolean
  price: Money
  compareAt: Money | null
  /** What a sale event asks that runs and has some left. */
  event: { price: Money; startsAt: string; endsAt: string } | null
  available: number
  weightGrams: number | null
  /** The gallery, as paths of JPEGs, the variant's own first. */
  pictures: string[]
}

/**
 * Variants on the shelf, of one shop or of all, in the order of their products' ids. What has no picture is no offer, and a shop
 * that is away at that moment has none.
 */
export async function listOffers(
  db: Database,
  { shopId, at }: { shopId: string | null; at: Date },
  after: FeedPlace | null,
  most: number,
): Promise<Offer[]> {
  const ofShop = shopId ? sql`and p.shop_id = ${shopId}::uuid` : sql``
  const further = after
    ? sql`and (v.product_id, v.position) > (${after.productId}::uuid, ${after.position}::integer)`
    : sql``
  const day = dayOf(at)
  const { rows } = await sql<Offer>`
    select v.product_id as "productId", v.position, v.id as "variantId", p.title, p.description, p.slug, p.brand, s.name as shop,
           (select string_agg(a.name, ' > ' order by array_position(c.path, a.id)) from categories a where a.id = any(c.path)) as category,
           v.sku, v.ean, money_json(v.price_minor, p.currency) as price, money_json(v.compare_at_minor, p.currency) as "compareAt",
           case when p.event_starts_at <= ${at} and p.event_ends_at > ${at} then (
             select json_build_object('price', money_json(i.price_minor, p.currency), 'startsAt', instant_json(i.starts_at), 'endsAt', instant_json(i.ends_at))
             from sale_event_items i
             where i.variant_id = v.id and i.is_published and i.starts_at <= ${at} and i.ends_at > ${at} and i.taken < i.quota
             order by i.ends_at limit 1) end as event,
           ${availableOf(at)} as available, v.weight_grams as "weightGrams",
           (select coalesce(json_agg(json_build_object('name', o.value ->> 'name', 'value', v.option_values[o.n]) order by o.n), '[]')
            from jsonb_array_elements(p.options) with ordinality o (value, n)) as options,
           jsonb_array_length(p.options) > 0 as "hasSiblings",
           (select coalesce(json_agg('/media/' || m.storage_key || '-' || m.width || '.jpg' order by (m.id = v.picture_id) desc nulls last, g.position), '[]')
            from product_pictures g join media m on m.id = g.media_id where g.product_id = p.id) as pictures
    from variants v
    join products p on p.id = v.product_id
    join shops s on s.id = p.shop_id
    join categories c on c.id = p.category_id
    where (s.holiday_until is null or ${day}::date not between s.holiday_from and s.holiday_until)
      and p.is_listed and p.cover_id is not null and v.removed_at is null ${ofShop} ${further}
    order by v.product_id, v.position limit ${most}::integer`.execute(db)
  return rows
}

/** An open shop under its address. */
export async function findOpenShop(db: Database, slug: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from shops where slug = ${slug} and state = 'approved'`.execute(db)
  return rows[0]
}
