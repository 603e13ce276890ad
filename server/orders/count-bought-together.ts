import { sql } from 'kysely'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'

const daysLookedAt = 180
const mostCompanions = 8

/**
 * Counts anew which products customers bought in the same checkout, across shops, over the last 180 days; orders that were cancelled or
 * never paid do not count. Each product keeps its eight most common companions. Two at once take turns.
 */
export async function countBoughtTogether(context: Context): Promise<void> {
  const since = new Date(context.clock.now().getTime() - daysLookedAt * 86_400_000)
  await inTransaction(context, async ({ db }) => {
    await sql`select pg_advisory_xact_lock(hashtext('bought together'))`.execute(db)
    await sql`
      with bought as materialized (
        select distinct o.checkout_id, l.product_id
        from orders o join order_lines l on l.order_id = o.id
        where o.placed_at >= ${since} and o.state not in ('awaiting_payment', 'cancelled', 'expired')
      ),
      pairs as (
        select a.product_id, b.product_id as other_id, count(*)::integer as checkouts
        from bought a join bought b on b.checkout_id = a.checkout_id and b.product_id <> a.product_id
        group by 1, 2
      ),
      best as materialized (
        select product_id, other_id, checkouts
        from (select *, row_number() over (partition by product_id order by checkouts desc, other_id) as place from pairs) p
        where place <= ${mostCompanions}::integer
      ),
      gone as (
        delete from bought_together t
        where not exists (select from best b where b.product_id = t.product_id and b.other_id = t.other_id)
      )
      insert into bought_together as t (product_id, other_id, checkouts)
      select product_id, other_id, checkouts from best order by product_id, other_id
      on conflict (product_id, other_id) do update set checkouts = excluded.checkouts where t.checkouts <> excluded.checkouts`.execute(
      db,
    )
  })
}
