import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aProductForm, aProductOnTheShelf } from '#test/builders/catalog.ts'
import { anOperator } from '#test/builders/people.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: Visitor
let visitor: Visitor
let shop: BuiltShop

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
  visitor = new Visitor(market.url)
  shop = await anOpenShop(market)
})
afterAll(() => market.close())

const put = (name: string, more: Record<string, unknown> = {}) =>
  operator.call('createCategory', { body: { name, ...more } })

test('a category shows what stands above and below it, and counts what stands below', async () => {
  const clay = await put('Clay', { description: 'Fired things.' })
  const mugs = await put('Mugs of clay', { parentId: clay.id })
  await aProductOnTheShelf(market, shop, { title: 'Low mug', category: mugs.slug })
  const page = await visitor.call('getCategory', { params: { slug: 'clay' } })
  expect(page).toMatchObject({
    description: 'Fired things.',
    productCount: 1,
    above: [],
    below: [{ slug: 'mugs-of-clay', productCount: 1 }],
  })
  expect((await visitor.call('getCategory', { params: { slug: mugs.slug } })).above).toEqual([
    { slug: 'clay', name: 'Clay' },
  ])
  const { items } = await visitor.call('listProducts', { query: { category: 'clay' } })
  expect(items.map(({ title }) => title)).toEqual(['Low mug'])
  expect(await operator.refused('removeCategory', { params: { id: mugs.id } })).toMatchObject({
    code: 'category_in_use',
  })
})

test('a category into which somebody is just putting something stays', async () => {
  const shelf = await put('Just now')
  let putting = Promise.resolve<unknown>(undefined)
  await market.context.db.transaction().execute(async (tx) => {
    await sql`
      insert into categories (id, slug, name, parent_id, position, created_at)
      values (${newId()}, 'just-below', 'Just below', ${shelf.id}, 0, ${market.clock.now()})`.execute(tx)
    putting = operator.refused('removeCategory', { params: { id: shelf.id } })
    // The row it asks for is held here until this transaction ends.
    for (;;) {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
      if (rows.length > 0) return
    }
  })
  expect(await putting).toMatchObject({ status: 409, code: 'category_in_use' })
})

test('a category cannot stand below itself, nor below what stands below it', async () => {
  const top = await put('Top')
  const low = await put('Low', { parentId: top.id })
  for (const parentId of [top.id, low.id]) {
    expect(
      await operator.refused('changeCategory', { params: { id: top.id }, body: { name: 'Top', parentId } }),
    ).toMatchObject({
      code: 'below_itself',
    })
  }
})

test('things follow a category that moves, and are found by its new name at once', async () => {
  const wood = await put('Timber')
  const stools = await put('Stools', { parentId: wood.id })
  await aProductOnTheShelf(market, shop, { title: 'Three legs', category: stools.slug })
  await operator.call('changeCategory', { params: { id: wood.id }, body: { name: 'Larchwood' } })
  expect((await visitor.call('listProducts', { query: { q: 'larchwood' } })).items).toHaveLength(1)
  await operator.call('changeCategory', { params: { id: stools.id }, body: { name: 'Stools', parentId: null } })
  expect((await visitor.call('listProducts', { query: { category: wood.slug } })).items).toEqual([])
})

test('a product says of itself what its category asks for, and nothing else', async () => {
  const lamps = await put('Lamps', {
    attributes: [
      { name: 'Power', kind: 'number', unit: 'W' },
      { name: 'Finish', kind: 'choice', choices: ['Brass', 'Steel'] },
      { name: 'Dimmable', kind: 'yes_no' },
    ],
  })
  const attributes = { power: 7, finish: 'Brass', dimmable: true }
  const lamp = await aProductOnTheShelf(market, shop, { title: 'Reading lamp', category: lamps.slug, attributes })
  const page = await visitor.call('getProduct', { params: { slug: lamp.slug } })
  expect(page.attributes).toEqual([
    { name: 'Power', value: '7 W' },
    { name: 'Finish', value: 'Brass' },
    { name: 'Dimmable', value: 'Yes' },
  ])
  expect((await visitor.call('listProducts', { query: { q: 'brass 7w lamp' } })).items).toHaveLength(1)
  for (const wrong of [{ power: 'much' }, { finish: 'Gold' }, { dimmable: 'yes' }, { colour: 'red' }]) {
    const form = await aProductForm(market, shop, {
      title: 'Wrong lamp',
      category: lamps.slug,
      attributes: wrong,
    })
    expect(await shop.seller.refused('createProduct', { body: form })).toMatchObject({ code: 'attribute_invalid' })
  }
  const { attributes: facets } = await visitor.call('getFacets', { query: { category: lamps.slug } })
  expect(facets.map(({ slug, values }) => [slug, values])).toEqual([
    ['power', [{ value: '7', count: 1 }]],
    ['finish', [{ value: 'Brass', count: 1 }]],
    ['dimmable', [{ value: 'true', count: 1 }]],
  ])
})

test('a category that a commission rule is for, or was, stays', async () => {
  const kept = await put('Kept')
  const { items } = await operator.call('addCommissionRule', { body: { categoryId: kept.id, bps: 500 } })
  const inUse = { status: 409, code: 'category_in_use' }
  expect(await operator.refused('removeCategory', { params: { id: kept.id } })).toMatchObject(inUse)
  await operator.call('removeCommissionRule', { params: { id: items.at(-1)!.id } })
  expect(await operator.refused('removeCategory', { params: { id: kept.id } })).toMatchObject(inUse)
})

test('a commission rule of a category is for what stands below it too', async () => {
  const above = await put('Above')
  const below = await put('Below', { parentId: above.id })
  const { items } = await operator.call('addCommissionRule', { body: { categoryId: above.id, bps: 700 } })
  const sale = { shopId: shop.id, categoryId: below.id, unitPriceMinor: 10_000, quantity: 1 }
  expect((await operator.call('previewCommission', { body: sale })).commission.amountMinor).toBe(700)
  await operator.call('removeCommissionRule', { params: { id: items.at(-1)!.id } })
})

test('an empty category can be taken down', async () => {
  const empty = await put('Empty')
  await operator.call('removeCategory', { params: { id: empty.id } })
  expect(await visitor.refused('getCategory', { params: { slug: 'empty' } })).toMatchObject({
    code: 'category_not_found',
  })
})
