import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aCategory, aFilledHall } from '#test/builders/catalog.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let visitor: Visitor

interface Row {
  category: string
  above: string | null
  shop: string
  price: number
  rating: number
  onSale: boolean
  inStock: boolean
  finish: string | null
  words: string
}
let rows: Row[]

/** A hall with a category below another, an attribute, and things that are reduced, sold out or unrated. */
beforeAll(async () => {
  market = await openTestMarket()
  visitor = new Visitor(market.url)
  const { db } = market.context
  await aFilledHall(db, { shops: 5, products: 240, categories: 3 })
  const top = await aCategory(market, 'hall')
  await sql`update categories set parent_id = ${top} where slug in ('category-1', 'category-2')`.execute(db)
  await sql`insert into category_attributes (id, category_id, slug, name, kind, choices, position) values
    (${newId()}, ${top}, 'finish', 'Finish', 'choice', '{Oak,Ash,Elm}', 1)`.execute(db)
  await sql`
    update products p set title = case when n % 3 = 0 then 'Oaken ' else 'Ashen ' end || p.title,
      attributes = case when n % 4 = 0 then '{}' else jsonb_build_object('finish', (array['Oak', 'Ash', 'Elm'])[1 + n % 3]) end,
      compare_at_minor = case when n % 5 = 0 then price_minor + 100 end
    from (select id, row_number() over (order by slug)::integer as n from products) o where o.id = p.id`.execute(db)
  await sql`update variants set on_hand = 0 where product_id in (select id from products where slug like '%7')`.execute(
    db,
  )
  await market.settle()
  rows = (
    await sql<Row>`
      select c.slug as category, o.slug as above, s.slug as shop, p.price_minor as price, p.rating_hundredths::float8 / 100 as rating,
             p.compare_at_minor is not null as "onSale", p.slug not like '%7' as "inStock", p.attributes ->> 'finish' as finish, p.title as words
      from products p join categories c on c.id = p.category_id left join categories o on o.id = c.parent_id join shops s on s.id = p.shop_id`.execute(
      db,
    )
  ).rows
})
afterAll(() => market.close())

const asked = fc.record(
  {
    q: fc.constantFrom('oaken', 'ashen thing'),
    category: fc.constantFrom('hall', 'category-1', 'category-3'),
    shop: fc.constantFrom('shop-1', 'shop-2,shop-3'),
    minPrice: fc.constantFrom(2_000, 4_000),
    maxPrice: fc.constantFrom(6_000, 9_000),
    minRating: fc.constantFrom(3, 4),
    onSale: fc.constant('true'),
    inStock: fc.constant('true'),
    attributes: fc.constantFrom('finish:Oak', 'finish:Ash|Elm'),
  },
  { requiredKeys: [] },
)

type Asked = Partial<Record<'q' | 'category' | 'shop' | 'onSale' | 'inStock' | 'attributes', string>> &
  Partial<Record<'minPrice' | 'maxPrice' | 'minRating', number>>

/** The same by a plain filter. */
function plain({ q, category, shop, minPrice, maxPrice, minRating, onSale, inStock, attributes }: Asked): Row[] {
  const finishes = attributes?.split(':')[1]?.split('|')
  return rows.filter(
    (row) =>
      (!q || row.words.toLowerCase().startsWith(q.split(' ')[0]!)) &&
      (!category || row.category === category || row.above === category) &&
      (!shop || shop.split(',').includes(row.shop)) &&
      (minPrice === undefined || row.price >= minPrice) &&
      (maxPrice === undefined || row.price <= maxPrice) &&
      (minRating === undefined || row.rating >= minRating) &&
      (!onSale || row.onSale) &&
      (!inStock || row.inStock) &&
      (!finishes || (row.finish !== null && finishes.includes(row.finish))),
  )
}

test('every count is what a plain count says, whatever is chosen', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (query) => {
      const facets = await visitor.call('getFacets', { query: query })
      const all = plain(query)
      expect(facets.total).toBe(all.length)
      expect(facets.shopCount).toBe(new Set(all.map(({ shop }) => shop)).size)
      const { shop: _shop, ...notShop } = query
      if (query.q || query.category) {
        const others = plain(notShop)
        for (const { slug, count } of facets.shops) {
          expect(count).toBe(others.filter(({ shop }) => shop === slug).length)
        }
        expect(facets.shops.length).toBe(new Set(others.map(({ shop }) => shop)).size)
      }
      const { minPrice: _min, maxPrice: _max, ...notPrice } = query
      const prices = plain(notPrice).map(({ price }) => price)
      expect(facets.prices?.counts.reduce((sum, count) => sum + count, 0) ?? 0).toBe(prices.length)
      if (facets.prices) expect(facets.prices.min.amountMinor).toBe(Math.min(...prices))
      const { minRating: _rating, ...notRating } = query
      for (const { minRating, count } of facets.ratings) expect(count).toBe(plain({ ...notRating, minRating }).length)
      expect(facets.onSale).toBe(plain({ ...query, onSale: 'true' }).length)
      expect(facets.inStock).toBe(plain({ ...query, inStock: 'true' }).length)
      const { attributes: _attributes, ...notAttributes } = query
      for (const { values } of facets.attributes) {
        for (const { value, count } of values) {
          expect(count).toBe(plain({ ...notAttributes, attributes: `finish:${value}` }).length)
        }
      }
      const { items } = await visitor.call('listProducts', {
        query: { ...(query as Record<string, string | number>), limit: 100 },
      })
      expect(items.length).toBe(Math.min(all.length, 100))
    }),
    { numRuns: 40 },
  )
  // Most of what is called that stands in the hall, so its attributes narrow the search.
  const { attributes } = await visitor.call('getFacets', { query: { q: 'oaken' } })
  expect(attributes.map(({ slug }) => slug)).toEqual(['finish'])
})
