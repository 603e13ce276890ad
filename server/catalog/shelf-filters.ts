import { sql, type RawBuilder } from 'kysely'
import { availableOf, isAsked, isInEvent } from './card.ts'
import { attributesInvalid } from './errors.ts'

/** What a list of products is narrowed to. */
export interface ShelfFilters {
  category?: string | undefined
  /** Slugs, by commas. */
  shop?: string | undefined
  /** In minor units of the market's currency. */
  minPrice?: number | undefined
  maxPrice?: number | undefined
  /** Stars, one to five. */
  minRating?: number | undefined
  onSale?: boolean | undefined
  inStock?: boolean | undefined
  /** As in an address: `glaze:Oat|Ember;dishwasher-safe:true`. */
  attributes?: string | undefined
}

/** The conditions on a product `p`, by what a facet counts over; a facet leaves out its own. */
export interface Conditions {
  category?: RawBuilder<unknown>
  shop?: RawBuilder<unknown>
  price?: RawBuilder<unknown>
  rating?: RawBuilder<unknown>
  onSale?: RawBuilder<unknown>
  inStock?: RawBuilder<unknown>
  attributes: ReadonlyMap<string, RawBuilder<unknown>>
}

/**
 * A product is on sale while its price stands below a former one, and while an event has it that is not sold out. Asked of each product: as an
 * `exists` the planner might read the pieces of every event.
 */
export const isOnSale = (at: Date) => sql`
  (p.compare_at_minor is not null or case when ${isInEvent(at)} then coalesce(
    (select true from sale_event_items i where i.product_id = p.id and i.price_minor < p.price_minor and ${isAsked(at)} limit 1), false) else false end)`

/** Any variant of a product can be bought at this moment. */
export const isInStock = (at: Date) => sql`
  exists (select from variants v where v.product_id = p.id and v.removed_at is null and ${availableOf(at)} > 0)`

/** The condition of each filter that is given, at that moment. Refuses with `attributes_invalid`. */
export function conditionsOf(asked: ShelfFilters, at: Date): Conditions {
  const { category, shop, minPrice, maxPrice, minRating } = asked
  const prices = [
    ...(minPrice === undefined ? [] : [sql`p.asked_minor >= ${minPrice}::bigint`]),
    ...(maxPrice === undefined ? [] : [sql`p.asked_minor <= ${maxPrice}::bigint`]),
  ]
  const attributes = [...readAttributes(asked.attributes)].map(([slug, values]) => {
    const isOne = sql`p.attributes ->> ${slug}::text = any(${values}::text[])`
    return [slug, isOne] as const
  })
  return {
    ...(category !== undefined && { category: sql`p.category_id = any(${categoriesUnder(category)})` }),
    ...(shop !== undefined && { shop: sql`p.shop_id = any(${shopsCalled(shop)})` }),
    ...(prices.length > 0 && { price: all(prices) }),
    ...(minRating !== undefined && { rating: sql`p.rating_hundredths >= ${Math.round(minRating * 100)}::integer` }),
    ...(asked.onSale && { onSale: isOnSale(at) }),
    ...(asked.inStock && { inStock: isInStock(at) }),
    attributes: new Map(attributes),
  }
}

/** What a product `p` must be to stand in the list, but for what is left out; null when any may. */
export function filtersOf(
  { attributes, ...conditions }: Conditions,
  { but }: { but?: keyof Conditions | readonly (keyof Conditions)[] } = {},
): RawBuilder<unknown> | null {
  const left = new Set([but ?? []].flat())
  const kept = Object.entries(conditions).flatMap(([name, condition]) =>
    left.has(name as keyof Conditions) ? [] : [condition],
  )
  const every = [...kept, ...attributes.values()]
  return every.length === 0 ? null : all(every)
}

/** A category and what stands below it, looked up once. */
const categoriesUnder = (slug: string) => sql`array(select c.id from categories c where ${isUnder(sql`c`, slug)})`

const shopsCalled = (slugs: string) => sql`array(select s.id from shops s where ${isOneOfShops(sql`s`, slugs)})`

/** Whether a row of categories is the one called `slug` or stands below it. */
export function isUnder(category: RawBuilder<unknown>, slug: string): RawBuilder<unknown> {
  return sql`(select id from categories where slug = ${slug}) = any(${category}.path)`
}

/** Whether a row of shops is one of those called `slugs`, by commas. */
export function isOneOfShops(shop: RawBuilder<unknown>, slugs: string): RawBuilder<unknown> {
  return sql`${shop}.slug = any(${slugs.split(',')}::text[])`
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `)
}

/** Values by the slug of their attribute. */
function readAttributes(written: string | undefined): Map<string, string[]> {
  const read = new Map<string, string[]>()
  for (const part of written ? written.split(';') : []) {
    const [, slug, values] = /^([a-z0-9-]{1,80}):(.+)$/s.exec(part) ?? []
    if (!slug || !values) throw attributesInvalid()
    read.set(slug, values.split('|'))
  }
  return read
}
