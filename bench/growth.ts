/**
 * What the lists, a product, search and suggestions take of PostgreSQL as a market grows: the same questions at each size, with
 * the milliseconds that PostgreSQL itself says (`explain analyze`, planning left out, as statements are prepared), and the plans.
 * `node bench/growth.ts 20000 1000000` takes the sizes; `PLANS=folder` keeps the plans there, `KEEP=folder` the
 * markets, which are then asked again without being filled. A hundred products a shop.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type CompiledQuery } from 'kysely'
import type pg from 'pg'
import { countStems, listShelf } from '#server/catalog/index.ts'
import { countFacetsAsJson } from '#server/catalog/facets.ts'
import { findProductAsJson } from '#server/catalog/product-page.ts'
import { suggestAsJson } from '#server/catalog/suggest.ts'
import { openDatabase, type Database } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import type { DB } from '#server/platform/db/tables.ts'
import { drawCatalogue, drawSearches } from './judged-catalogue.ts'

const drawn = 20_000
const perShop = 100
const asked = 60
const now = new Date('2026-06-01')

type Question = (db: Database, turn: number) => Promise<unknown>

interface Figure {
  median: number
  mean: number
  most: number
}

/** Fills an empty market with `size` products: the drawn catalogue, as often as it takes, each time with a number of its own. */
async function fill(db: Database, size: number): Promise<void> {
  const products = drawCatalogue(Math.min(drawn, size))
  const categories = [...new Set(products.map(({ category }) => category))]
  await sql`insert into shops (id, slug, name, state, country, applied_at, opened_at)
            select gen_random_uuid(), 'shop-' || n, 'Shop ' || n, 'approved', 'PT', '2026-01-01', '2026-01-01'
            from generate_series(0, ${size / perShop - 1}::integer) n`.execute(db)
  await sql`insert into media (id, storage_key, width, height, widths, alt, color, created_at)
            select gen_random_uuid(), 'growth-' || n, 800, 800, '{240,480,800}', 'A thing', '#e8dccb', '2026-01-01'
            from generate_series(0, 499) n`.execute(db)
  await sql`insert into categories (id, slug, name, position, created_at)
            select gen_random_uuid(), lower(replace(name, ' ', '-')), name, 1, '2026-01-01'
            from unnest(${categories}::text[]) name`.execute(db)
  await sql`create table growth_drawn as
            select row_number() over () as n, c.id as category_id, r.title, r.description, r.brand, r.details, r."priceMinor" as price
            from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as r
                   (title text, description text, brand text, category text, details jsonb, "priceMinor" integer)
            join categories c on c.name = r.category`.execute(db)
  await sql`create table growth_shops as select id, row_number() over (order by slug) - 1 as n from shops`.execute(db)
  await sql`create table growth_media as select id, row_number() over (order by storage_key) - 1 as n from media`.execute(
    db,
  )
  await insertCopies(db, 0, size)
  await countStems(db)
  await copyOnwards(db, size)
  await sql`insert into product_pictures (product_id, shop_id, media_id, position)
            select id, shop_id, cover_id, 0 from products`.execute(db)
  await sql`insert into variants (id, product_id, shop_id, sku, price_minor, position, on_hand)
            select uuidv7(), id, shop_id, slug, price_minor, 0, 100 from products`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

async function insertCopies(db: Database, copy: number, size: number): Promise<void> {
  await sql`
    insert into products (id, shop_id, category_id, slug, title, description, brand, details, state, is_listed, listed_at,
                          price_minor, max_price_minor, currency, cover_id, rating_sum, rating_count, created_at, updated_at)
    select uuidv7(), s.id, d.category_id, 'product-' || d.n || '-' || ${copy}::integer, d.title, d.description, d.brand, d.details,
           'live', true, '2026-01-01'::timestamptz + (d.n * 50 + ${copy}::integer) * interval '1 second',
           d.price, d.price, 'EUR', m.id, d.n % 40 * 4, d.n % 40, '2026-01-01', '2026-01-01'
    from growth_drawn d
    join growth_shops s on s.n = (d.n + ${copy}::integer * ${drawn}::integer) % ${size / perShop}::integer
    join growth_media m on m.n = d.n % 500`.execute(db)
}

/**
 * Makes the drawn catalogue as often as `size` asks. What search knows of the first is copied with it: that it writes the same of
 * the same words is what its tests are for, and writing it a million times would take an hour.
 */
async function copyOnwards(db: Database, size: number): Promise<void> {
  const copies = Math.ceil(size / drawn)
  if (copies === 1) return
  await sql`create table growth_words as select d.n, s.* from product_search s join products p on p.id = s.product_id
            join growth_drawn d on p.slug = 'product-' || d.n || '-0'`.execute(db)
  await sql`drop index product_search_by_title, product_search_by_words`.execute(db)
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    for (let copy = 1; copy < copies; copy++) await insertCopies(one, copy, size)
    await sql`
      insert into product_search
      select p.id, w.words, w.title_words, w.title_length
      from products p join growth_words w on w.n = split_part(p.slug, '-', 2)::integer
      where p.slug not like '%-0'`.execute(one)
    await sql`reset session_replication_role`.execute(one)
  })
  await sql`update search_stems set products = products * ${copies}::integer, in_titles = in_titles * ${copies}::integer`.execute(
    db,
  )
  await sql`create index product_search_by_title on product_search using gin (title_words)`.execute(db)
  await sql`create index product_search_by_words on product_search using gin (words)`.execute(db)
}

/** Walks a shelf to the page that begins `deep` products down; answers its cursor. */
async function walkTo(db: Database, category: string, deep: number): Promise<string | undefined> {
  let after: string | undefined
  for (let seen = 0; seen < deep; seen += 100) {
    const { next } = await listShelf(db, { category, limit: 100, after }, now)
    if (next === null) return after
    after = next
  }
  return after
}

async function questionsFor(db: Database): Promise<Record<string, Question>> {
  const { rows: categories } = await sql<{ slug: string }>`
    select slug from categories c order by (select count(*) from products where category_id = c.id) desc limit 10`.execute(
    db,
  )
  const { rows: shops } = await sql<{ slug: string }>`select slug from shops order by id limit 60`.execute(db)
  const { rows: products } = await sql<{
    slug: string
  }>`select slug from products tablesample system (1) limit 60`.execute(db)
  const busiest = categories[0]!.slug
  const deep = await walkTo(db, busiest, 1_000)
  const searches = drawSearches(drawCatalogue(drawn), asked).map(({ typed }) => typed)
  const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!
  return {
    'category, page 1': async (on, turn) =>
      await listShelf(on, { category: of(categories, turn).slug, limit: 24 }, now),
    'category, 1,000 deep': async (on) => await listShelf(on, { category: busiest, limit: 24, after: deep }, now),
    'category by price': async (on, turn) =>
      await listShelf(on, { category: of(categories, turn).slug, sort: 'price', limit: 24 }, now),
    'all, newest': async (on) => await listShelf(on, { limit: 24 }, now),
    'a shop': async (on, turn) => await listShelf(on, { shop: of(shops, turn).slug, limit: 24 }, now),
    'a product': async (on, turn) => await findProductAsJson(on, of(products, turn).slug, now),
    search: async (on, turn) => await listShelf(on, { q: of(searches, turn), limit: 24 }, now),
    'facets of a search': async (on, turn) => await countFacetsAsJson(on, { q: of(searches, turn) }, now),
    'facets of a category': async (on, turn) =>
      await countFacetsAsJson(on, { category: of(categories, turn).slug }, now),
    suggestions: async (on, turn) => await suggestAsJson(on, of(searches, turn).slice(0, 3 + (turn % 8))),
  }
}

/** PostgreSQL's time for everything one question asks, in milliseconds, and the plans as text. */
async function timeOf(pool: pg.Pool, queries: readonly CompiledQuery[]): Promise<{ ms: number; plans: string[] }> {
  let ms = 0
  const plans: string[] = []
  for (const { sql: text, parameters } of queries) {
    const { rows } = await pool.query<Record<'QUERY PLAN', string>>(`explain (analyze, timing off, buffers) ${text}`, [
      ...parameters,
    ])
    const lines = rows.map((row) => row['QUERY PLAN'])
    ms += Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1)!)![1])
    plans.push(lines.join('\n'))
  }
  return { ms, plans }
}

/** A machine that does other things as well takes longer now and then; the least of three is the statement's own. */
async function leastOfThree(pool: pg.Pool, queries: readonly CompiledQuery[]) {
  const times = [await timeOf(pool, queries), await timeOf(pool, queries), await timeOf(pool, queries)]
  return times.sort((a, b) => a.ms - b.ms)[0]!
}

async function measure(pool: pg.Pool, db: Database, size: number): Promise<Map<string, Figure>> {
  const heard: CompiledQuery[] = []
  const hearing: Database = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void heard.push(query),
  })
  const figures = new Map<string, Figure>()
  for (const [name, question] of Object.entries(await questionsFor(db))) {
    const taken: number[] = []
    let slowest: { ms: number; plans: string[] } = { ms: 0, plans: [] }
    for (let turn = 0; turn < asked; turn++) {
      heard.length = 0
      await question(hearing, turn)
      const time = await leastOfThree(pool, [...heard])
      taken.push(time.ms)
      if (time.ms > slowest.ms) slowest = time
    }
    taken.sort((a, b) => a - b)
    const mean = taken.reduce((sum, ms) => sum + ms, 0) / taken.length
    figures.set(name, { median: taken[asked / 2]!, mean, most: taken.at(-1)! })
    keepPlans(`${size}-${name}`, slowest.plans)
  }
  return figures
}

function keepPlans(name: string, plans: readonly string[]): void {
  const folder = process.env['PLANS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.txt`), plans.join('\n\n'))
}

async function figuresAt(size: number): Promise<Map<string, Figure>> {
  const kept = process.env['KEEP'] && join(process.env['KEEP'], String(size))
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'stoa-growth-'))
  const isFilled = kept !== undefined && existsSync(kept)
  mkdirSync(folder, { recursive: true })
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  try {
    await migrate(db)
    const startedAt = performance.now()
    if (!isFilled) await fill(db, size)
    process.stdout.write(`${size} products filled in ${Math.round((performance.now() - startedAt) / 1_000)} s\n`)
    return await measure(pool, db, size)
  } finally {
    await pool.end()
    await embedded.stop()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

const sizes = process.argv.slice(2).map(Number)
let least: Map<string, Figure> | undefined
for (const size of sizes.length > 0 ? sizes : [20_000, 1_000_000]) {
  const figures = await figuresAt(size)
  least ??= figures
  process.stdout.write(`\n${size} products: median, mean, most in ms of PostgreSQL; median beside the first size\n`)
  for (const [name, { median, mean, most }] of figures) {
    const growth = median / least.get(name)!.median
    const columns = [median, mean, most].map((ms) => ms.toFixed(2).padStart(9)).join('')
    process.stdout.write(`${name.padEnd(24)}${columns}   ${growth.toFixed(2)} ×\n`)
  }
}
