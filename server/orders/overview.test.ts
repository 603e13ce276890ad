import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statements } from '#server/platform/db/database.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPaidCheckout, aPlacedCheckout, anOrderHandedOver, sellerOf } from '#test/builders/orders.ts'
import { anOperator, aSeller } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a new shop sees thirty days of nothing', async () => {
  const seller = await sellerOf(market, await anOpenStall(market, { wares: [] }))
  const overview = await seller.call('getShopOverview')
  expect(overview).toMatchObject({
    money: { sales: euro(0), available: euro(0), pending: euro(0) },
    orderCount: 0,
    toHandOver: { count: 0, nextBy: null },
    lowStock: [],
    bestSellers: [],
    latestOrders: [],
  })
  expect(overview.money!.days).toHaveLength(30)
  expect(overview.money!.days.at(-1)).toEqual({ on: today(), salesMinor: 0, orders: 0, previousSalesMinor: 0 })
})

test('a shop sees what was bought in the last thirty days, day by day, beside the thirty before', async () => {
  const stall = await anOpenStall(market, {
    wares: [{ title: 'Mug', onHand: 9 }, { title: 'Bowl', priceMinor: 6_000, onHand: 4 }, { title: 'Jug' }],
  })
  const [mug, bowl] = stall.wares
  await aPaidCheckout(market, { stalls: [stall], wanted: [{ ware: mug! }] })
  market.clock.advance({ days: 30 })
  // On the same day of the next period: one paid, one under way, one unpaid, and one elsewhere.
  const paid = await aPaidCheckout(market, { stalls: [stall], wanted: [{ ware: bowl!, quantity: 2 }] })
  const sent = await anOrderHandedOver(market, { stalls: [stall], wanted: [{ ware: mug!, quantity: 2 }] })
  const unpaid = await aPlacedCheckout(market, { stalls: [stall], wanted: [{ ware: mug! }] })
  await aPaidCheckout(market)
  await sql`update products set state = 'draft', is_listed = false where id = ${stall.wares[2]!.productId}`.execute(
    market.context.db,
  )
  const seller = await sellerOf(market, stall)
  const overview = await seller.call('getShopOverview')
  expect(overview).toMatchObject({
    money: { sales: euro(12_000 + 5_600), previousSales: euro(3_290), pending: euro(3_290 + 12_000 + 5_600) },
    orderCount: 2,
    previousOrderCount: 1,
    // The oldest paid order was never sent.
    toHandOver: { count: 2 },
    underway: 1,
    drafts: 1,
    lowStock: [{ title: 'Bowl', variantTitle: '300 ml', available: 2 }],
    bestSellers: [
      { title: 'Bowl', quantity: 2, sales: euro(12_000) },
      { title: 'Mug', quantity: 2, sales: euro(5_600) },
    ],
  })
  expect(overview.money!.days.at(-1)).toEqual({ on: today(), salesMinor: 17_600, orders: 2, previousSalesMinor: 3_290 })
  expect(overview.money!.days.slice(0, 29).every(({ salesMinor }) => salesMinor === 0)).toBe(true)
  expect(overview.latestOrders.map(({ id }) => id).slice(0, 3)).toEqual([
    unpaid.checkout.orders[0]!.id,
    sent.order.id,
    paid.checkout.orders[0]!.id,
  ])
})

test('staff see what waits and how many pieces were sold, and no amounts', async () => {
  const stall = await anOpenStall(market)
  await aPaidCheckout(market, { stalls: [stall] })
  const { shop } = await sellerOf(market, stall)
  const staff = await aSeller(market, { shop, role: 'staff' })
  const overview = await staff.call('getShopOverview')
  expect(overview).toMatchObject({ money: null, orderCount: 1, toHandOver: { count: 1 } })
  expect(overview.bestSellers).toMatchObject([{ quantity: 1, sales: null }])
})

test('an operator sees the sales and the commission of the whole market, and what waits', async () => {
  const operator = await anOperator(market)
  const before = await operator.call('getMarketOverview')
  const stall = await anOpenStall(market, { name: 'Silver', wares: [{ priceMinor: 90_000 }], commissionBps: 500 })
  await aPaidCheckout(market, { stalls: [stall] })
  await sql`update shops set state = 'applied' where id = ${(await anOpenStall(market)).shopId}`.execute(
    market.context.db,
  )
  const after = await operator.call('getMarketOverview')
  expect(after.sales.amountMinor - before.sales.amountMinor).toBe(90_000)
  expect(after.commission.amountMinor - before.commission.amountMinor).toBe(4_500)
  expect(after.orderCount - before.orderCount).toBe(1)
  expect(after.shopsToApprove - before.shopsToApprove).toBe(1)
  expect(after.shops[0]).toMatchObject({ name: 'Silver', orders: 1, sales: euro(90_000), commission: euro(4_500) })
  expect(after).toMatchObject({ paymentsUnknown: 0, refundsFailed: 0, deadEvents: 0 })
})

test('lists and details take at most two statements beside the session', async () => {
  const { checkout, stalls, customer } = await aPaidCheckout(market)
  const [seller, operator] = [await sellerOf(market, stalls[0]!), await anOperator(market)]
  const params = { id: checkout.orders[0]!.id }
  const pages: [string, number, () => Promise<unknown>][] = [
    ['a guest has no session', 2, () => customer.call('getCheckout', { params: { id: checkout.id } })],
    ['a guest has no session', 1, () => customer.call('getOrder', { params })],
    ['an operator has one', 2, () => operator.call('listMarketOrders')],
    ['an operator has one', 3, () => operator.call('getMarketOrder', { params })],
    ['a seller has one, and begins, takes the role and commits', 6, () => seller.call('listShopOrders')],
    ['a seller has one, and begins, takes the role and commits', 5, () => seller.call('getShopOrder', { params })],
    ['a seller has one, and begins, takes the role and commits', 6, () => seller.call('getShopOverview')],
  ]
  for (const [why, most, open] of pages) {
    const before = statements.count
    await open()
    expect(statements.count - before, why).toBeLessThanOrEqual(most)
  }
})

function today(): string {
  return market.clock.now().toISOString().slice(0, 10)
}

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}

test('what was sold in another currency stands apart, and is in no sum', async () => {
  const stall = await anOpenStall(market)
  await sql`update shops set currency = 'JPY' where id = ${stall.shopId}`.execute(market.context.db)
  const operator = await anOperator(market)
  const before = await operator.call('getMarketOverview')
  const yen = await aPaidCheckout(market, { stalls: [stall] })
  const { total } = yen.checkout.totals
  expect(total.currency).toBe('JPY')
  const after = await operator.call('getMarketOverview')
  expect(after).toMatchObject({ sales: before.sales, orderCount: before.orderCount, elsewhere: [total] })
  const seller = await sellerOf(market, stall)
  const { money, orderCount } = await seller.call('getShopOverview')
  expect(money).toMatchObject({ sales: total, pending: total, elsewhere: [] })
  expect(orderCount).toBe(1)
})
