/**
 * How fast a long file comes in while customers shop: reading and planning, bringing in, and the same file again, in rows a
 * second, with the median and the slowest of a visitor's searches meanwhile. `node bench/import.ts 20000`, the number of rows.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { listShelf } from '#server/catalog/index.ts'
import { readConfig } from '#server/config.ts'
import { createImport, runImports, startImport } from '#server/imports/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { openDatabase } from '#server/platform/db/database.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { openMarket } from '#server/wiring.ts'
import { drawCatalogue } from './judged-catalogue.ts'
import { median } from './client.ts'

const rows = Number(process.argv[2] ?? 20_000)

async function anOpenShop({ db }: Context): Promise<{ shopId: string; personId: string }> {
  const [shopId, personId] = [newId(), newId()]
  await sql`insert into people (id, email, name, password_hash, activated_at, created_at)
            values (${personId}, 'bench@example.com', 'Bench', 'none', '2026-01-01', '2026-01-01')`.execute(db)
  await sql`insert into shops (id, slug, name, state, country, applied_at, opened_at)
            values (${shopId}, 'bench', 'Bench', 'approved', 'PT', '2026-01-01', '2026-01-01')`.execute(db)
  await sql`insert into shipping_methods (id, shop_id, name, price_minor, min_days, max_days, position)
            values (${newId()}, ${shopId}, 'Post', 450, 2, 4, 0)`.execute(db)
  await sql`insert into categories (id, slug, name, position, created_at) values (${newId()}, 'things', 'Things', 0, '2026-01-01')`.execute(
    db,
  )
  return { shopId, personId }
}

function writeFile(folder: string): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = drawCatalogue(rows).map(({ externalId, title, brand, description, priceMinor }, at) =>
    [externalId, cell(title), cell(brand), cell(description), (priceMinor / 100).toFixed(2), 10, `SKU-${at}`].join(','),
  )
  const path = join(folder, 'products.csv')
  writeFileSync(path, ['external_id,title,brand,description,price,stock,sku', ...lines].join('\n'))
  return path
}

/** A visitor who searches without pause until told that it is over. */
async function shop({ db }: Context, isOver: () => boolean): Promise<number[]> {
  const words = ['lamp', 'usb cable', 'headphones', 'coffee maker', 'stand for phone']
  const times = []
  for (let turn = 0; !isOver(); turn++) {
    const startedAt = performance.now()
    await listShelf(db, { q: words[turn % words.length]!, limit: 24 }, new Date())
    times.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return times
}

async function bring(context: Context, asSeller: Context, path: string, what: string): Promise<void> {
  const readAt = performance.now()
  const importId = await createImport(asSeller, { table: { name: 'products.csv', path }, category: 'things' })
  const startedAt = performance.now()
  await startImport(asSeller, importId, { asDrafts: false })
  let isOver = false
  const shopping = shop(context, () => isOver)
  for (;;) {
    await runImports(context)
    const { rows: states } = await sql<{ state: string }>`select state from imports where id = ${importId}`.execute(
      context.db,
    )
    if (states[0]!.state === 'done') break
  }
  isOver = true
  const endedAt = performance.now()
  const times = await shopping
  const perSecond = (ms: number) => `${Math.round((rows * 1_000) / ms)} rows/s (${(ms / 1_000).toFixed(1)} s)`
  process.stdout.write(
    `${what.padEnd(10)} read and planned ${perSecond(startedAt - readAt)}, brought in ${perSecond(endedAt - startedAt)}; ` +
      `searches meanwhile: median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(0)} ms\n`,
  )
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-import-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const market = await openMarket(
    readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_POOL: '8' }),
    embedded.url,
  )
  try {
    const { context } = market
    const { shopId, personId } = await anOpenShop(context)
    const asSeller = actingAs(context, {
      kind: 'seller',
      personId,
      sessionId: newId(),
      shop: { id: shopId, role: 'owner' },
    })
    const path = writeFile(folder)
    await bring(context, asSeller, path, 'new')
    await bring(context, asSeller, path, 'again')
    const { rows: found } = await sql<{ count: number }>`select count(*) from products where is_listed`.execute(
      context.db,
    )
    process.stdout.write(`${found[0]!.count} products on the shelf\n`)
  } finally {
    await market.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
