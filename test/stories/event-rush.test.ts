import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { anOrderReadyToHandOver, delivery, sellerOf } from '#test/builders/orders.ts'
import { aPictureOf } from '#test/builders/catalog.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })
const itemOf = async (variantId: string) => {
  const { rows } = await sql<{ taken: number; quota: number }>`
    select taken, quota from sale_event_items where variant_id = ${variantId}`.execute(market.context.db)
  return rows[0]!
}

test('of five hundred customers for a quota of forty, forty buy at the event price and all others are told', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 600 }] })
  const [ware] = stall.wares
  await aRunningEvent(market, await sellerOf(market, stall), ware!, { quota: 40, mostPerCustomer: 1 })
  const guests = []
  for (let turn = 0; turn < 20; turn++)
    guests.push(...(await Promise.all(Array.from({ length: 25 }, () => aFilledCart(market, [{ ware: ware! }])))))
  const expectedTotal = euro(2_000 + 490)
  const answers = await Promise.all(
    guests.map((guest, at) =>
      guest.send('placeCheckout', { body: { ...delivery, email: `rush-${at}@example.com`, expectedTotal } }),
    ),
  )
  const placed = answers.filter(({ status }) => status === 201)
  expect(placed).toHaveLength(40)
  for (const refused of answers.filter(({ status }) => status !== 201))
    expect(await refused.json()).toMatchObject({
      status: 409,
      code: 'total_changed',
      totals: { total: euro(2_800 + 490) },
    })
  expect(await itemOf(ware!.variantId)).toEqual({ taken: 40, quota: 40 })
  expect(await shelfOf(market, ware!)).toMatchObject({ reserved: 40 })
}, 180_000)

test('at the event price for as many as each may have; beyond that the normal price, and a basket says so', async () => {
  const stall = await anOpenStall(market)
  const [ware] = stall.wares
  const { slug } = await aRunningEvent(market, await sellerOf(market, stall), ware!, { mostPerCustomer: 2 })
  const guest = await aFilledCart(market, [{ ware: ware!, quantity: 2 }])
  const [line] = (await guest.call('getCart')).shops[0]!.lines
  expect(line).toMatchObject({
    unitPrice: euro(2_000),
    event: { slug, isApplied: true, normalPrice: euro(2_800), most: 2 },
  })
  const more = await guest.call('changeCartLine', { params: { id: line!.id }, body: { quantity: 3 } })
  expect(more.shops[0]!.lines[0]).toMatchObject({ unitPrice: euro(2_800), event: { isApplied: false, most: 2 } })
  await guest.call('changeCartLine', { params: { id: line!.id }, body: { quantity: 2 } })
  const { orders } = await guest.call('placeCheckout', { body: { ...delivery, email: 'two@example.com' } })
  expect(orders[0]!.lines[0]).toMatchObject({ unitPrice: euro(2_000), normalPrice: euro(2_800), total: euro(4_000) })
  const again = await aFilledCart(market, [{ ware: ware! }])
  expect(await again.refused('placeCheckout', { body: { ...delivery, email: 'Two@example.com' } })).toMatchObject({
    status: 409,
    code: 'event_limit',
  })
})

test('a sale event begins and ends by the clock, whatever any job does', async () => {
  const stall = await anOpenStall(market)
  const [ware] = stall.wares
  const startsAt = new Date(market.clock.now().getTime() + 3_600_000)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const when = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
  const { slug } = await aRunningEvent(market, await sellerOf(market, stall), ware!, when)
  const guest = await aFilledCart(market, [{ ware: ware! }])
  const priceNow = async () => (await guest.call('getCart')).shops[0]!.lines[0]!.unitPrice
  const stateNow = async () => (await guest.call('getSaleEvent', { params: { slug } })).state
  expect([await stateNow(), await priceNow()]).toEqual(['scheduled', euro(2_800)])
  market.clock.advance({ minutes: 60 })
  expect([await stateNow(), await priceNow()]).toEqual(['running', euro(2_000)])
  market.clock.advance({ minutes: 60 })
  expect([await stateNow(), await priceNow()]).toEqual(['ended', euro(2_800)])
})

test('what is held until its event ends is sold out wherever it is shown once the quota is gone, and stands there again afterwards', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 10 }, { title: 'Dune vase', onHand: 10 }] })
  const [ware, other] = stall.wares
  const seller = await sellerOf(market, stall)
  await aRunningEvent(market, seller, ware!, { quota: 2, whenGone: 'sold_out' })
  await aRunningEvent(market, seller, other!, { quota: 1, whenGone: 'normal_price' })
  await sql`update products set cover_id = ${await aPictureOf(market, { id: stall.shopId })} where shop_id = ${stall.shopId}`.execute(
    market.context.db,
  )
  const visitor = new Visitor(market.url)
  const shop = stall.slug
  const slug = `ware-${ware!.productId}`
  const shown = async () => {
    const [page, list, inStock, facets, feed] = await Promise.all([
      visitor.call('getProduct', { params: { slug } }),
      visitor.call('listProducts', { query: { shop } }),
      visitor.call('listProducts', { query: { shop, inStock: 'true' } }),
      visitor.call('getFacets', { query: { shop } }),
      visitor.fetch(`/feeds/google/${shop}.xml`).then((answer) => answer.text()),
    ])
    return {
      page: page.variants[0]!.available,
      card: list.items.find((each) => each.slug === slug)!.available,
      inStock: inStock.items.map(({ title }) => title).toSorted(),
      counted: facets.inStock,
      feed: feed.match(/in_stock|out_of_stock/g)?.toSorted(),
    }
  }
  const both = ['Dune vase', 'Tidewater mug']
  const inFeed = ['in_stock', 'in_stock']
  expect(await shown()).toEqual({ page: 2, card: 2, inStock: both, counted: 2, feed: inFeed })
  const early = await aFilledCart(market, [{ ware: ware! }])
  const wanted = [{ ware: ware!, quantity: 2 }, { ware: other! }]
  await anOrderReadyToHandOver(market, { stalls: [stall], wanted })
  const nothing = { page: 0, card: 0, inStock: ['Dune vase'], counted: 1, feed: ['in_stock', 'out_of_stock'] }
  expect(await shown()).toEqual(nothing)
  const body = { variantId: ware!.variantId, quantity: 1 }
  expect(await visitor.refused('addCartLine', { body })).toMatchObject({ code: 'out_of_stock', available: 0 })
  const line = (await early.call('getCart')).shops[0]!.lines[0]!
  expect(await early.refused('changeCartLine', { params: { id: line.id }, body: { quantity: 2 } })).toMatchObject({
    code: 'out_of_stock',
    available: 0,
  })
  market.clock.advance({ minutes: 2 * 24 * 60 })
  expect(await shown()).toEqual({ page: 8, card: 8, inStock: both, counted: 2, feed: inFeed })
  await visitor.call('addCartLine', { body })
})

test('what an unpaid checkout took of the quota goes back, and a payment that comes too late does not exceed it', async () => {
  const stall = await anOpenStall(market)
  const [ware] = stall.wares
  await aRunningEvent(market, await sellerOf(market, stall), ware!, { quota: 1 })
  const slow = await aFilledCart(market, [{ ware: ware! }])
  await slow.call('placeCheckout', { body: { ...delivery, email: 'slow@example.com' } })
  expect(await itemOf(ware!.variantId)).toEqual({ taken: 1, quota: 1 })
  market.clock.advance({ minutes: 31 })
  await market.settle()
  expect(await itemOf(ware!.variantId)).toEqual({ taken: 0, quota: 1 })
  const quick = await aFilledCart(market, [{ ware: ware! }])
  const placed = await quick.call('placeCheckout', { body: { ...delivery, email: 'quick@example.com' } })
  expect(placed.totals.total).toEqual(euro(2_000 + 490))
})

test('what a buyer takes out of an order before it is sent goes back into the quota', async () => {
  const stall = await anOpenStall(market)
  const [ware] = stall.wares
  await aRunningEvent(market, await sellerOf(market, stall), ware!, { quota: 3 })
  const wanted = [{ ware: ware!, quantity: 3 }]
  const { customer, order } = await anOrderReadyToHandOver(market, { stalls: [stall], wanted })
  await market.settle()
  const body = { lines: [{ lineId: order.lines[0]!.id, quantity: 2 }] }
  await customer.call('cancelOrderLines', {
    params: { id: order.id },
    body,
    headers: { 'idempotency-key': 'two-less' },
  })
  await market.settle()
  expect(await itemOf(ware!.variantId)).toEqual({ taken: 1, quota: 3 })
  await customer.call('cancelOrder', { params: { id: order.id }, body: {} })
  await market.settle()
  expect(await itemOf(ware!.variantId)).toEqual({ taken: 0, quota: 3 })
})
