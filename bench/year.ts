/**
 * A year of subscriptions, as the operator of a sandbox market sees it: so many monthly subscriptions in fifty shops, bought by verbs
 * over the last four weeks, and then the clock is moved by a year. `node bench/year.ts 1000` goes without misfortunes,
 * `node bench/year.ts 1000 misfortunes` mixes them in. Prints how long it took, what happened, how often cards were charged, and whether the ledger is
 * balanced.
 *
 * With a folder as third argument everything is kept there, and after seven minutes the way stops where it is; the same command goes on.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { storyClock } from '#db/demo/story-clock.ts'
import { newId } from '#shared/ids.ts'
import { createApp } from '#server/app.ts'
import { addCartLine } from '#server/cart/index.ts'
import { readConfig } from '#server/config.ts'
import { payCheckout, placeCheckout } from '#server/orders/index.ts'
import { keepMeans } from '#server/payments/index.ts'
import { daysAfter, minutesAfter } from '#server/platform/clock.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { changeMisfortunes, moveClock } from '#server/simulation/index.ts'
import { openMarket } from '#server/wiring.ts'

const count = Number(process.argv[2] ?? 1_000)
const withMisfortunes = process.argv[3] === 'misfortunes'
const kept = process.argv[4]
const mostMs = kept ? 420_000 : Infinity
const shopCount = 50
const buyersAtOnce = 6
/** Over so many days before the year they subscribed. */
const days = 28
const consent = 'I agree that this card is charged for my subscriptions until I cancel them.'

interface Ware {
  variantId: string
  planId: string
}

/** Shops with a thing and a monthly plan each. */
async function openShops({ db }: Context, at: Date): Promise<Ware[]> {
  await sql`insert into categories (id, slug, name, position, created_at) values (gen_random_uuid(), 'things', 'Things', 0, ${at})`.execute(
    db,
  )
  const { rows } = await sql<Ware>`
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
    select gen_random_uuid(), v.shop_id, v.product_id, v.id, 'month', 1, 1000, ${at} from v
    returning id as "planId", variant_id as "variantId"`.execute(db)
  await sql`analyze`.execute(db)
  return rows
}

async function findWares({ db }: Context): Promise<Ware[]> {
  const { rows } = await sql<Ware>`select id as "planId", variant_id as "variantId" from plans order by id`.execute(db)
  return rows
}

/** Somebody subscribes, as a customer does: keeps a card, fills a cart, places and pays it. */
async function subscribe(context: Context, ware: Ware, at: Date): Promise<void> {
  const personId = newId()
  const email = `${personId}@example.com`
  await sql`
    insert into people (id, email, name, password_hash, created_at, activated_at) values (${personId}, ${email}, 'Ana Sousa', 'x', ${at}, ${at})`.execute(
    context.db,
  )
  const buyer = {
    ...actingAs({ ...context, clock: storyClock(at) }, { kind: 'customer', personId, sessionId: newId() }),
    idempotencyKey: personId,
  }
  const {
    row: { id: paymentMethodId },
  } = await keepMeans(buyer, {
    personId,
    token: 'tok_success',
    consent,
    requestKey: personId,
  })
  await addCartLine(buyer, { personId }, { ...ware, quantity: 1 })
  const address = {
    name: 'Ana Sousa',
    line1: 'Rua das Flores 1',
    line2: '',
    postalCode: '4050-262',
    city: 'Porto',
    region: '',
    country: 'PT',
    phone: '',
  }
  const checkoutId = await placeCheckout(buyer, { email, address, paymentMethodId })
  await payCheckout({ ...buyer, idempotencyKey: `${personId}, paid` }, checkoutId, undefined, {
    method: 'card',
    paymentMethodId,
  })
}

/** Whether there is time left on this call. */
function mayGoOn(): boolean {
  return performance.now() < mostMs
}

async function subscribeAll(context: Context): Promise<void> {
  const { rows } = await sql<{ there: number }>`select count(*)::int as there from people`.execute(context.db)
  const { there } = rows[0]!
  const beganAt = daysAfter(context.clock.now(), -days)
  const wares = there > 0 ? await findWares(context) : await openShops(context, beganAt)
  const queue = Array.from({ length: count - there }, (_, place) => there + place)
  const work = async () => {
    for (let place = queue.shift(); place !== undefined && mayGoOn(); place = queue.shift())
      await subscribe(
        context,
        wares[place % wares.length]!,
        minutesAfter(beganAt, Math.floor((place * days * 1_440) / count)),
      )
  }
  await Promise.all(Array.from({ length: buyersAtOnce }, work))
}

async function liveAYear(context: Context): Promise<void> {
  const { rows: moves } = await sql`select from clock_moves`.execute(context.db)
  if (moves.length === 0) await moveClock(context, 'year')
  for (let at = performance.now(); mayGoOn();) {
    await wait(1_000)
    const { rows } = await sql<{ state: string; day: string; steps: number }>`
      select state, to_char(reached_at, 'YYYY-MM-DD') as day, steps from clock_moves`.execute(context.db)
    const { state, day, steps } = rows[0]!
    if (state !== 'running') return
    if (performance.now() - at < 30_000) continue
    at = performance.now()
    say(`  ${day}, ${steps} steps`)
  }
}

async function tellWhatHappened({ db }: Context): Promise<void> {
  const { rows } = await sql<Record<string, number>>`
    select (select steps from clock_moves) as steps, (select took_ms / 1000 from clock_moves)::int as "seconds of work",
      (select count(*)::int from subscription_cycles where state = 'succeeded') as "cycles paid",
      (select count(*)::int from subscription_cycles where state in ('failed', 'exhausted', 'running')) as "cycles unpaid",
      (select count(*)::int from sandbox.intents where state = 'captured') as charges,
      (select count(*)::int from sandbox.intents where state <> 'captured') as "charges that failed",
      (select count(*)::int from (
         select p.checkout_id from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
         join payments p on p.id = a.payment_id where i.state = 'captured' group by p.checkout_id having count(*) > 1) twice) as "charged twice",
      (select count(*)::int from subscriptions where state = 'active') as "subscriptions active",
      (select count(*)::int from subscriptions where state = 'past_due') as "past due",
      (select count(*)::int from subscriptions where state = 'unpaid') as unpaid,
      (select count(*)::int from mails) as letters,
      (select coalesce(sum(balance_minor), 0)::int from ledger_accounts) as "sum of the ledger",
      (select count(*)::int from ledger_postings) as postings`.execute(db)
  for (const [what, figure] of Object.entries(rows[0]!)) say(`  ${what}: ${figure}`)
}

async function main(): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'stoa-year-'))
  mkdirSync(folder, { recursive: true })
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_POOL: '30', SANDBOX_CLOCK: 'true' })
  const market = await openMarket(config, embedded.url)
  const server = createServer(createApp(market, { isReady: () => true }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(config, { port, publicUrl: `http://127.0.0.1:${port}` })
  try {
    const { context } = market
    const boughtIn = await secondsOf(() => subscribeAll(context))
    say(`${count} subscriptions in ${boughtIn} s`)
    await context.jobs.work(context)
    if (withMisfortunes)
      await changeMisfortunes(context, {
        softDeclines: 5,
        hardDeclines: 0.5,
        confirmations: 1,
        lostAnswers: 2,
        lateWebhooks: 5,
      })
    const livedIn = mayGoOn() ? await secondsOf(() => liveAYear(context)) : 0
    say(`${withMisfortunes ? 'with misfortunes, ' : ''}${livedIn} s on this call`)
    await tellWhatHappened(context)
  } finally {
    server.closeAllConnections()
    server.close()
    await market.close()
    await embedded.stop()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return Math.round(performance.now() - startedAt) / 1_000
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main()
