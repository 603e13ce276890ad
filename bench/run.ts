import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { BenchVisitor, median, perSecond } from './client.ts'
import { seed } from './seed.ts'
import { memoryOf, startCeiling, startMarket, type RunningMarket, type RunningServer } from './servers.ts'

const rounds = 3
const seconds = 3
const lanes = 16

interface Figure {
  work: string
  /** A second, medians of the rounds. */
  market: number
  ceiling: number | null
  statements: number | null
  aim: string
  unit?: string
}

interface Bench {
  market: RunningMarket
  ceiling: RunningServer
  client: pg.Client
}

/** Measures one kind of reading on both, in turn. */
async function compareReads(
  { market, ceiling }: Bench,
  work: string,
  aim: string,
  ours: () => string,
  theirs: () => string,
): Promise<Figure> {
  const visitor = new BenchVisitor(market.url)
  const other = new BenchVisitor(ceiling.url)
  const readOurs = () => visitor.send('GET', ours())
  const readTheirs = () => other.send('GET', theirs())
  await Promise.all([perSecond(lanes, 0.5, readOurs), perSecond(lanes, 0.5, readTheirs)])
  const statements = await statementsOf(market, readOurs)
  const figures = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    figures.ours.push(await perSecond(lanes, seconds, readOurs))
    figures.theirs.push(await perSecond(lanes, seconds, readTheirs))
  }
  return { work, market: median(figures.ours), ceiling: median(figures.theirs), statements, aim }
}

/** Statements one run of a work sends, over ten runs, without what an idle market sends by itself. */
async function statementsOf(market: RunningMarket, work: () => Promise<unknown>): Promise<number> {
  const idleFrom = await market.statements()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const idle = (await market.statements()) - idleFrom
  const startedAt = performance.now()
  const from = await market.statements()
  for (let run = 0; run < 10; run++) await work()
  const sent = (await market.statements()) - from
  const idleShare = idle * ((performance.now() - startedAt) / 1_000)
  return Math.max(0, (sent - idleShare) / 10)
}

async function somebodysVariants(client: pg.Client): Promise<string[][]> {
  const { rows } = await client.query<{ ids: string[] }>(`
    select array_agg(id) as ids from (select v.id, v.shop_id, row_number() over (partition by v.shop_id order by v.id) n from variants v) x
    where n <= 20 group by shop_id`)
  return rows.map((row) => row.ids)
}

const address = { name: 'Ines Duarte', line1: 'Rua da Rosa 112', postalCode: '1200-387', city: 'Lisboa', country: 'PT' }

/** A whole purchase over two shops: two lines, the cart, a delivery choice, the checkout and, when asked, the payment. */
async function buy(url: string, variants: readonly string[], pays: boolean): Promise<void> {
  const visitor = new BenchVisitor(url)
  for (const variantId of variants) await visitor.send('POST', '/api/cart/lines', { variantId, quantity: 1 })
  const cart = JSON.parse((await visitor.send('GET', '/api/cart')).text) as {
    shops: { shop: { id: string }; shippingMethods: { id: string }[] }[]
  }
  const first = cart.shops[0]!
  await visitor.send('PUT', `/api/cart/shipping-choices/${first.shop.id}`, {
    shippingMethodId: first.shippingMethods[0]!.id,
  })
  const placed = await visitor.send(
    'POST',
    '/api/checkouts',
    { email: 'bench@example.com', address },
    { key: randomUUID() },
  )
  if (!pays) return
  const { id } = JSON.parse(placed.text) as { id: string }
  await visitor.send(
    'POST',
    `/api/checkouts/${id}/payments`,
    { method: 'card', token: 'tok_success' },
    { key: randomUUID() },
  )
}

const works: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  async list(bench) {
    const category = () => `category-${1 + Math.floor(Math.random() * 10)}`
    return [
      await compareReads(
        bench,
        '24 products of a category',
        '≥ 0.7',
        () => `/api/products?category=${category()}&limit=24`,
        () => `/list/${category()}`,
      ),
    ]
  },
  async deep(bench) {
    const visitor = new BenchVisitor(bench.market.url)
    let after = ''
    for (let page = 0; page < 50; page++) {
      const answer = JSON.parse(
        (await visitor.send('GET', `/api/products?limit=100${after && `&after=${after}`}`)).text,
      ) as { next: string }
      after = answer.next
    }
    const first = await compareReads(
      bench,
      'newest products, page 1',
      '',
      () => '/api/products?limit=24',
      () => '/list/category-1',
    )
    const deep = await compareReads(
      bench,
      'newest products, 5,000 deep',
      '= page 1',
      () => `/api/products?limit=24&after=${after}`,
      () => '/list/category-1',
    )
    return [
      { ...first, ceiling: null },
      { ...deep, ceiling: first.market },
    ]
  },
  async detail(bench) {
    const product = () => `product-${1 + Math.floor(Math.random() * 10_000)}`
    return [
      await compareReads(
        bench,
        'product detail',
        '≥ 0.7',
        () => `/api/products/${product()}`,
        () => `/detail/${product()}`,
      ),
    ]
  },
  async cart({ market, ceiling, client }) {
    const variants = (await somebodysVariants(client)).flat()
    const any = () => variants[Math.floor(Math.random() * variants.length)]!
    const visitors = Array.from({ length: lanes }, () => new BenchVisitor(market.url))
    const add = (lane: number) =>
      visitors[lane]!.send('POST', '/api/cart/lines', { variantId: any(), quantity: 1 }, { mayFail: true })
    const carts = Array.from({ length: lanes }, () => randomUUID())
    const other = new BenchVisitor(ceiling.url)
    const addBare = (lane: number) => other.send('GET', `/cart/${carts[lane]}/${any()}`)
    await add(0)
    const statements = await statementsOf(market, () => add(0))
    const figures = { ours: [] as number[], theirs: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      for (let lane = 0; lane < lanes; lane++) {
        visitors[lane] = new BenchVisitor(market.url)
        carts[lane] = randomUUID()
      }
      // A few seconds fill a basket beyond what anybody carries; short rounds keep it human.
      figures.ours.push(await perSecond(lanes, 1, add))
      figures.theirs.push(await perSecond(lanes, 1, addBare))
    }
    return [
      {
        work: 'add to cart',
        market: median(figures.ours),
        ceiling: median(figures.theirs),
        statements,
        aim: '≥ 300/s, ≤ 5 statements',
      },
    ]
  },
  async checkout({ market, client }) {
    const byShop = await somebodysVariants(client)
    const pick = () => {
      const start = Math.floor(Math.random() * byShop.length)
      return [0, 1].map((step) => {
        const variants = byShop[(start + step) % byShop.length]!
        return variants[Math.floor(Math.random() * variants.length)]!
      })
    }
    const measure = async (work: string, pays: boolean, aim: string): Promise<Figure> => {
      const once = () => buy(market.url, pick(), pays)
      await once()
      const statements = await statementsOf(market, once)
      const figures: number[] = []
      for (let round = 0; round < rounds; round++) figures.push(await perSecond(lanes, seconds, once))
      return { work, market: median(figures), ceiling: null, statements, aim }
    }
    return [
      await measure('whole checkout over two shops', false, '≥ 100/s, ≤ 40 statements'),
      await measure('the same, paid by card', true, ''),
    ]
  },
  async hot({ market, client }) {
    const { rows } = await client.query<{ id: string }>(
      'update variants set on_hand = reserved + 50 where id = (select min(id::text)::uuid from variants) returning id',
    )
    const variantId = rows[0]!.id
    const visitors = Array.from({ length: 200 }, () => new BenchVisitor(market.url))
    await Promise.all(visitors.map((visitor) => visitor.send('POST', '/api/cart/lines', { variantId, quantity: 1 })))
    const startedAt = performance.now()
    const answers = await Promise.all(
      visitors.map((visitor) =>
        visitor.send(
          'POST',
          '/api/checkouts',
          { email: 'bench@example.com', address },
          { key: randomUUID(), mayFail: true },
        ),
      ),
    )
    const ms = performance.now() - startedAt
    const placed = answers.filter((answer) => answer.status === 201).length
    const refused = answers.filter((answer) => answer.status === 409 && answer.text.includes('out_of_stock')).length
    return [
      {
        work: `200 customers after 50 units: ${placed} orders, ${refused} clear refusals`,
        market: ms,
        ceiling: null,
        statements: null,
        aim: '50 and 150 within 2,000 ms',
        unit: 'ms',
      },
    ]
  },
  async page({ market }) {
    const visitor = new BenchVisitor(market.url)
    const read = () => visitor.send('GET', `/products/product-${1 + Math.floor(Math.random() * 10_000)}`)
    await perSecond(4, 1, read)
    const statements = await statementsOf(market, read)
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) figures.push(await perSecond(lanes, seconds, read))
    const waits: number[] = []
    const until = performance.now() + 4_000
    while (performance.now() < until) {
      const next = new Promise((resolve) => setTimeout(resolve, 20))
      const startedAt = performance.now()
      await read()
      waits.push(performance.now() - startedAt)
      await next
    }
    waits.sort((a, b) => a - b)
    return [
      { work: 'rendered product page', market: median(figures), ceiling: null, statements, aim: '≥ 250/s' },
      {
        work: 'rendered product page at under 50 a second, p95',
        market: waits[Math.floor(waits.length * 0.95)]!,
        ceiling: null,
        statements: null,
        aim: '< 50 ms',
        unit: 'ms',
      },
    ]
  },
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const folder = mkdtempSync(join(tmpdir(), 'stoa-bench-'))
  const embedded = await startEmbeddedDatabase(folder)
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  await seed(client)

  // The first start makes the job queue's tables; the second is what an operator waits for.
  await (await startMarket(embedded.url, folder)).stop()
  const market = await startMarket(embedded.url, folder)
  const idleMegabytes = memoryOf(market.pid)
  const ceiling = await startCeiling(embedded.url)
  const figures: Figure[] = [
    {
      work: 'start on a filled database to the first answer',
      market: market.readyMs,
      ceiling: null,
      statements: null,
      aim: '≤ 1,500 ms',
      unit: 'ms',
    },
    { work: 'memory when idle', market: idleMegabytes, ceiling: null, statements: null, aim: '≤ 150 MB', unit: 'MB' },
  ]
  try {
    for (const [name, run] of Object.entries(works)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      figures.push(...(await run({ market, ceiling, client })))
    }
    figures.push({
      work: 'memory after all that',
      market: memoryOf(market.pid),
      ceiling: null,
      statements: null,
      aim: '≤ 300 MB',
      unit: 'MB',
    })
    print(figures)
  } finally {
    await Promise.all([market.stop(), ceiling.stop(), client.end()])
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(figures: readonly Figure[]): void {
  const lines = figures.map(({ work, market, ceiling, statements, aim, unit = '/s' }) => [
    work,
    `${Math.round(market).toLocaleString('en')} ${unit}`,
    ceiling === null ? '' : `${Math.round(ceiling).toLocaleString('en')} ${unit}`,
    ceiling === null ? '' : (market / ceiling).toFixed(2),
    statements === null ? '' : statements.toFixed(1),
    aim,
  ])
  const table = [['work', 'market', 'ceiling', 'ratio', 'statements', 'aim'], ...lines]
  const widths = table[0]!.map((_head, column) => Math.max(...table.map((line) => line[column]!.length)))
  for (const line of table)
    process.stdout.write(
      `${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')}\n`,
    )
}

await main()
