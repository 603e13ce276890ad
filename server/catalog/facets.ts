/** What a list can be narrowed to, counted: one statement, two where something is searched for. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { availableOf } from './card.ts'
import { matchedBy } from './search/found.ts'
import { planOf, type ShelfAsked } from './shelf.ts'
import { conditionsOf, isOneOfShops, isOnSale, isUnder, type Conditions } from './shelf-filters.ts'

/** Beyond so many products the counts stand for the first of them. */
const mostCounted = 5_000
const priceSteps = 20
const mostShops = 100
const mostValues = 40

/**
 * Whether any variant of a product can be bought, asked of each product counted: as an `exists` the planner answers it by
 * reading the variants of the whole market.
 */
const hasStock = (at: Date) => sql`
  coalesce((select true from variants v where v.product_id = p.id and v.removed_at is null and ${availableOf(at)} > 0 limit 1), false)`

export type FacetsAsked = Omit<ShelfAsked, 'sort' | 'limit' | 'after'>

/**
 * The facets of a list at that moment as JSON. Each counts what is left when every filter but its own is kept, so that it says what
 * choosing something else there would bring. Refuses with `attributes_invalid`.
 */
export async function countFacetsAsJson(db: Database, asked: FacetsAsked, at: Date): Promise<string> {
  const plan = await planOf(db, asked)
  const conditions = conditionsOf(asked, at)
  // Filters that no facet leaves out cut the candidates; the others are asked of each and kept beside it.
  const found = plan ? matchedBy(plan, null) : null
  const from = plan
    ? found
      ? sql`found f join products p on p.id = f.product_id where p.is_listed`
      : sql`products p where false`
    : standing(asked)
  const correctedTo = plan?.correctedTo ?? null
  const { rows } = await sql<{ json: string }>`
    with ${found ? sql`${found},` : sql``}
    seen as materialized (
      select p.id, p.category_id, p.shop_id, p.asked_minor, p.currency, p.rating_hundredths, p.attributes,
             ${isOnSale(at)} as is_on_sale, ${hasStock(at)} as is_in_stock, ${columns(conditions)}
      from ${from}
      limit ${mostCounted}::integer
    ),
    size as (select count(*) filter (where ${fits(conditions)}) as total, count(distinct shop_id) filter (where ${fits(conditions)}) as shops,
                    count(*) as seen from seen),
    -- What costs different money has no order, and no steps.
    span as (select min(asked_minor) as low, max(asked_minor) as high, min(currency) as currency from seen where ${fits(conditions, 'price')}
             having min(currency) = max(currency)),
    steps as (
      select least(width_bucket(asked_minor, low, high + 1, ${priceSteps}::integer), ${priceSteps}::integer) as step, count(*) as count
      from seen, span where ${fits(conditions, 'price')} group by step
    ),
    aisles as (
      select above.id, count(*) as count
      from seen join categories c on c.id = seen.category_id cross join lateral unnest(c.path) above (id)
      where ${fits(conditions, 'category')} group by above.id
    ),
    aisle as materialized (${aisleOf(asked.category)})
    select json_build_object(
      'total', (select total from size), 'shopCount', (select shops from size),
      'isComplete', (select seen < ${mostCounted}::integer from size),
      'correctedTo', ${correctedTo}::text,
      'categories', (select coalesce(json_agg(json_build_object('slug', c.slug, 'name', c.name, 'parent', o.slug, 'count', a.count)
                                              order by c.position, c.name), '[]')
                     from aisles a join categories c on c.id = a.id left join categories o on o.id = c.parent_id),
      'prices', (select json_build_object('min', money_json(low, currency), 'max', money_json(high, currency), 'counts',
                          (select json_agg(coalesce(s.count, 0) order by n)
                           from generate_series(1, ${priceSteps}::integer) n left join steps s on s.step = n))
                 from span where low is not null),
      'ratings', (select json_agg(json_build_object('minRating', r.stars,
                            'count', (select count(*) from seen where ${fits(conditions, 'rating')} and rating_hundredths >= r.stars * 100))
                            order by r.stars desc)
                  from (values (4.5), (4), (3)) r (stars)),
      'shops', (select coalesce(json_agg(json_build_object('slug', s.slug, 'name', s.name, 'count', n.count) order by n.count desc, s.name), '[]')
                from (select shop_id, count(*) as count from seen where ${fits(conditions, 'shop')}
                      group by shop_id order by count desc, shop_id limit ${mostShops}::integer) n
                join shops s on s.id = n.shop_id),
      'onSale', (select count(*) from seen where ${fits(conditions, 'onSale')} and is_on_sale),
      'inStock', (select count(*) from seen where ${fits(conditions, 'inStock')} and is_in_stock),
      'attributes', ${attributesJson(conditions)}
    )::text as json`.execute(db)
  return rows[0]!.json
}

const facets = ['category', 'shop', 'price', 'rating', 'onSale', 'inStock'] as const

/** Whether a product passes each filter that is given, beside it. */
function columns(conditions: Conditions): RawBuilder<unknown> {
  const kept = facets.map((name) => sql`${conditions[name] ?? sql`true`} as ${sql.ref(`fits_${name}`)}`)
  const attributes = [...conditions.attributes].map(
    ([, condition], index) => sql`coalesce(${condition}, false) as ${sql.ref(`fits_attribute_${index}`)}`,
  )
  return sql.join([...kept, ...attributes])
}

/** Passes every filter given, but for that of one facet. */
function fits(conditions: Conditions, but?: (typeof facets)[number], butAttribute?: number): RawBuilder<unknown> {
  const kept = facets.filter((name) => conditions[name] && name !== but).map((name) => sql.ref(`fits_${name}`))
  const attributes = [...conditions.attributes]
    .map((_condition, index) => index)
    .filter((index) => index !== butAttribute)
    .map((index) => sql.ref(`fits_attribute_${index}`))
  const every = [...kept, ...attributes]
  return every.length === 0 ? sql`true` : sql.join(every, sql` and `)
}

/**
 * What is looked at before anything is counted. A category or a shop cuts a whole hall to what can be counted; then its facet shows
 * what stands below or beside it no more than it must.
 */
function standing({ category, shop }: FacetsAsked): RawBuilder<unknown> {
  if (category)
    return sql`categories o join products p on p.category_id = o.id where ${isUnder(sql`o`, category)} and p.is_listed`
  if (shop) return sql`shops o join products p on p.shop_id = o.id where ${isOneOfShops(sql`o`, shop)} and p.is_listed`
  return sql`products p where p.is_listed`
}

/**
 * Of which category attributes are counted: the one that is asked for, otherwise the narrowest in or below which at least half of what is
 * seen stands. Filters do not count, so that choosing a value takes no attribute away.
 */
function aisleOf(category: string | undefined): RawBuilder<unknown> {
  if (category !== undefined) return sql`select path from categories where slug = ${category}`
  return sql`
    select c.path
    from (select category_id, count(*) as count from seen group by category_id) s
    join categories o on o.id = s.category_id cross join lateral unnest(o.path) above (id)
    join categories c on c.id = above.id
    group by c.id having 2 * sum(s.count) >= (select seen from size) order by cardinality(c.path) desc, sum(s.count) desc, c.id limit 1`
}

/** The attributes customers narrow by in the aisle, with how often each value is there. */
function attributesJson(conditions: Conditions): RawBuilder<unknown> {
  const chosen = [...conditions.attributes.keys()]
  const counted = chosen.map(
    (slug, index) => sql`
      select ${slug}::text as slug, attributes ->> ${slug}::text as value, count(*) as count
      from seen where ${fits(conditions, undefined, index)} and attributes ? ${slug}::text group by 2`,
  )
  const rest = sql`
    select v.key as slug, v.value, count(*) as count
    from seen cross join lateral jsonb_each_text(attributes) v
    where exists (select from aisle) and ${fits(conditions)} and v.key <> all(${chosen}::text[]) group by 1, 2`
  return sql`
    (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name, 'kind', a.kind, 'unit', a.unit, 'values', v.values)
                              order by array_position(c.path, a.category_id), a.position), '[]')
     from aisle c
     join category_attributes a on a.category_id = any(c.path) and a.is_filter
     join (select slug, json_agg(json_build_object('value', value, 'count', count) order by count desc, value)
                          filter (where n <= ${mostValues}::integer) as values
           from (select *, row_number() over (partition by slug order by count desc, value) as n
                 from (${sql.join([rest, ...counted], sql` union all `)}) counted) ranked
           group by slug) v on v.slug = a.slug)`
}
