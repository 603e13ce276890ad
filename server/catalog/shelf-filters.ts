import { sql, type RawBuilder } from 'kysely'

/** What a list of products is narrowed to. */
export interface ShelfFilters {
  category?: string | undefined
  shop?: string | undefined
  /** In minor units of the market's currency. */
  minPrice?: number | undefined
  maxPrice?: number | undefined
  /** Stars, one to five. */
  minRating?: number | undefined
  onSale?: boolean | undefined
  inStock?: boolean | undefined
}

const onSale = sql`p.compare_at_minor is not null`
const inStock = sql`exists (select from variants v where v.product_id = p.id and v.removed_at is null and v.on_hand > v.reserved)`

/** What a product `p` must be to stand in the list; null when any may. */
export function filtersOf(asked: ShelfFilters): RawBuilder<unknown> | null {
  const { category, shop, minPrice, maxPrice, minRating } = asked
  const filters = [
    category !== undefined && sql`p.category_id = (select id from categories where slug = ${category})`,
    shop !== undefined && sql`p.shop_id = (select id from shops where slug = ${shop})`,
    minPrice !== undefined && sql`p.price_minor >= ${minPrice}::bigint`,
    maxPrice !== undefined && sql`p.price_minor <= ${maxPrice}::bigint`,
    minRating !== undefined && sql`p.rating_hundredths >= ${Math.round(minRating * 100)}::integer`,
    asked.onSale && onSale,
    asked.inStock && inStock,
  ].filter((filter) => filter !== false && filter !== undefined)
  return filters.length === 0 ? null : sql.join(filters, sql` and `)
}
