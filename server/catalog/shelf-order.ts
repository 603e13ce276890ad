import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, instantForCursor } from '#server/platform/cursor.ts'

export type IndexedSort = 'newest' | 'price' | '-price' | 'rating' | 'sold'
export type ProductSort = IndexedSort | 'relevance'

/** How a list is ordered, what of its last row a cursor keeps, and what comes after that row. Each has its indexes. */
export interface Order {
  by: RawBuilder<unknown>
  key: RawBuilder<unknown>
  after(cursor: string): RawBuilder<unknown>
}

/** The orders that walk an index of their own; relevance is none of them. */
export const orders: Record<IndexedSort, Order> = {
  newest: {
    by: sql`p.listed_at desc, p.id desc`,
    key: sql`json_build_array(${instantForCursor(sql`p.listed_at`)}, p.id)`,
    after(cursor) {
      const [listedAt, id] = decodeCursor(cursor, ['instant', 'id'])!
      return sql`and (p.listed_at, p.id) < (${listedAt}::timestamptz, ${id}::uuid)`
    },
  },
  price: {
    by: sql`p.asked_minor, p.id`,
    key: sql`json_build_array(p.asked_minor, p.id)`,
    after(cursor) {
      const [askedMinor, id] = decodeCursor(cursor, ['number', 'id'])!
      return sql`and (p.asked_minor, p.id) > (${askedMinor}::bigint, ${id}::uuid)`
    },
  },
  '-price': {
    by: sql`p.asked_minor desc, p.id desc`,
    key: sql`json_build_array(p.asked_minor, p.id)`,
    after(cursor) {
      const [askedMinor, id] = decodeCursor(cursor, ['number', 'id'])!
      return sql`and (p.asked_minor, p.id) < (${askedMinor}::bigint, ${id}::uuid)`
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
  sold: {
    by: sql`p.sold_count desc, p.id desc`,
    key: sql`json_build_array(p.sold_count, p.id)`,
    after(cursor) {
      const [sold, id] = decodeCursor(cursor, ['number', 'id'])!
      return sql`and (p.sold_count, p.id) < (${sold}::bigint, ${id}::uuid)`
    },
  },
}
