/** Counts that may be a little late, so that nobody has to wait for them. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

const batchSize = 5_000

/**
 * Adds what changed since the last time to the number of products that know each stem. Works in batches; answers how many
 * changes were counted. Two at once share the work.
 */
export async function countStems(db: Database): Promise<number> {
  let counted = 0
  for (;;) {
    const { rows } = await sql<{ batch: number }>`
      with taken as (
        delete from product_search_changes
        where id in (select id from product_search_changes order by id limit ${batchSize}::integer for update skip locked)
        returning come, gone, title_come, title_gone
      ),
      changes as (
        select stem, sum(products)::integer as products, sum(in_titles)::integer as in_titles
        from (select unnest(come) as stem, 1 as products, 0 as in_titles from taken
              union all select unnest(gone), -1, 0 from taken
              union all select unnest(title_come), 0, 1 from taken
              union all select unnest(title_gone), 0, -1 from taken) c
        group by stem
      ),
      counted as (
        insert into search_stems as s (stem, products, in_titles)
        select stem, products, in_titles from changes order by stem
        on conflict (stem) do update set products = s.products + excluded.products, in_titles = s.in_titles + excluded.in_titles
      )
      select count(*) as batch from taken`.execute(db)
    const { batch } = rows[0]!
    counted += batch
    if (batch < batchSize) return counted
  }
}

/** Brings the units sold of every product up to date, as its lists sort by them. Answers how many changed. */
export async function countSold(db: Database): Promise<number> {
  const { rows } = await sql`
    update products p set sold_count = v.sold
    from (select product_id, sum(sold)::integer as sold from variants where sold > 0 group by product_id) v
    where p.id = v.product_id and p.sold_count <> v.sold
    returning p.id`.execute(db)
  return rows.length
}
