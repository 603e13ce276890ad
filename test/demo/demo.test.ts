import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillDemoTown } from '#db/demo/fill.ts'
import { baskets } from '#db/demo/orders.ts'
import { password, people } from '#db/demo/people.ts'
import { filesOf, readPictureBook } from '#db/demo/picture-book.ts'
import { plot } from '#db/demo/plot.ts'
import { reviews } from '#db/demo/reviews.ts'
import { shops } from '#db/demo/shops.ts'
import { newId } from '#shared/ids.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
const told: string[] = []
let tookMs: number

beforeAll(async () => {
  market = await openTestMarket()
  const startedAt = performance.now()
  await fillDemoTown(market.context, (line) => told.push(line))
  tookMs = performance.now() - startedAt
}, 120_000)
afterAll(() => market.close())

describe('the story', () => {
  test('every picture that is named was made, in all sizes', () => {
    const book = readPictureBook()
    const named = new Set(shops.flatMap(({ products }) => products.map(({ pictures }) => pictures[0]!)))
    for (const person of Object.values(people)) named.add(person.avatar)
    expect([...named].filter((name) => !book.has(name))).toEqual([])
    const folder = join(import.meta.dirname, '../../db/demo/pictures')
    const missing = [...book.values()].flatMap((picture) =>
      filesOf(picture).filter(({ name }) => !existsSync(join(folder, name))),
    )
    expect(missing).toEqual([])
  })

  test('is told in order of time, and nothing lies ahead', () => {
    const opensAt = new Date('2026-11-20T00:30:00Z')
    const instants = plot(baskets, shops, opensAt).map(({ at }) => at.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
    expect(instants.at(-1)).toBeLessThanOrEqual(opensAt.getTime())
  })
})

describe('the town', () => {
  test('has at least eight open shops and forty-eight things on the shelf, and one shop that waits', async () => {
    expect(await new Visitor(market.url).call('getMarket')).toMatchObject({
      shopCount: shops.filter(({ isWaiting }) => !isWaiting).length,
      productCount: shops.flatMap((shop) => shop.products.filter(({ state }) => !state)).length,
    })
    expect(await count(sql`select from shops where state = 'approved'`)).toBeGreaterThanOrEqual(8)
    expect(await count(sql`select from products where is_listed`)).toBeGreaterThanOrEqual(48)
    expect(await count(sql`select from shops where state = 'applied'`)).toBe(1)
    expect(await count(sql`select from application_files`)).toBeGreaterThanOrEqual(4)
    expect(await count(sql`select from shops where state = 'changes_requested'`)).toBe(1)
  })

  test('has a sale event of one shop that runs, and one of another that is to come', async () => {
    const visitor = new Visitor(market.url)
    const [running, coming] = await Promise.all([
      visitor.call('listSaleEvents', { query: { state: 'running' } }),
      visitor.call('listSaleEvents', { query: { state: 'scheduled' } }),
    ])
    expect(running.items.map(({ title, shop }) => [title, shop.slug])).toEqual([['Offcuts week', 'grain-works']])
    expect(running.items[0]).toMatchObject({ state: 'running', productCount: 4 })
    expect(coming.items.map(({ title, shop }) => [title, shop.slug])).toEqual([['Repotting weekend', 'fern-and-field']])
  })

  test('was filled while somebody waited', () => {
    expect(told.length).toBeGreaterThan(2)
    // Generous: the machines that run tests are busy.
    expect(tookMs).toBeLessThan(60_000)
  })

  test('filled twice is the same town', async () => {
    const before = await census()
    await fillDemoTown(market.context, () => {})
    expect(await census()).toEqual(before)
  })

  test('every product has a picture', async () => {
    expect(
      await count(
        sql`select from products p where not exists (select from product_pictures g where g.product_id = p.id)`,
      ),
    ).toBe(0)
  })

  test('shows orders, payments and products in every state', async () => {
    expect(await statesOf('orders')).toEqual([
      'awaiting_payment',
      'cancelled',
      'completed',
      'delivered',
      'expired',
      'handed_over',
      'processing',
    ])
    expect(await statesOf('products')).toEqual(['draft', 'hidden', 'live'])
    const payments = await statesOf('payments')
    expect(payments).toEqual(
      expect.arrayContaining(['captured', 'partly_refunded', 'refunded', 'unknown', 'processing']),
    )
    expect(await statesOf('checkouts')).toEqual(expect.arrayContaining(['open', 'promised', 'paid', 'expired']))
  })

  test('pays cash in every stage of an order', async () => {
    const { rows } = await sql<{ state: string }>`
      select distinct state from orders where payment_method = 'cash_on_delivery' order by state`.execute(
      market.context.db,
    )
    expect(rows.map(({ state }) => state)).toEqual(['completed', 'delivered', 'handed_over', 'processing'])
  })

  test('the book sums to zero', async () => {
    const { rows } = await sql<{ sum: number }>`select sum(amount_minor)::bigint as sum from ledger_entries`.execute(
      market.context.db,
    )
    expect(rows).toEqual([{ sum: 0 }])
    expect(await count(sql`select from ledger_entries`)).toBeGreaterThan(100)
  })

  test('stock is never negative, and something is sold out', async () => {
    expect(await count(sql`select from variants where on_hand < reserved or reserved < 0`)).toBe(0)
    expect(
      await count(
        sql`select from variants v join products p on p.id = v.product_id where p.is_listed and v.on_hand = v.reserved`,
      ),
    ).toBeGreaterThan(1)
  })

  test('nobody buys what was not on the shelf yet', async () => {
    expect(
      await count(sql`
        select from order_lines l join orders o on o.id = l.order_id join products p on p.id = l.product_id where o.placed_at < p.listed_at`),
    ).toBe(0)
  })

  test('only who has the thing writes about it, and popular things have three to nine reviews', async () => {
    expect(await count(sql`select from reviews`)).toBe(Object.values(reviews).flat().length)
    expect(
      await count(sql`
        select from reviews r where not exists (
          select from order_lines l join orders o on o.id = l.order_id
          where l.product_id = r.product_id and o.person_id = r.person_id and o.delivered_at < r.created_at)`),
    ).toBe(0)
    const { rows } = await sql<{ count: number }>`select max(rating_count) as count from products`.execute(
      market.context.db,
    )
    expect(rows[0]!.count).toBe(9)
  })

  test('leaves few mails behind', async () => {
    const mails = await count(sql`select from mails`)
    expect(mails).toBeGreaterThan(0)
    // Of the last days only, which are fuller at some hours than at others; the whole story would leave many hundreds.
    expect(mails).toBeLessThan(150)
  })

  test('Ines, Marta and Helena come in by their doors', async () => {
    const visitor = new Visitor(market.url)
    await visitor.call('signIn', { body: { email: 'ines@example.com', password } })
    expect((await visitor.call('listOrders')).items.length).toBeGreaterThan(3)
    const seller = new Visitor(market.url)
    await seller.call('sellerSignIn', { body: { email: 'marta@example.com', password } })
    expect((await seller.call('getShopOverview')).toHandOver.count).toBeGreaterThanOrEqual(5)
    const operator = new Visitor(market.url)
    await operator.call('operatorSignIn', { body: { email: 'operator@example.com', password } })
    expect(await operator.call('getMarketOverview')).toMatchObject({ shopsToApprove: 1, paymentsUnknown: 1 })
  })
})

test('a fill that was interrupted goes on where it stopped', async () => {
  const other = await openTestMarket()
  const stopHalfWay = (line: string) => {
    if (line.startsWith('40 of')) throw new Error('the power went')
  }
  await expect(fillDemoTown(other.context, stopHalfWay)).rejects.toThrow('the power went')
  expect(await fillDemoTown(other.context, () => {})).toBe(true)
  expect(await census(other)).toEqual(await census(market))
  await other.close()
}, 120_000)

test('a market where somebody lives already gets no town', async () => {
  const other = await openTestMarket()
  await sql`
    insert into people (id, email, name, password_hash, created_at)
    values (${newId()}, 'somebody@example.com', 'Somebody', '', ${other.clock.now()})`.execute(other.context.db)
  expect(await fillDemoTown(other.context, () => {})).toBe(false)
  expect(await census(other)).toMatchObject({ people: 1, shops: 0 })
  await other.close()
})

async function count(rows: ReturnType<typeof sql>, { context } = market): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`select count(*) as count from (${rows}) found`.execute(
    context.db,
  )
  return found[0]!.count
}

async function statesOf(table: 'orders' | 'products' | 'payments' | 'checkouts'): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select distinct state from ${sql.table(table)} order by state`.execute(
    market.context.db,
  )
  return rows.map(({ state }) => state)
}

/** How many of everything there are. */
async function census(of = market): Promise<Record<string, number>> {
  const tables = [
    'people',
    'shops',
    'products',
    'variants',
    'media',
    'orders',
    'payments',
    'ledger_entries',
    'reviews',
    'mails',
    'order_history',
    'tracking_updates',
  ]
  const counts = await Promise.all(
    tables.map(async (table) => [table, await count(sql`select from ${sql.table(table)}`, of)] as const),
  )
  return Object.fromEntries(counts)
}
