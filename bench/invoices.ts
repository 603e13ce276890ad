/**
 * How fast invoices are issued: one shop whose orders all wait, taken one after the other by so many writers at once, in
 * invoices a second; then how fast their files are drawn. `node bench/invoices.ts 1000 1`, the number of orders and of writers.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { readConfig } from '#server/config.ts'
import { attachInvoice, issueNextInvoice, setLegalDetails } from '#server/invoices/index.ts'
import type { Context } from '#server/platform/context.ts'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { openMarket } from '#server/wiring.ts'
import { legalDetailsOf } from '../db/demo/legal-details.ts'

const [orders, writers] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 1)]

/** Paid orders of one shop with three lines each, and the wish to invoice them. */
async function fill({ db, clock }: Context): Promise<string> {
  const [shopId, methodId, categoryId, productId, variantId] = [newId(), newId(), newId(), newId(), newId()]
  const at = clock.now()
  await sql`insert into shops (id, slug, name, state, country, applied_at, opened_at) values (${shopId}, 'bench', 'Bench', 'approved', 'PT', ${at}, ${at})`.execute(
    db,
  )
  await sql`insert into shipping_methods (id, shop_id, name, price_minor, min_days, max_days, position) values (${methodId}, ${shopId}, 'Post', 450, 2, 4, 0)`.execute(
    db,
  )
  await sql`insert into categories (id, slug, name, position, created_at) values (${categoryId}, 'things', 'Things', 0, ${at})`.execute(
    db,
  )
  await sql`
    insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency, tax_category, created_at, updated_at)
    values (${productId}, ${shopId}, ${categoryId}, 'mug', 'Mug', 'live', true, ${at}, 1000, 1000, 'EUR', 'standard', ${at}, ${at})`.execute(
    db,
  )
  await sql`insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand) values (${variantId}, ${productId}, ${shopId}, 'MUG', '{"300 ml"}', 1000, 0, 10)`.execute(
    db,
  )
  const address = JSON.stringify({
    name: 'Ana Sousa',
    line1: 'Rua das Flores 1',
    line2: '',
    postalCode: '4050-262',
    city: 'Porto',
    region: '',
    country: 'PT',
    phone: '',
  })
  await sql`
    with k as (
      insert into carts (id, token_hash, created_at, updated_at) select gen_random_uuid(), decode(md5(n::text), 'hex'), ${at}, ${at} from generate_series(1, ${orders}::integer) n returning id
    ), c as (
      insert into checkouts (id, cart_id, email, address, state, currency, items_minor, shipping_minor, tax_minor, total_minor, placed_at, expires_at)
      select gen_random_uuid(), k.id, 'ana@example.com', ${address}::jsonb, 'paid', 'EUR', 3000, 450, 645, 3450, ${at}, ${at} from k returning id
    ), o as (
      insert into orders (id, checkout_id, shop_id, email, address, state, payment_method, currency, items_minor, shipping_minor, tax_minor,
        shipping_tax_minor, shipping_tax_bps, total_minor, commission_minor, shipping_method_id, shipping_method, expected_from, expected_to, hand_over_by, placed_at)
      select gen_random_uuid(), c.id, ${shopId}::uuid, 'ana@example.com', ${address}::jsonb, 'processing', 'card', 'EUR', 3000, 450, 645, 84, 2300, 3450,
        0, ${methodId}::uuid, 'Post', ${at}, ${at}, ${at}, ${at} from c returning id
    ), l as (
      insert into order_lines (id, order_id, shop_id, product_id, variant_id, product_slug, title, variant_title, sku, position, quantity,
        unit_price_minor, total_minor, tax_bps, tax_minor, commission_bps, commission_minor)
      select gen_random_uuid(), o.id, ${shopId}::uuid, ${productId}::uuid, ${variantId}::uuid, 'mug', 'Mug ' || n, '300 ml', 'MUG', n, 1, 1000, 1000, 2300, 187, 0, 0
      from o, generate_series(0, 2) n
    )
    insert into invoice_tasks (cause, shop_id, kind, subject, state, created_at, next_try_at)
    select 'order:' || o.id, ${shopId}::uuid, 'invoice', jsonb_build_object('orderId', o.id), 'open', ${at}, ${at} from o`.execute(
    db,
  )
  return shopId
}

async function write(context: Context): Promise<void> {
  while (await issueNextInvoice(context));
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-invoices-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_POOL: '8' })
  const market = await openMarket(config, embedded.url)
  try {
    const { context } = market
    const shopId = await fill(context)
    await setLegalDetails(context, shopId, legalDetailsOf['kiln-and-clay']!)
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: writers }, () => write(context)))
    const issuedIn = performance.now() - startedAt
    const { rows } = await sql<{ id: string; last: number }>`
      select i.id, s.last_number as last from invoices i join invoice_series s on s.issuer_id = i.shop_id`.execute(
      context.db,
    )
    process.stdout.write(
      `${rows.length} invoices, numbered to ${rows[0]!.last}: ${perSecond(rows.length, issuedIn)} with ${writers} writers\n`,
    )
    const drawn = rows.slice(0, 50)
    const drawnFrom = performance.now()
    for (const { id } of drawn) await attachInvoice(context, id)
    process.stdout.write(`files of Factur-X: ${perSecond(drawn.length, performance.now() - drawnFrom)}\n`)
  } finally {
    await market.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function perSecond(count: number, ms: number): string {
  return `${Math.round((count * 1_000) / ms)} a second`
}

await main()
