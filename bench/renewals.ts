/**
 * How fast subscriptions renew: so many are due at once, in fifty shops, each with a kept card of the sandbox; so many workers
 * of one process begin and charge them. `node bench/renewals.ts 2000 2`, the number of subscriptions and of workers. Prints
 * renewals a second, their ratio to the aim, and that each cycle was charged once.
 *
 * `node bench/renewals.ts 100000 --killed`: two worker processes of a real market, mails and all, one of which is killed when a
 * quarter is renewed. Prints when all were, and what of it is wrong.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { readConfig } from '#server/config.ts'
import { keepMeans } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { openDatabase, statements } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { renewDue } from '#server/subscriptions/index.ts'
import { openMarket } from '#server/wiring.ts'

const isKilled = process.argv.includes('--killed')
const [subscriptions, workers] = [Number(process.argv[2] ?? 2_000), isKilled ? 2 : Number(process.argv[3] ?? 2)]
const shopCount = 50
/** Renewals a second. */
const aim = 300

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

/** A card that the sandbox keeps, whose row the others are made like. */
async function keepOne(context: Context): Promise<string> {
  const personId = newId()
  await sql`
    insert into people (id, email, name, password_hash, created_at)
    values (${personId}, 'first@example.com', 'First', 'x', ${context.clock.now()})`.execute(context.db)
  const consent = 'I agree that this card is charged for my subscriptions.'
  const { row } = await keepMeans(context, { personId, token: 'tok_success', consent, requestKey: newId() })
  return row.id
}

/** Shops with a thing and a plan each, and subscriptions by these plans, all due now. */
async function fill(context: Context): Promise<void> {
  const { db, clock } = context
  const at = clock.now()
  const kept = await keepOne(context)
  await sql`insert into categories (id, slug, name, position, created_at) values (gen_random_uuid(), 'things', 'Things', 0, ${at})`.execute(
    db,
  )
  await sql`
    with s as (
      insert into shops (id, slug, name, state, country, applied_at, opened_at)
      select gen_random_uuid(), 'bench-' || n, 'Bench ' || n, 'approved', 'PT', ${at}, ${at} from generate_series(1, ${shopCount}::integer) n returning id
    ), w as (
      insert into shipping_methods (id, shop_id, name, price_minor, min_days, max_days, position)
      select gen_random_uuid(), s.id, 'Post', 450, 2, 4, 0 from s
    ), p as (
      insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency, tax_category, created_at, updated_at)
      select gen_random_uuid(), s.id, c.id, 'tea-' || s.id, 'Tea', 'live', true, ${at}, 1000, 1000, 'EUR', 'standard', ${at}, ${at} from s, categories c returning id, shop_id
    ), v as (
      insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand)
      select gen_random_uuid(), p.id, p.shop_id, 'TEA', '{}', 1000, 0, 1000000 from p returning id, product_id, shop_id
    )
    insert into plans (id, shop_id, product_id, variant_id, unit, every, discount_bps, offered_at)
    select gen_random_uuid(), v.shop_id, v.product_id, v.id, 'month', 1, 1000, ${at} from v`.execute(db)
  await sql`
    create temporary table due as
    select n, gen_random_uuid() as person, gen_random_uuid() as means, gen_random_uuid() as cart, gen_random_uuid() as checkout,
      gen_random_uuid() as "order", gen_random_uuid() as line, plan.id as plan, plan.shop_id as shop, plan.product_id as product,
      plan.variant_id as variant, w.id as method
    from generate_series(1, ${subscriptions}::integer) n
    join (select *, row_number() over () as place from plans) plan on plan.place = 1 + n % ${shopCount}::integer
    join shipping_methods w on w.shop_id = plan.shop_id`.execute(db)
  await sql`insert into people (id, email, name, password_hash, created_at) select person, n || '@example.com', 'Ana Sousa', 'x', ${at} from due`.execute(
    db,
  )
  await sql`
    insert into payment_methods (id, person_id, gateway, state, reference, brand, last4, consent, consented_at, kept_at, request_key)
    select due.means, due.person, k.gateway, 'kept', 'kept_' || due.means, k.brand, k.last4, k.consent, ${at}, ${at}, due.means::text
    from due, payment_methods k where k.id = ${kept}`.execute(db)
  await sql`
    insert into sandbox.tokens (token, brand, last4, scenario, created_at)
    select 'kept_' || due.means, t.brand, t.last4, t.scenario, ${at} from due, sandbox.tokens t
    where t.token = (select reference from payment_methods where id = ${kept})`.execute(db)
  await sql`
    insert into checkouts (id, person_id, email, address, state, currency, items_minor, shipping_minor, tax_minor, total_minor, placed_at, expires_at)
    select checkout, person, 'ana@example.com', ${address}::jsonb, 'paid', 'EUR', 900, 450, 0, 1350, ${at}, ${at} from due`.execute(
    db,
  )
  await sql`
    insert into orders (id, checkout_id, shop_id, person_id, email, address, state, payment_method, currency, items_minor, shipping_minor, tax_minor,
      total_minor, commission_minor, shipping_method_id, shipping_method, expected_from, expected_to, hand_over_by, placed_at)
    select "order", checkout, shop, person, 'ana@example.com', ${address}::jsonb, 'processing', 'card', 'EUR', 900, 450, 0, 1350, 0, method, 'Post',
      ${at}, ${at}, ${at}, ${at} from due`.execute(db)
  await sql`
    insert into order_lines (id, order_id, shop_id, product_id, variant_id, product_slug, title, variant_title, sku, position, quantity,
      unit_price_minor, total_minor, tax_bps, tax_minor, commission_bps, commission_minor, plan_id, plan_price_minor)
    select line, "order", shop, product, variant, 'tea', 'Tea', '', 'TEA', 0, 1, 900, 900, 0, 0, 0, 0, plan, 900 from due`.execute(
    db,
  )
  await sql`
    insert into subscriptions (id, order_line_id, person_id, email, shop_id, plan_id, product_id, variant_id, quantity, currency, unit_price_minor,
      state, unit, every, anchor_on, due_minute, next_turn, next_on, next_at, cycles, cycles_paid, payment_method_id, address, shipping_method_id, started_at)
    select gen_random_uuid(), line, person, 'ana@example.com', shop, plan, product, variant, 1, 'EUR', 900, 'active', 'month', 1,
      (${at}::timestamptz - interval '1 month')::date, 0, 1, ${at}::timestamptz::date, ${at}, 1, 1, means, ${address}::jsonb, method, ${at} from due`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

/** Two worker processes, one of which dies in the middle; over when every cycle is paid. */
async function renewInProcesses(context: Context, databaseUrl: string, folder: string): Promise<void> {
  const processes = [0, 1].map((each) => startWorker(databaseUrl, join(folder, `worker-${each}`)))
  try {
    let isOneDead = false
    for (let paid = 0; paid < subscriptions;) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      paid = await countPaid(context)
      if (isOneDead || paid < subscriptions / 4) continue
      isOneDead = true
      await end(processes[0]!, 'SIGKILL')
      process.stdout.write(`one of the processes was killed when ${paid} were renewed\n`)
    }
  } finally {
    await Promise.all(processes.map((each) => end(each, 'SIGTERM')))
  }
}

function startWorker(databaseUrl: string, folder: string): ChildProcess {
  const environment = { NODE_ENV: 'production', DATABASE_URL: databaseUrl, DATA_DIR: folder, LOG_LEVEL: 'fatal' }
  return spawn(process.execPath, ['server/main.ts', 'worker'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...environment, DEMO: 'false', PORT: '0', SECRET: 'only for this bench, and no secret' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** How many cycles are paid: what is asked each second, and so reads nothing else. */
async function countPaid({ db }: Context): Promise<number> {
  const { rows } = await sql<{
    paid: number
  }>`select count(*)::int as paid from subscription_cycles where state = 'succeeded'`.execute(db)
  return rows[0]!.paid
}

/** How many cycles are paid, how many charges the bank made, and cycles that are not one order and one charge. */
async function look({ db }: Context): Promise<{ paid: number; charges: number; faults: number }> {
  const { rows } = await sql<{ paid: number; charges: number; faults: number }>`
    with charged as (
      select p.checkout_id, count(*) as charges from sandbox.intents i
      join payment_attempts a on a.id::text = i.idempotency_key join payments p on p.id = a.payment_id
      where i.state = 'captured' group by p.checkout_id
    ), ordered as (
      select checkout_id, count(*) as orders from orders where state = 'processing' group by checkout_id
    )
    select count(*) filter (where c.state = 'succeeded')::int as paid, coalesce(sum(charged.charges), 0)::int as charges,
      count(*) filter (where c.state <> 'succeeded' or charged.charges is distinct from 1 or ordered.orders is distinct from 1)::int as faults
    from subscription_cycles c left join charged using (checkout_id) left join ordered using (checkout_id)`.execute(db)
  return rows[0]!
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-renewals-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_POOL: '24' })
  const market = await openMarket(config, embedded.url)
  try {
    const { context } = market
    // A temporary table lives with its connection.
    await context.db.connection().execute((one) => fill({ ...context, db: one }))
    const [startedAt, statementsBefore] = [performance.now(), statements.count]
    if (isKilled) await renewInProcesses(context, embedded.url, folder)
    else await Promise.all(Array.from({ length: workers }, () => renewDue(context)))
    const seconds = (performance.now() - startedAt) / 1_000
    const sent = (statements.count - statementsBefore) / subscriptions
    const { paid, charges, faults } = await look(context)
    const perSecond = paid / seconds
    process.stdout.write(
      `${paid} of ${subscriptions} renewed in ${seconds.toFixed(1)} s with ${workers} workers: ${perSecond.toFixed(0)} a second, ` +
        `${(perSecond / aim).toFixed(2)} of the aim; ${charges} charges, ${faults} cycles without one order and one charge\n`,
    )
    if (!isKilled) process.stdout.write(`${sent.toFixed(1)} statements for each\n`)
  } finally {
    await market.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
