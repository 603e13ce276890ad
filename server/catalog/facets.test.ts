import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledHall } from '#test/builders/catalog.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { countHallFacetsAsJson } from './hall-facets.ts'

let market: TestMarket
let visitor: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  visitor = new Visitor(market.url)
  await aFilledHall(market.context.db, { shops: 2, products: 20, categories: 1 })
})
afterAll(() => market.close())

test('prices are no facet where things of several currencies are found, and are one of each shop alone', async () => {
  const { db } = market.context
  const facets = async (shop?: string) => (await visitor.call('getFacets', { query: shop ? { shop } : {} })).prices
  expect((await facets())!.min.currency).toBe('EUR')
  await sql`update products set currency = 'JPY' where shop_id = (select id from shops where slug = 'shop-1')`.execute(
    db,
  )
  expect(await facets()).toBeNull()
  const yen = (await facets('shop-1'))!
  expect([yen.min.currency, yen.max.currency]).toEqual(['JPY', 'JPY'])
  expect(yen.counts.reduce((sum, count) => sum + count, 0)).toBe(10)
  await sql`update products set currency = 'EUR'`.execute(db)
})

test('a small hall is counted each time and a large one once in a while', async () => {
  const { db, clock } = market.context
  const total = async (many: number) =>
    (JSON.parse(await countHallFacetsAsJson(db, clock.now(), many)) as { total: number }).total
  const hideOne = () =>
    sql`update products set is_listed = false where id = (select id from products where is_listed limit 1)`.execute(db)
  expect(await total(1_000)).toBe(20)
  await hideOne()
  expect(await total(1_000)).toBe(19)
  expect(await total(10)).toBe(19)
  await hideOne()
  expect(await total(10)).toBe(19)
  expect((await visitor.call('getFacets', { query: { inStock: 'true' } })).total).toBe(18)
})
