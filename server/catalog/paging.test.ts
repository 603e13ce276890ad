import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { statements } from '#server/platform/db/database.ts'
import { countStems } from '#server/catalog/index.ts'
import { aFilledHall } from '#test/builders/catalog.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let stranger: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  await aFilledHall(market.context.db, { shops: 6, products: 300, categories: 3 })
  stranger = new Visitor(market.url)
})
afterAll(() => market.close())

async function walk(query: Record<string, string | number>) {
  const seen = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof stranger.call<'listProducts'>>> = await stranger.call('listProducts', {
      query: { ...query, ...(after && { after }) },
    })
    seen.push(...page.items)
    after = page.next
  } while (after)
  return seen
}

async function idsInHall(): Promise<Set<string>> {
  const rows = await market.context.db.selectFrom('products').select('id').where('is_listed', '=', true).execute()
  return new Set(rows.map(({ id }) => id))
}

describe.each(['newest', 'price', '-price', 'rating'] as const)('walking through the hall by %s', (sort) => {
  test.each([3, 24, 100])('shows every product exactly once, %i at a time, ties and all', async (limit) => {
    const seen = await walk({ sort, limit })
    expect(seen).toHaveLength(300)
    expect(new Set(seen.map(({ id }) => id))).toEqual(await idsInHall())
  })

  test('keeps the order over the seams of pages', async () => {
    const seen = await walk({ sort, limit: 11 })
    for (const [index, card] of seen.entries()) {
      const next = seen[index + 1]
      if (!next) break
      if (sort === 'price') expect(card.price.amountMinor).toBeLessThanOrEqual(next.price.amountMinor)
      if (sort === '-price') expect(card.price.amountMinor).toBeGreaterThanOrEqual(next.price.amountMinor)
      if (sort === 'rating') {
        const isInOrder =
          card.rating.average > next.rating.average ||
          (card.rating.average === next.rating.average && card.rating.count >= next.rating.count)
        expect(isInOrder).toBe(true)
      }
    }
    const prices = new Set(seen.map(({ price }) => price.amountMinor))
    expect(prices.size).toBeLessThan(seen.length)
  })

  test('shows a category, a shop, and what they share, whole', async () => {
    const { db } = market.context
    const ofCategory = await walk({ sort, limit: 9, category: 'category-2' })
    const { count } = await db
      .selectFrom('products as p')
      .innerJoin('categories as c', 'c.id', 'p.category_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('c.slug', '=', 'category-2')
      .executeTakeFirstOrThrow()
    expect(new Set(ofCategory.map(({ id }) => id)).size).toBe(count)
    expect(ofCategory).toHaveLength(count)
    const ofShop = await walk({ sort, limit: 9, shop: 'shop-3' })
    expect(ofShop).toHaveLength(50)
    expect(ofShop.every(({ shop }) => shop.slug === 'shop-3')).toBe(true)
    const ofBoth = (await walk({ sort, limit: 9, category: 'category-2', shop: 'shop-3' })).map(({ id }) => id)
    const expected = ofShop.filter(({ id }) => ofCategory.some((card) => card.id === id)).map(({ id }) => id)
    expect(expected.length).toBeGreaterThan(9)
    expect(ofBoth).toEqual(expected)
  })

  test('a product that comes while somebody walks repeats nothing and hides nothing', async () => {
    const first = await stranger.call('listProducts', { query: { sort, limit: 50 } })
    await market.context.db
      .updateTable('products')
      .set({ is_listed: false })
      .where('id', '=', first.items[0]!.id)
      .execute()
    const second = await stranger.call('listProducts', { query: { sort, limit: 50, after: first.next! } })
    await market.context.db
      .updateTable('products')
      .set({ is_listed: true })
      .where('id', '=', first.items[0]!.id)
      .execute()
    const all = await walk({ sort, limit: 100 })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 100).map(({ id }) => id))
  })

  test('a place taken from elsewhere is refused, not stumbled over', async () => {
    for (const parts of [[], ['x', 'y'], [1, 'x'], [1, 2, 'x'], [null], [1.5, newId()], [1e300, 1, newId()]]) {
      const after = Buffer.from(JSON.stringify(parts)).toString('base64url')
      expect(await stranger.refused('listProducts', { query: { sort, after } })).toMatchObject({
        status: 422,
        code: 'cursor_invalid',
      })
    }
  })
})

test('a list and a page of a product ask the database once', async () => {
  await stranger.call('listProducts', { query: { category: 'category-1' } })
  const before = statements.count
  await stranger.call('listProducts', { query: { category: 'category-1' } })
  expect(statements.count - before).toBe(1)
  await stranger.call('getProduct', { params: { slug: 'product-7' } })
  expect(statements.count - before).toBe(2)
})

test('the cards of a page are small', async () => {
  const response = await stranger.send('listProducts', { query: { category: 'category-1', limit: 24 } })
  expect((await response.text()).length).toBeLessThan(15_000)
})

test('a search that more products answer than are weighed is paged through to its end, in every order', async () => {
  const { db } = market.context
  await sql`
    insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency, created_at, updated_at)
    select gen_random_uuid(), p.shop_id, p.category_id, p.slug || '-' || n, 'Plenty of thing', 'live', true, p.listed_at, p.price_minor + n,
           p.max_price_minor + n, 'EUR', p.created_at, p.updated_at
    from products p cross join generate_series(1, 5) n`.execute(db)
  await countStems(db)
  for (const sort of ['relevance', 'price'] as const) {
    const seen = await walk({ q: 'plenty', sort, limit: 100 })
    expect(seen).toHaveLength(1_500)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1_500)
  }
  expect((await stranger.call('getFacets', { query: { q: 'plenty' } })).total).toBe(1_500)
})
