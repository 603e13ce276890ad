/** What a shop reads of its products' past. */
import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { OwnProductKey } from './repository.ts'

interface Pages {
  limit: number
  after?: string | undefined
}

const variantJson = sql`array_to_string(v.option_values, ', ')`
const byJson = sql`(select p.name from people p where p.id = h.by_person_id)`

/** What the variants of a product of the shop cost when, the latest first, as JSON. */
export async function listPriceHistory(db: Database, own: OwnProductKey, pages: Pages) {
  return await listHistory(db, own, pages, {
    table: sql`price_history`,
    fields: sql`'price', money_json(h.price_minor, p.currency), 'compareAt', money_json(h.compare_at_minor, p.currency), 'isPublic', h.is_public`,
  })
}

/** What was put on the shelf of a product of the shop and what went, the latest first, as JSON. */
export async function listStockHistory(db: Database, own: OwnProductKey, pages: Pages) {
  return await listHistory(db, own, pages, {
    table: sql`stock_history`,
    fields: sql`
      'change', h.change, 'onHandAfter', h.on_hand_after,
      'order', (select json_build_object('id', o.id, 'number', o.number::text) from orders o where o.id = h.order_id)`,
  })
}

async function listHistory(
  db: Database,
  { shopId, productId }: OwnProductKey,
  { limit, after }: Pages,
  { table, fields }: { table: RawBuilder<unknown>; fields: RawBuilder<unknown> },
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (h.at, h.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ line: string; at: string; id: string }>`
    select ${instantForCursor(sql`h.at`)} as at, h.id, json_build_object(
      'id', h.id, 'at', instant_json(h.at), 'variant', ${variantJson}, 'source', h.source, 'by', ${byJson}, ${fields})::text as line
    from ${table} h join variants v on v.id = h.variant_id join products p on p.id = h.product_id
    where h.product_id = ${productId} and h.shop_id = ${shopId} ${further}
    order by h.at desc, h.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ line }) => line,
    ({ at, id }) => [at, id],
  )
}
