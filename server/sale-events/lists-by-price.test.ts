import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '#server/platform/clock.ts'
import { aProductOnTheShelf, type BuiltProduct } from '#test/builders/catalog.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPlacedCheckout, sellerOf } from '#test/builders/orders.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { cancelSaleEvent, createSaleEvent, publishSaleEvent } from './index.ts'

let market: TestMarket
let shop: BuiltShop
let visitor: Visitor
let jug: BuiltProduct
let tray: BuiltProduct

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
  visitor = new Visitor(market.url)
  await aProductOnTheShelf(market, shop, { title: 'Sorrel cup', category: 'tableware', priceMinor: 1_000 })
  await aProductOnTheShelf(market, shop, { title: 'Sorrel bowl', category: 'tableware', priceMinor: 3_000 })
  jug = await aProductOnTheShelf(market, shop, { title: 'Sorrel jug', category: 'tableware', priceMinor: 5_000 })
  tray = await aProductOnTheShelf(market, shop, {
    title: 'Sorrel tray',
    category: 'tableware',
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    variants: [
      { optionValues: ['Small'], priceMinor: 7_000 },
      { optionValues: ['Large'], priceMinor: 8_000 },
    ],
  })
})
afterAll(() => market.close())

const ways = [{}, { category: 'tableware' }, { shop: '' }, { q: 'sorrel' }]

/** The titles by price, the same whichever way one goes, in either direction and page by page; with what is left up to 20.00. */
async function byPrice() {
  const orders = []
  for (const way of ways) {
    const narrowed = { ...way, ...('shop' in way && { shop: shop.slug }) }
    for (const sort of ['price', '-price'] as const) {
      const titles: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof visitor.call<'listProducts'>>> = await visitor.call('listProducts', {
          query: { ...narrowed, sort, limit: 1, ...(after && { after }) },
        })
        titles.push(...page.items.map(({ title }) => title.replace('Sorrel ', '')))
        after = page.next
      } while (after)
      orders.push((sort === 'price' ? titles : titles.toReversed()).join())
    }
  }
  expect(new Set(orders).size).toBe(1)
  const query = { maxPrice: 2_000 }
  const [{ items }, { total, prices }] = await Promise.all([
    visitor.call('listProducts', { query: { ...query, sort: 'price' } }),
    visitor.call('getFacets', { query }),
  ])
  expect(items).toHaveLength(total)
  return {
    order: orders[0],
    cheap: items.map(({ title }) => title.replace('Sorrel ', '')).join(),
    from: prices!.min.amountMinor,
    to: prices!.max.amountMinor,
  }
}

const usual = { order: 'cup,bowl,jug,tray', cheap: 'cup', from: 1_000, to: 7_000 }

test('a list by price follows an event when it begins and when it is over', async () => {
  await anEvent([{ variantId: jug.variantId, priceMinor: 500 }], { inDays: 1, forDays: 2 })
  await turnTo(0)
  expect(await byPrice()).toEqual(usual)
  await turnTo(1)
  expect(await byPrice()).toEqual({ order: 'jug,cup,bowl,tray', cheap: 'jug,cup', from: 500, to: 7_000 })
  await turnTo(2)
  expect(await byPrice()).toEqual(usual)
})

test('an event that is published while it runs is followed at once, and so is its end when it is called off', async () => {
  const id = await anEvent([{ variantId: jug.variantId, priceMinor: 2_000 }], { inDays: 0, forDays: 5 })
  expect(await byPrice()).toMatchObject({ order: 'cup,jug,bowl,tray', cheap: 'cup,jug' })
  await cancelSaleEvent(shop.asSeller, id)
  expect(await byPrice()).toEqual(usual)
})

test('what is all gone at the price of an event stands at its own price again, and goes back when something is left', async () => {
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 1_500 }, { priceMinor: 5_500 }] })
  const [, dear] = stall.wares
  const order = async () => {
    const { items } = await visitor.call('listProducts', { query: { shop: stall.slug, sort: 'price' } })
    return items.map(({ price }) => price.amountMinor)
  }
  await aRunningEvent(market, await sellerOf(market, stall), dear!, { priceMinor: 900, quota: 1 })
  expect(await order()).toEqual([5_500, 1_500])
  const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall], wanted: [{ ware: dear! }] })
  expect(await order()).toEqual([1_500, 5_500])
  await customer.call('cancelCheckout', { params: { id: checkout.id } })
  await market.settle()
  expect(await order()).toEqual([5_500, 1_500])
  await sql`update products set is_listed = false where shop_id = ${stall.shopId}`.execute(market.context.db)
})

test('of two events of different sizes that run at once the cheaper one gives the place, for as long as it runs', async () => {
  const [small, large] = tray.variants
  await anEvent([{ variantId: small!.id, priceMinor: 4_000 }], { inDays: 0, forDays: 5 })
  await anEvent([{ variantId: large!.id, priceMinor: 800 }], { inDays: 1, forDays: 1 })
  expect((await byPrice()).order).toBe('cup,bowl,tray,jug')
  await turnTo(1)
  expect((await byPrice()).order).toBe('tray,cup,bowl,jug')
  await turnTo(1)
  expect((await byPrice()).order).toBe('cup,bowl,tray,jug')
  await turnTo(4)
  expect(await byPrice()).toEqual(usual)
})

test('an event that lowers a dearer size alone does not move the thing', async () => {
  const [, large] = tray.variants
  await anEvent([{ variantId: large!.id, priceMinor: 7_500 }], { inDays: 0, forDays: 1 })
  expect(await byPrice()).toEqual(usual)
})

async function turnTo(days: number) {
  market.clock.advance({ minutes: days * 24 * 60 })
  await market.settle()
}

async function anEvent(
  items: { variantId: string; priceMinor: number }[],
  { inDays, forDays }: { inDays: number; forDays: number },
) {
  const startsAt = daysAfter(market.clock.now(), inDays)
  const id = await createSaleEvent(shop.asSeller, {
    title: 'Winter table',
    text: '',
    pictureIds: [],
    mostPerCustomer: null,
    whenGone: 'normal_price',
    startsAt: startsAt.toISOString(),
    endsAt: daysAfter(startsAt, forDays).toISOString(),
    items: items.map((item) => ({ ...item, quota: 5 })),
  })
  await publishSaleEvent(shop.asSeller, id)
  return id
}
