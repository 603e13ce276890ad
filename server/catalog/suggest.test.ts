import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProductOnTheShelf } from '#test/builders/catalog.ts'
import { anOpenShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let visitor: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  visitor = new Visitor(market.url)
  const shop = await anOpenShop(market, { name: 'Ceres Kiln' })
  for (const title of ['Ceramic teapot', 'Ceramic bowl', 'Paper kite'])
    await aProductOnTheShelf(market, shop, { title })
  await market.settle()
})
afterAll(() => market.close())

test('the beginning of a word is enough for words, things, categories and shops', async () => {
  const { words, products, categories, shops } = await visitor.call('suggest', { query: { q: 'cer' } })
  expect(words).toEqual(expect.arrayContaining(['ceramic']))
  expect(products.map(({ title }) => title)).toEqual(expect.arrayContaining(['Ceramic teapot', 'Ceramic bowl']))
  expect(categories.map(({ name }) => name)).toContain('Ceramics')
  expect(shops.map(({ name }) => name)).toEqual(['Ceres Kiln'])
})

test('what was typed before stays before the whole word', async () => {
  const { words, products } = await visitor.call('suggest', { query: { q: 'Ceramic tea' } })
  expect(words).toEqual(['Ceramic teapot'])
  expect(products[0]?.title).toBe('Ceramic teapot')
})

test('nothing, and odd things, are answered with nothing', async () => {
  for (const q of ['', ' ', '%', "'", '\\', 'qqqq']) {
    expect((await visitor.call('suggest', { query: { q } })).words).toEqual([])
  }
})
