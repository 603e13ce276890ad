import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCategory, aDraft, aProductOnTheShelf } from '#test/builders/catalog.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { anOpenShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { writePage, writeSitemapIndex } from './sitemap.ts'

let market: TestMarket
let slugs: string[]
let event: { slug: string }

beforeAll(async () => {
  market = await openTestMarket()
  const shop = await anOpenShop(market)
  const above = await aCategory(market, 'home')
  const { db } = market.context
  await db
    .updateTable('categories')
    .set({ parent_id: above })
    .where('id', '=', await aCategory(market))
    .execute()
  slugs = []
  for (const title of ['Mug', 'Bowl', 'Vase', 'Plate', 'Jug']) {
    const product = await aProductOnTheShelf(market, shop, { title })
    slugs.push(product.slug)
    if (title === 'Mug') event = await aRunningEvent(market, shop.seller, product)
    market.clock.advance({ minutes: 1 })
  }
  await aDraft(market, shop, { title: 'Secret teapot' })
})
afterAll(() => market.close())

const read = async (path: string) => {
  const response = await fetch(market.url + path)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const addressesIn = (xml: string) => Array.from(xml.matchAll(/<loc>([^<]*)<\/loc>/g), (match) => match[1]!)

test('a search engine is told where the sitemap is and which pages are nobody’s business', async () => {
  const { status, type, text } = await read('/robots.txt')
  expect([status, type]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(text).toContain(`Sitemap: ${market.url}/sitemap.xml`)
  expect(text).toContain('Disallow: /checkout\n')
  expect(text).not.toContain('Disallow: /products')
})

test('following the sitemap finds every open page, with its whole address, and no draft', async () => {
  const index = await read('/sitemap.xml')
  expect([index.status, index.type]).toEqual([200, 'application/xml; charset=utf-8'])
  const found: string[] = []
  for (const page of addressesIn(index.text))
    found.push(...addressesIn((await read(page.slice(market.url.length))).text))
  const paths = found.map((address) => address.replace(market.url, ''))
  expect(paths).toEqual(
    expect.arrayContaining([
      '/',
      '/products',
      '/shops',
      '/events',
      '/categories/ceramics',
      '/categories/home',
      `/events/${event.slug}`,
    ]),
  )
  expect(paths.filter((path) => path.startsWith('/products/'))).toEqual(slugs.map((slug) => `/products/${slug}`))
  expect(paths.filter((path) => path.startsWith('/shops/'))).toHaveLength(1)
})

test('a large market is cut into pages, and no product is on two of them or on none', async () => {
  const { db } = market.context
  const pages = addressesIn(await writeSitemapIndex(db, '', 2)).filter((path) => path.startsWith('/sitemaps/products'))
  const found: string[] = []
  for (const page of pages) {
    const listed = addressesIn(await writePage(db, '', 'products', page.split('from=')[1]!, 2))
    expect(listed.length).toBeLessThanOrEqual(2)
    found.push(...listed)
  }
  expect(pages).toHaveLength(3)
  expect(found).toEqual(slugs.map((slug) => `/products/${slug}`))
})

test('a page of the sitemap that does not exist is not found', async () => {
  expect((await read('/sitemaps/products.xml')).status).toBe(404)
  expect((await read('/sitemaps/products.xml?from=nowhere')).status).toBe(404)
})

test('the page a phone puts on its home screen bears the market’s name', async () => {
  const { type, text } = await read('/site.webmanifest')
  expect(type).toMatch(/^application\/manifest\+json/)
  expect(JSON.parse(text)).toMatchObject({ name: 'Stoa', start_url: '/' })
})
