import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeProduct, hideProduct, publishProduct } from '#server/catalog/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { aDraft, aProductOnTheShelf, type BuiltProduct } from '#test/builders/catalog.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { cancelSaleEvent, createSaleEvent, publishSaleEvent } from './index.ts'

let market: TestMarket
let shop: BuiltShop
let visitor: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
  visitor = new Visitor(market.url)
})
afterAll(() => market.close())

/** Saves the product with another price, as its form would. */
async function price(
  { id, variantId, title, categoryId }: BuiltProduct,
  priceMinor: number,
  before: number | null = null,
) {
  const { rows } = await sql<{ version: number; coverId: string }>`
    select version, cover_id as "coverId" from products where id = ${id}`.execute(market.context.db)
  const { version, coverId } = rows[0]!
  await changeProduct(shop.asSeller, id, {
    version,
    title,
    brand: '',
    externalId: null,
    description: '',
    searchTitle: '',
    searchDescription: '',
    categoryId,
    tags: [],
    details: [],
    options: [],
    attributes: {},
    pictures: [{ id: coverId, alt: '' }],
    variants: [
      {
        id: variantId,
        sku: '',
        ean: '',
        optionValues: [],
        priceMinor,
        compareAtMinor: before,
        onHand: 10,
        lowStockAt: null,
        weightGrams: null,
        pictureId: null,
      },
    ],
  })
}

async function shown({ slug }: BuiltProduct) {
  const { variants } = await visitor.call('getProduct', { params: { slug } })
  return variants[0]!
}

const days = (count: number) => market.clock.advance({ minutes: count * 24 * 60 })

test('a reduction says what the thing cost at least in the thirty days before it, and keeps saying so while it lasts', async () => {
  const mug = await aProductOnTheShelf(market, shop, { priceMinor: 2_800 })
  days(40)
  await price(mug, 2_400)
  days(5)
  await price(mug, 2_800)
  expect(await shown(mug)).toMatchObject({ compareAt: null, lowestBefore: null })
  days(5)
  await price(mug, 2_100, 2_800)
  expect((await shown(mug)).lowestBefore).toEqual({ amountMinor: 2_400, currency: 'EUR' })
  days(60)
  await price(mug, 1_900, 2_800)
  expect((await shown(mug)).lowestBefore?.amountMinor).toBe(2_400)
  await price(mug, 2_800)
  expect((await shown(mug)).lowestBefore).toBeNull()
})

test('a card that strikes a price through says it too: of the cheapest size, and of what an event asks', async () => {
  const seat = await aProductOnTheShelf(market, shop, {
    title: 'Seat',
    options: [{ name: 'Wood', values: ['Oak', 'Ash'] }],
    variants: [
      { optionValues: ['Oak'], priceMinor: 9_000, compareAtMinor: 9_900 },
      { optionValues: ['Ash'], priceMinor: 8_000 },
    ],
  })
  const card = async () => (await visitor.call('listProducts', { query: { q: 'seat' } })).items[0]!
  expect(await card()).toMatchObject({ compareAt: null, lowestBefore: null, event: null })
  await anEvent({ ...seat, variantId: seat.variants[1]!.id }, { priceMinor: 5_000, inDays: 1, forDays: 1 })
  days(1)
  expect(await card()).toMatchObject({
    compareAt: null,
    lowestBefore: null,
    event: { price: { amountMinor: 5_000 }, lowestBefore: { amountMinor: 8_000 } },
  })
  const stool = await aProductOnTheShelf(market, shop, { title: 'Stool', priceMinor: 2_800 })
  days(1)
  await price(stool, 2_100, 2_800)
  const { items } = await visitor.call('listProducts', { query: { q: 'stool' } })
  expect(items[0]).toMatchObject({ compareAt: { amountMinor: 2_800 }, lowestBefore: { amountMinor: 2_800 } })
})

test('prices of a draft were asked of nobody; a reduction with which a thing comes on the shelf has no earlier price', async () => {
  const vase = await aDraft(market, shop, { title: 'Dune vase', priceMinor: 500 })
  await price(vase, 900)
  await publishProduct(shop.asSeller, vase.id)
  days(10)
  await hideProduct(shop.asSeller, vase.id)
  await price(vase, 300)
  await price(vase, 800, 900)
  await publishProduct(shop.asSeller, vase.id)
  expect((await shown(vase)).lowestBefore?.amountMinor).toBe(900)

  const bowl = await aDraft(market, shop, { title: 'New bowl', variants: [{ priceMinor: 500, compareAtMinor: 9_900 }] })
  await publishProduct(shop.asSeller, bowl.id)
  expect((await shown(bowl)).lowestBefore).toBeNull()
})

test('a sale event names the lowest price before it, also when that changes after it was published', async () => {
  const jug = await aProductOnTheShelf(market, shop, { title: 'Jug', priceMinor: 4_000 })
  days(20)
  const event = await anEvent(jug, { priceMinor: 2_000, inDays: 10, forDays: 10 })
  await price(jug, 3_500)
  days(5)
  await price(jug, 4_000)
  days(6)
  const page = await visitor.call('getSaleEvent', { params: { slug: event.slug } })
  expect(page.products[0]).toMatchObject({ lowestBefore: { amountMinor: 3_500 } })
  expect((await shown(jug)).event).toMatchObject({
    slug: event.slug,
    price: { amountMinor: 2_000 },
    lowestBefore: { amountMinor: 3_500 },
    left: 5,
  })
  // What was asked by the event counts for the next reduction, though the event was called off on its second day.
  await cancelSaleEvent(shop.asSeller, event.id)
  days(1)
  await price(jug, 3_000, 4_000)
  expect(await shown(jug)).toMatchObject({ event: null, lowestBefore: { amountMinor: 2_000 } })
})

test('what costs no more by itself is in no sale while that is so, and what an event compares with never rises', async () => {
  const tray = await aProductOnTheShelf(market, shop, { title: 'Tray', priceMinor: 4_000 })
  const event = await anEvent(tray, { priceMinor: 2_000, inDays: 1, forDays: 10 })
  days(2)
  const page = async () => (await visitor.call('getSaleEvent', { params: { slug: event.slug } })).products
  expect((await shown(tray)).event).toMatchObject({ price: { amountMinor: 2_000 } })
  await price(tray, 1_900)
  expect([(await shown(tray)).event, await page()]).toEqual([null, []])
  const cart = await new Visitor(market.url).call('addCartLine', { body: { variantId: tray.variantId, quantity: 1 } })
  expect(cart.totals.items.amountMinor).toBe(1_900)
  await price(tray, 3_000)
  await price(tray, 5_000)
  expect((await shown(tray)).event).toMatchObject({ price: { amountMinor: 2_000 } })
  expect(await page()).toMatchObject([{ price: { amountMinor: 2_000 }, normalPrice: { amountMinor: 3_000 } }])
})

test('an event that never began has asked nothing', async () => {
  const pot = await aProductOnTheShelf(market, shop, { title: 'Pot', priceMinor: 4_000 })
  const event = await anEvent(pot, { priceMinor: 2_000, inDays: 10, forDays: 10 })
  days(1)
  await cancelSaleEvent(shop.asSeller, event.id)
  days(20)
  await price(pot, 3_000, 4_000)
  expect((await shown(pot)).lowestBefore?.amountMinor).toBe(4_000)
})

test('what a thing cost cannot be rewritten', async () => {
  await expect(sql`update price_history set price_minor = 1`.execute(market.context.db)).rejects.toThrow(
    /price_history/,
  )
  await expect(sql`delete from price_history`.execute(market.context.db)).rejects.toThrow(/price_history/)
})

test('lists show what a running event asks and count it as on sale, until it is over or sold out', async () => {
  const plate = await aProductOnTheShelf(market, shop, { title: 'Quince plate', priceMinor: 4_000 })
  await anEvent(plate, { priceMinor: 2_500, inDays: 1, forDays: 4 })
  const seen = async () => {
    const query = { q: 'quince' }
    const [all, onSale, { onSale: count }, { items: byId }] = await Promise.all([
      visitor.call('listProducts', { query }),
      visitor.call('listProducts', { query: { ...query, onSale: 'true' } }),
      visitor.call('getFacets', { query }),
      visitor.call('listProductCards', { query: { ids: plate.id } }),
    ])
    expect(byId[0]!.event).toEqual(all.items[0]!.event)
    expect(onSale.items).toHaveLength(count)
    return { event: all.items[0]!.event?.price.amountMinor ?? null, isOfAll: all.items[0]!.event?.isOfAll, count }
  }
  const without = { event: null, isOfAll: undefined, count: 0 }
  expect(await seen()).toEqual(without)
  days(2)
  expect(await seen()).toEqual({ event: 2_500, isOfAll: true, count: 1 })
  const take = (taken: string) =>
    sql`update sale_event_items set taken = ${sql.raw(taken)} where product_id = ${plate.id}`.execute(market.context.db)
  await take('quota')
  expect(await seen()).toEqual(without)
  await take('0')
  days(4)
  expect(await seen()).toEqual(without)
})

async function anEvent({ variantId }: BuiltProduct, wish: { priceMinor: number; inDays: number; forDays: number }) {
  const startsAt = daysAfter(market.clock.now(), wish.inDays)
  const id = await createSaleEvent(shop.asSeller, {
    title: 'Winter table',
    text: '',
    startsAt: startsAt.toISOString(),
    endsAt: daysAfter(startsAt, wish.forDays).toISOString(),
    pictureIds: [],
    mostPerCustomer: null,
    whenGone: 'normal_price',
    items: [{ variantId, priceMinor: wish.priceMinor, quota: 5 }],
  })
  await publishSaleEvent(shop.asSeller, id)
  const { rows } = await sql<{ slug: string }>`select slug from sale_events where id = ${id}`.execute(market.context.db)
  return { id, slug: rows[0]!.slug }
}
