/** Why a shelf has what it has. What orders move is written by `stock.ts` in the statement that moves it. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { ChangeSource } from './price-history.ts'

/**
 * Writes down what is on hand of products where it is not what was written last, in the transaction that sets it. Asked again, it
 * writes nothing.
 */
export async function noteStock(
  db: Database,
  { shopId, productIds }: { shopId: string; productIds: readonly string[] },
  { source, personId, at }: { source: ChangeSource; personId: string; at: Date },
): Promise<void> {
  await sql`
    insert into stock_history (id, variant_id, product_id, shop_id, change, on_hand_after, at, source, by_person_id)
    select uuidv7(), v.id, v.product_id, v.shop_id, v.on_hand - coalesce(last.on_hand_after, 0), v.on_hand, ${at}::timestamptz, ${source}, ${personId}::uuid
    from variants v left join lateral (
      select h.on_hand_after from stock_history h where h.variant_id = v.id order by h.id desc limit 1
    ) last on true
    where v.product_id = any(${productIds}::uuid[]) and v.shop_id = ${shopId} and v.removed_at is null
      and v.on_hand <> coalesce(last.on_hand_after, 0)
    order by v.product_id, v.position`.execute(db)
}
