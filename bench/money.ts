/**
 * How fast the book answers and moves: the balance of a shop with so many entries, its statement of a year and the same as a
 * file, and webhooks and refunds a second. `node bench/money.ts 1000000 400`: the number of entries, spread over a year, and
 * of payments; either may be none. Webhooks come by HTTP, as a provider sends them.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { pagesOf } from '#server/ledger/pages-of.ts'
import { listStatementLines, readAccountBalance, readBalance, readStatement } from '#server/ledger/repository.ts'
import { statementFile } from '#server/ledger/statement-file.ts'
import { intentEvent } from '#server/payments/sandbox/events.ts'
import { findCharge } from '#server/payments/sandbox/bank.ts'
import { webhookSecret } from '#server/payments/sandbox/webhook-secret.ts'
import { sign, signatureHeader } from '#server/platform/http/signature.ts'
import type { Context } from '#server/platform/context.ts'
import { openDatabase, type Database } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { openMarket, type OpenMarket } from '#server/wiring.ts'
import { aCheckoutToPay, pays, refunds, type BuiltCheckout } from '#test/builders/payments.ts'
import { aShop } from '#test/builders/ledger.ts'
import type { TestMarket } from '#test/support/market.ts'
import { median } from './client.ts'

const [entries, payments] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 400)]
const account = { part: 'available', currency: 'EUR' } as const
const dayMs = 86_400_000

function say(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(64)}${figure.padStart(16)}\n`)
}

/** A shop that was paid for a delivered order again and again over a year, as the book would hold it. */
async function aBusyShop(context: Context): Promise<string> {
  const { db, clock } = context
  const { shopId } = await aShop(context)
  const [available, courier] = [newId(), newId()]
  const from = new Date(clock.now().getTime() - 365 * dayMs)
  // As the owner of the database, who may pass over the checks that each posting would cost.
  await db.connection().execute(async (own) => {
    await sql`set session_replication_role = replica`.execute(own)
    await sql`
      insert into ledger_accounts (id, owner, shop_id, purpose, currency, balance_minor)
      values (${available}, 'shop', ${shopId}, 'available', 'EUR', ${-entries * 100}),
             (${courier}, 'market', ${shopId}, 'courier_clearing', 'EUR', ${entries * 100})`.execute(own)
    await sql`
      create temporary table made as
        select n, uuidv7() as id, ${from}::timestamptz + n * (interval '365 days' / ${entries}) as at from generate_series(1, ${entries}) n`.execute(
      own,
    )
    await sql`
      insert into ledger_postings (id, key, kind, description, shop_id, at)
      select id, 'bench:' || n, 'cash_delivery', 'Order ' || n || ' delivered and paid in cash', ${shopId}, at from made`.execute(
      own,
    )
    await sql`
      insert into ledger_entries (id, posting_id, account_id, shop_id, owner, purpose, amount_minor, currency, balance_after_minor, at, position)
      select uuidv7(), id, ${available}::uuid, ${shopId}::uuid, 'shop', 'available', -100, 'EUR', -100 * n, at, 1 from made
      union all
      select uuidv7(), id, ${courier}::uuid, ${shopId}::uuid, 'market', 'courier_clearing', 100, 'EUR', 100 * n, at, 0 from made`.execute(
      own,
    )
    await sql`reset session_replication_role`.execute(own)
    await sql`drop table made`.execute(own)
  })
  await sql`vacuum analyze ledger_entries, ledger_postings, ledger_accounts`.execute(db)
  return shopId
}

async function timesOf(times: number, work: () => Promise<unknown>): Promise<string> {
  const taken: number[] = []
  await work()
  for (let turn = 0; turn < times; turn++) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  return `${median(taken).toFixed(1)} ms`
}

async function measureBook(context: Context): Promise<void> {
  const { db, clock } = context
  const shopId = await aBusyShop(context)
  const now = clock.now()
  const year = { from: new Date(now.getTime() - 366 * dayMs), until: new Date(now.getTime() + dayMs) }
  const since = new Date(now.getTime() - 30 * dayMs)
  const of = `of a shop with ${entries.toLocaleString('en')} entries`
  const available = { shopId, purpose: 'available', currency: 'EUR' }
  say(`balance ${of}`, await timesOf(50, () => readAccountBalance(db, available)))
  say(
    'all its parts, with what it earned in 30 days',
    await timesOf(20, () => readBalance(db, { shopId, currency: 'EUR', since })),
  )
  const month = { from: since, until: year.until }
  say(`statement of the last month ${of}`, await timesOf(20, () => readStatement(db, { shopId, ...account }, month)))
  say(`statement of a year ${of}`, await timesOf(5, () => readStatement(db, { shopId, ...account }, year)))
  const startedAt = performance.now()
  const lines = await writeStatement(db, shopId, year)
  const seconds = (performance.now() - startedAt) / 1_000
  say('the same as a file', `${seconds.toFixed(1)} s`)
  say('lines of it', `${Math.round(lines / seconds).toLocaleString('en')}/s`)
}

async function writeStatement(db: Database, shopId: string, period: { from: Date; until: Date }): Promise<number> {
  const { openingMinor } = await readStatement(db, { shopId, ...account }, period)
  const pages = pagesOf(
    (place) => listStatementLines(db, { shopId, ...account }, period, place),
    ({ at, id }) => [at, id],
  )
  let lines = 0
  for await (const piece of statementFile(pages, { from: '', to: '', openingMinor, currency: 'EUR' }))
    lines += piece.split('\r\n').length - 1
  return lines
}

/** In lanes, as webhooks and people come; answers how many a second. */
async function rateOf<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<unknown>): Promise<string> {
  const waiting = [...things]
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let thing = waiting.pop(); thing; thing = waiting.pop()) await work(thing)
    }),
  )
  return `${Math.round((things.length * 1_000) / (performance.now() - startedAt))}/s`
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}

/** Runs a work while one worker does what it leaves behind, until nothing waits. */
async function whileWorking(context: Context, work: () => Promise<unknown>): Promise<void> {
  const progress = { isOver: false }
  const worked = work().finally(() => (progress.isOver = true))
  while (!progress.isOver) await context.jobs.drain(context)
  await worked
  await context.jobs.drain(context)
}

async function measurePayments(market: TestMarket, url: string): Promise<void> {
  const { context } = market
  const { config, ports } = context
  const bank = { db: context.db, clock: context.clock }
  const checkouts: BuiltCheckout[] = []
  for (let made = 0; made < payments; made++) checkouts.push(await aCheckoutToPay(market))
  // The bank has taken the money and its answer is lost: the webhook brings the news.
  await rateOf(checkouts, (checkout) => pays(market, checkout, { token: 'tok_lost_answer' }))
  const { rows } = await sql<{ id: string }>`select id from payment_attempts`.execute(context.db)
  const gateway = ports.gateways.card!
  const told = await Promise.all(
    rows.map(async ({ id }) => {
      const { body } = intentEvent((await findCharge(bank, id))!, context.clock.now())
      return Buffer.from(body)
    }),
  )
  const send = async (body: Buffer) => {
    const signature = sign(body, webhookSecret(config.secret), context.clock.now())
    const headers = { 'content-type': 'application/json', [signatureHeader]: signature }
    const response = await fetch(`${url}/api/webhooks/${gateway.name}`, {
      method: 'POST',
      headers,
      body: body.toString(),
    })
    if (!response.ok) throw new Error(`a webhook was answered with ${response.status}`)
  }
  const [first, second] = [told.slice(0, told.length / 2), told.slice(told.length / 2)]
  say('webhooks with news by HTTP, verified and kept', await rateOf(first, send))
  const acted = await secondsOf(() => context.jobs.drain(context))
  say('the same acted on: payment, order, book, stock, mail', `${Math.round(first.length / acted)}/s`)
  const whole = await secondsOf(() => whileWorking(context, () => rateOf(second, send)))
  say('webhooks by HTTP, from the first sent to the last acted on', `${Math.round(second.length / whole)}/s`)
  say('all once more, known already', await rateOf(told, send))
  const given = await secondsOf(async () => {
    await rateOf(checkouts, (checkout) => refunds(market, checkout))
    await context.jobs.drain(context)
  })
  say('refunds, asked for, given by the gateway and booked', `${Math.round(payments / given)}/s`)
  const { rows: ends } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from refunds group by state order by state`.execute(context.db)
  say('refunds by state', ends.map(({ state, count }) => `${count} ${state}`).join(', '))
}

async function measureAtDoor(market: OpenMarket, databaseUrl: string): Promise<void> {
  const server = createServer(createApp(market, { isReady: () => true })).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await measurePayments({ ...market, url, databaseUrl, settle: () => Promise.resolve() }, url)
  server.closeAllConnections()
  server.close()
}

/** Of one minute: what else the machine is doing decides what figures are worth. */
function loadOf(): string {
  return loadavg()[0]!.toFixed(1)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-money-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_POOL: '12', DEMO: 'false' }
  const market = await openMarket(readConfig(settings), embedded.url)
  try {
    say('load average of this machine before', loadOf())
    if (payments > 0) await measureAtDoor(market, embedded.url)
    if (entries > 0) await measureBook(market.context)
    say('load average after', loadOf())
  } finally {
    await market.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
