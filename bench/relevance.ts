/**
 * How well the search answers, beside `ILIKE` and `ts_rank_cd` on the same products: NDCG@10 over drawn searches, and the
 * milliseconds between question and answer of each statement. `node bench/relevance.ts 300`, the number of searches.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { countStems, listShelf } from '#server/catalog/index.ts'
import { openDatabase, type Database } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { drawCatalogue, drawSearches, ndcgAt10, type JudgedProduct } from './judged-catalogue.ts'

const productCount = 19_000

/** Ids of products, best answers first. */
type Search = (typed: string) => Promise<string[]>

const ways = (db: Database): Record<string, Search> => ({
  market: async (q) =>
    (await listShelf(db, { q, limit: 10 }, new Date())).items.map((item) => (JSON.parse(item) as { id: string }).id),
  ts_rank_cd: async (q) => {
    const { rows } = await sql<{ id: string }>`
      select p.id from products p
      cross join lateral (select replace(plainto_tsquery('english', ${q})::text, '&', '|')::tsquery as asked) a
      join bench_vectors v on v.id = p.id and v.words @@ a.asked
      order by ts_rank_cd(v.words, a.asked) desc limit 10`.execute(db)
    return rows.map(({ id }) => id)
  },
  ILIKE: async (q) => {
    const words = q.split(' ').map((word) => sql`title || ' ' || description ilike ${`%${word}%`}`)
    const { rows } = await sql<{
      id: string
    }>`select id from products where ${sql.join(words, sql` and `)} limit 10`.execute(db)
    return rows.map(({ id }) => id)
  },
})

async function fill(db: Database, products: readonly JudgedProduct[]): Promise<void> {
  const categories = [...new Set(products.map(({ category }) => category))]
  await sql`insert into shops (id, slug, name, state, country, applied_at, opened_at)
            values (gen_random_uuid(), 'bench', 'Bench', 'approved', 'PT', '2026-01-01', '2026-01-01')`.execute(db)
  await sql`insert into categories (id, slug, name, position, created_at)
            select gen_random_uuid(), name, name, 1, '2026-01-01' from unnest(${categories}::text[]) name`.execute(db)
  for (let from = 0; from < products.length; from += 1_000) {
    await sql`
      insert into products (id, shop_id, category_id, slug, title, description, brand, external_id, details, state, is_listed, listed_at,
                            price_minor, max_price_minor, currency, created_at, updated_at)
      select gen_random_uuid(), s.id, c.id, r."externalId", r.title, r.description, r.brand, r."externalId", r.details, 'live', true, '2026-01-01',
             r."priceMinor", r."priceMinor", 'EUR', '2026-01-01', '2026-01-01'
      from jsonb_to_recordset(${JSON.stringify(products.slice(from, from + 1_000))}::jsonb) as r
             (title text, description text, brand text, "externalId" text, category text, details jsonb, "priceMinor" integer)
      join categories c on c.name = r.category cross join shops s`.execute(db)
  }
  await countStems(db)
  await sql`create table bench_vectors as select id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', brand), 'B')
            || setweight(to_tsvector('english', description), 'D') as words from products`.execute(db)
  await sql`create index on bench_vectors using gin (words)`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-relevance-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  try {
    await migrate(db)
    const products = drawCatalogue(productCount)
    await fill(db, products)
    const { rows } = await sql<{
      id: string
      externalId: string
    }>`select id, external_id as "externalId" from products`.execute(db)
    const known = new Map(products.map((product) => [product.externalId, product]))
    const byId = new Map(rows.map(({ id, externalId }) => [id, known.get(externalId)!]))
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of rows, and the originals stay as they are
    const searches = drawSearches(products, Number(process.argv[2] ?? 300)).map((search) => ({
      ...search,
      best: products.map((product) => search.grade(product)),
    }))
    const judged = searches.filter(({ best }) => best.includes(3))
    for (const [name, search] of Object.entries(ways(db))) {
      let gain = 0
      const startedAt = performance.now()
      for (const { typed, grade, best } of judged) {
        gain += ndcgAt10(
          (await search(typed)).map((id) => grade(byId.get(id)!)),
          best,
        )
      }
      const each = (performance.now() - startedAt) / judged.length
      process.stdout.write(`${name.padEnd(12)} NDCG@10 ${(gain / judged.length).toFixed(3)}  ${each.toFixed(1)} ms\n`)
    }
  } finally {
    await pool.end()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
