import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { suspendShop } from '#server/shops/index.ts'
import { aProductForm, aProductOnTheShelf, type BuiltProduct } from '#test/builders/catalog.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let shop: BuiltShop
let visitor: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market, { name: 'Lumen House' })
  visitor = new Visitor(market.url)
  const things = [
    {
      title: 'Wireless over-ear headphones',
      brand: 'Sonara',
      category: 'audio',
      variants: [{ sku: 'SON-1000', ean: '4006381333931' }],
    },
    { title: 'Stand for headphones', category: 'audio' },
    { title: 'Stoneware mug', category: 'ceramics', description: 'For coffee.' },
    { title: 'Coffee maker with glass jug', category: 'kitchen' },
    { title: 'Coffee maker for pods', category: 'kitchen', description: 'Takes every pod.' },
    { title: 'USB-C charging cable, 6 ft', category: 'audio' },
    { title: 'Charging cable, 3-Foot, USB C', category: 'audio' },
    { title: '13.3" laptop sleeve', category: 'audio' },
    { title: 'Sideboard of oak', category: 'furniture' },
    { title: 'Television bench', category: 'furniture' },
    { title: 'Torch with cell 18650', category: 'lights' },
  ]
  for (const thing of things) await aProductOnTheShelf(market, shop, thing)
  await market.settle()
})
afterAll(() => market.close())

/** The titles a search answers, best first. */
async function titles(q: string, query: Record<string, string | number> = {}): Promise<string[]> {
  const { items } = await visitor.call('listProducts', { query: { q, ...query } })
  return items.map(({ title }) => title)
}

describe('a search', () => {
  test('finds words in any of their forms, in any order', async () => {
    expect((await titles('headphone wireless'))[0]).toBe('Wireless over-ear headphones')
    expect(await titles('MUGS')).toEqual(['Stoneware mug'])
  })

  test('knows what a thing is from what it is for', async () => {
    expect(await titles('headphones')).toEqual(['Wireless over-ear headphones', 'Stand for headphones'])
  })

  test('finds a brand, a shop and a category', async () => {
    expect(await titles('sonara')).toEqual(['Wireless over-ear headphones'])
    expect(await titles('lumen house mug')).toEqual(['Stoneware mug'])
    expect(await titles('kitchen')).toHaveLength(2)
  })

  test('puts the thing with exactly this SKU or EAN first', async () => {
    expect((await titles('son-1000'))[0]).toBe('Wireless over-ear headphones')
    expect(await titles('4006381333931')).toEqual(['Wireless over-ear headphones'])
  })

  test('takes the 12 digits of a UPC and the 13 of an EAN with a 0 before it for the same number, whichever the shop wrote', async () => {
    const short = await aProductOnTheShelf(market, shop, { title: 'Levante fan', variants: [{ ean: '036000291452' }] })
    const long = await aProductOnTheShelf(market, shop, { title: 'Poniente fan', variants: [{ ean: '0012345678905' }] })
    for (const typed of ['036000291452', '0036000291452', '0 36000 29145 2'])
      expect(await titles(typed)).toEqual([short.title])
    for (const typed of ['012345678905', '0012345678905']) {
      expect(await titles(typed)).toEqual([long.title])
      const { items } = await shop.seller.call('listOwnProducts', { query: { q: typed } })
      expect(items).toMatchObject([{ id: long.id }])
    }
    expect(await titles('036000291459')).toEqual([])
  })

  test('reads hyphens, units and numbers as people write them', async () => {
    for (const typed of ['usb-c cable', 'usb c cable', 'usbc cable']) expect(await titles(typed)).toHaveLength(2)
    for (const typed of ['cable 6ft', 'cable 6 feet', '6-foot cable']) {
      expect((await titles(typed))[0]).toBe('USB-C charging cable, 6 ft')
    }
    expect(await titles('13.3 inch sleeve')).toEqual(['13.3" laptop sleeve'])
    expect((await titles('3ft charging cable'))[0]).toBe('Charging cable, 3-Foot, USB C')
  })

  test('forgives a slip of the finger and says what it took it for', async () => {
    const { items, correctedTo } = await visitor.call('listProducts', { query: { q: 'stonewear mug' } })
    expect(items.map(({ title }) => title)).toEqual(['Stoneware mug'])
    expect(correctedTo).toBe('stoneware mug')
    const exact = await visitor.call('listProducts', { query: { q: 'stonewear', exact: 'true' } })
    expect(exact).toMatchObject({ items: [], correctedTo: null })
  })

  test('takes no number for another, however near', async () => {
    expect(await titles('18650')).toEqual(['Torch with cell 18650'])
    const { items, correctedTo } = await visitor.call('listProducts', { query: { q: '18655' } })
    expect({ items, correctedTo }).toEqual({ items: [], correctedTo: null })
  })

  test('puts what is not wanted last', async () => {
    expect((await titles('coffee maker without pods'))[0]).toBe('Coffee maker with glass jug')
  })

  test('knows words that mean the same, as soon as the operator says so', async () => {
    expect(await titles('tv')).toEqual(['Television bench'])
    expect(await titles('credenza')).toEqual([])
    await sql`insert into search_synonyms (id, words, updated_at) values (${newId()}, '{credenza,"side board",sideboard}', ${market.context.clock.now()})`.execute(
      market.context.db,
    )
    expect(await titles('credenza')).toEqual(['Sideboard of oak'])
  })

  test('with no known word answers nothing, and without a mistake', async () => {
    expect(await titles('qqqqzzzz')).toEqual([])
    for (const odd of ["'", '\\', '"a" & !b | (c', ':* <->', '%', '—', 'the', '💡']) await titles(odd)
  })
})

test('words are stemmed in the language of the market, also those of things that stood there before', async () => {
  await aProductOnTheShelf(market, shop, { title: 'Lampe aus Filz', category: 'furniture' })
  const speak = (locale: string) => sql`update market_settings set locale = ${locale}`.execute(market.context.db)
  const { rows } = await sql<{ locale: string }>`select locale from market_settings`.execute(market.context.db)
  expect(await titles('Lampen', { exact: 'true' })).toEqual([])
  await speak('de-AT')
  expect(await titles('Lampen', { exact: 'true' })).toEqual(['Lampe aus Filz'])
  await speak(rows[0]!.locale)
  expect(await titles('MUGS')).toEqual(['Stoneware mug'])
})

describe('what is found', () => {
  let lamp: BuiltProduct
  beforeEach(async () => {
    lamp = await aProductOnTheShelf(market, shop, { title: 'Zephyr paper lantern', category: 'lights' })
  })

  test('follows an edit in the same moment', async () => {
    expect(await titles('zephyr')).toContain('Zephyr paper lantern')
    const form = await aProductForm(market, shop, { title: 'Mistral paper lantern', category: 'lights' })
    const own = await shop.seller.call('getOwnProduct', { params: { id: lamp.id } })
    const variants = own.variants.map(({ id }) => ({ ...form.variants[0]!, id }))
    await shop.seller.call('changeProduct', {
      params: { id: lamp.id },
      body: { ...form, variants, version: own.version },
    })
    expect(await titles('mistral')).toEqual(['Mistral paper lantern'])
  })

  test('is never hidden, and never of a suspended shop', async () => {
    const before = await titles('zephyr')
    await shop.seller.call('hideProduct', { params: { id: lamp.id } })
    expect(await titles('zephyr')).toHaveLength(before.length - 1)
    const other = await anOpenShop(market, { name: 'Bora' })
    await aProductOnTheShelf(market, other, { title: 'Tramontana lantern' })
    expect(await titles('tramontana')).toHaveLength(1)
    await suspendShop(market.context, { shopId: other.id, reason: 'It does not send parcels.' })
    expect(await titles('tramontana')).toEqual([])
  })

  test('can be narrowed and sorted, and is read page by page without a gap', async () => {
    for (let n = 1; n <= 7; n++) {
      await aProductOnTheShelf(market, shop, {
        title: `Ostro vase ${n}`,
        category: 'vases',
        priceMinor: 1_000 * n,
        onHand: n % 2,
      })
    }
    expect(await titles('ostro', { minPrice: 3_000, maxPrice: 5_000, sort: '-price' })).toEqual(
      [5, 4, 3].map((n) => `Ostro vase ${n}`),
    )
    expect(await titles('ostro', { inStock: 'true' })).toHaveLength(4)
    expect(await titles('ostro', { category: 'ceramics' })).toEqual([])
    for (const sort of ['relevance', 'newest', 'price', 'rating', 'sold']) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await visitor.call('listProducts', {
          query: { q: 'ostro vase', sort, limit: 2, ...(after && { after }) },
        })
        seen.push(...page.items.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toHaveLength(7)
    }
  })
})
