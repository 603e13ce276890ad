/** The page of a product, one statement. */
import { sql } from 'kysely'
import { dayOf } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import { reviewMembers } from './review-json.ts'
import { holidayJson, shippingMethodsJson, shopRatingJson } from '#server/shops/index.ts'
import { availableOf, cardJson, isAsked, isInEvent, pictureOf, ratingJson } from './card.ts'

const galleryJson = sql`
  (select coalesce(json_agg(${pictureOf(sql`g.media_id`, sql`coalesce(nullif(g.alt, ''), m.alt)`)} order by g.position), '[]') from product_pictures g where g.product_id = p.id)`

/** What is downloaded of it; their contents are served by the area downloads alone. */
const filesJson = sql`
  (select coalesce(json_agg(json_build_object('name', f.name, 'bytes', f.bytes) order by f.uploaded_at, f.id), '[]')
   from product_files f where f.product_id = p.id and f.removed_at is null)`

const latestReviewsJson = sql`
  (select coalesce(json_agg(json_build_object(${reviewMembers}) order by r.created_at desc, r.id desc), '[]')
   from (select * from reviews r where r.product_id = p.id and r.state = 'shown' order by r.created_at desc, r.id desc limit 6) r)`

/** Four more: what others bought with it, then the newest of the shop, filled up with the newest of the category. */
const relatedJson = (at: Date) => sql`
  (select coalesce(json_agg(r.card order by r.kin, r.listed_at desc, r.id desc), '[]')
   from (select near.kin, p.listed_at, p.id, ${cardJson(at)} as card
         from (select near.id, min(near.kin) as kin
               from ((select t.other_id as id, 1 - t.checkouts as kin from bought_together t join products o on o.id = t.other_id and o.is_listed
                      where t.product_id = p.id order by t.checkouts desc limit 4)
                     union all
                     (select o.id, 1 as kin from products o
                      where o.shop_id = p.shop_id and o.is_listed and o.id <> p.id order by o.listed_at desc, o.id desc limit 4)
                     union all
                     (select o.id, 2 as kin from products o
                      where o.category_id = p.category_id and o.is_listed and o.id <> p.id order by o.listed_at desc, o.id desc limit 8)) near
               group by near.id) near
         join products p on p.id = near.id
         order by near.kin, p.listed_at desc, p.id desc limit 4) r)`

/** What a product says of itself, in the words of its category. */
export const attributesJson = sql`
  (select coalesce(json_agg(json_build_object('name', a.name, 'value',
            case v.value when 'true' then 'Yes' when 'false' then 'No' else trim(v.value || ' ' || a.unit) end)
            order by array_position(c.path, a.category_id), a.position), '[]')
   from jsonb_each_text(p.attributes) v join category_attributes a on a.slug = v.key and a.category_id = any(c.path))`

/** What a running event asks for the variant `v`. Only a product of which the shelf shows an event is looked for in any. */
const eventJson = (at: Date) => sql`
  case when ${isInEvent(at)} then (
    select json_build_object(
      'slug', e.slug, 'title', e.title, 'price', money_json(i.price_minor, p.currency),
      'lowestBefore', money_json(i.lowest_before_minor, p.currency), 'left', i.quota - i.taken, 'startsAt', instant_json(i.starts_at), 'endsAt', instant_json(i.ends_at),
      'now', ${at.toISOString()}::text)
    from sale_event_items i join sale_events e on e.id = i.event_id
    where i.variant_id = v.id and ${isAsked(at)}
    order by i.ends_at limit 1) end`

/** Whether the shop `s` charges tax: not as a small business, which a shop of the market is where the market is one. */
const chargesTax = sql`
  case when s.is_of_market then not exists (select from legal_details d where d.shop_id is null and d.is_small_business)
    else not exists (select from legal_details d where d.shop_id = s.id and d.is_small_business) end`

/** A product as its page shows it at this moment, as JSON; null when none is on the shelf under this address. */
export async function findProductAsJson(db: Database, slug: string, at: Date): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'id', p.id, 'slug', p.slug, 'kind', p.kind, 'title', p.title, 'brand', p.brand, 'description', p.description, 'descriptionHtml', p.description_html,
      'searchTitle', p.search_title, 'searchDescription', p.search_description, 'tags', p.tags, 'details', p.details, 'options', p.options,
      'attributes', ${attributesJson},
      'price', money_json(p.price_minor, p.currency), 'compareAt', money_json(p.compare_at_minor, p.currency),
      'rating', ${ratingJson}, 'soldCount', v.sold, 'category', json_build_object('slug', c.slug, 'name', c.name),
      'shop', json_build_object(
        'id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id), 'tagline', s.tagline, 'city', s.city,
        'rating', ${shopRatingJson}, 'returnDays', s.return_days, 'acceptsCash', s.accepts_cash, 'chargesTax', ${chargesTax}, 'holiday', ${holidayJson(dayOf(at))},
        'shippingMethods', ${shippingMethodsJson(sql`p.currency`)}),
      'pictures', ${galleryJson}, 'variants', v.variants,
      'files', case when p.kind = 'digital' then ${filesJson} else '[]'::json end,
      'hasPlans', exists (select from plans where plans.product_id = p.id and plans.withdrawn_at is null),
      'reviews', json_build_object('spread', p.star_counts, 'latest', ${latestReviewsJson}),
      'related', ${relatedJson(at)})::text as json
    from products p
    join shops s on s.id = p.shop_id
    join categories c on c.id = p.category_id
    cross join lateral (
      select coalesce(sum(v.sold), 0) as sold,
             json_agg(json_build_object(
               'id', v.id, 'sku', v.sku, 'ean', v.ean, 'optionValues', v.option_values, 'price', money_json(v.price_minor, p.currency),
               'compareAt', money_json(v.compare_at_minor, p.currency),
               'lowestBefore', money_json(v.lowest_before_minor, p.currency), 'event', ${eventJson(at)}, 'available', ${availableOf(at)}, 'picture', ${pictureOf(sql`v.picture_id`)}
             ) order by v.position) filter (where v.removed_at is null) as variants
      from variants v where v.product_id = p.id
    ) v
    where p.slug = ${slug} and p.is_listed`.execute(db)
  return rows[0]?.json ?? null
}
