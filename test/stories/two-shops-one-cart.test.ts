import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { balanceOf, delivery, marketAccount, sellerOf } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('one cart of two shops, paid once, becomes two parcels, and every cent is somewhere', async () => {
  const clay = await anOpenStall(market, { commissionBps: 1_200, returnDays: 14 })
  const wood = await anOpenStall(market, { name: 'Wood', wares: [{ title: 'Board', priceMinor: 6_000 }] })
  const ana = await aCustomer(market)
  const [clayOwner, woodOwner] = [await sellerOf(market, clay), await sellerOf(market, wood)]

  // What the gateway holds for the market, and what it kept as its fee.
  const atTheGateway = async () =>
    (await marketAccount(market, 'gateway_clearing')) + (await marketAccount(market, 'fees'))

  // Ana fills one cart in two shops and pays once: 28.00 + 4.90 and 60.00 with free shipping.
  await aFilledCart(market, [{ ware: clay.wares[0]! }, { ware: wood.wares[0]! }], ana)
  const seen = await ana.call('getCart')
  expect(seen.totals.total).toEqual(euro(9_290))
  const placed = await ana.call('placeCheckout', { body: { ...delivery, expectedTotal: seen.totals.total } })
  const params = { id: placed.id }
  await ana.call('startPayment', { params, body: { method: 'card', token: 'tok_success' } })
  await market.settle()

  const checkout = await ana.call('getCheckout', { params })
  expect(checkout.state).toBe('paid')
  const [clayOrder, woodOrder] = checkout.orders as [(typeof checkout.orders)[0], (typeof checkout.orders)[0]]
  expect(await balanceOf(market, clay)).toEqual({ pending: 3_290, available: 0 })
  expect(await balanceOf(market, wood)).toEqual({ pending: 6_000, available: 0 })
  expect(await atTheGateway()).toBe(9_290)

  // Clay sends and delivers; Wood has a split board and cancels.
  await clayOwner.call('handOverOrder', { params: { id: clayOrder.id }, body: { carrier: 'CTT' } })
  await clayOwner.call('addTrackingUpdate', { params: { id: clayOrder.id }, body: { kind: 'out_for_delivery' } })
  await clayOwner.call('deliverOrder', { params: { id: clayOrder.id } })
  await woodOwner.call('cancelShopOrder', { params: { id: woodOrder.id }, body: { reason: 'The board split' } })
  await market.settle()

  // Commission is 12 % of the 28.00 of goods.
  expect(await balanceOf(market, clay)).toEqual({ pending: 0, available: 3_290 - 336 })
  expect(await balanceOf(market, wood)).toEqual({ pending: 0, available: 0 })
  expect(await marketAccount(market, 'commission')).toBe(-336)
  expect(await atTheGateway()).toBe(3_290)
  expect(await shelfOf(market, clay.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
  expect(await shelfOf(market, wood.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })

  // Each shop sees its own part of it, and the days of return run out for one.
  expect((await clayOwner.call('getBalance')).total).toEqual(euro(2_954))
  market.clock.advance({ days: 15 })
  await market.settle()
  expect((await ana.call('listOrders')).items.map(({ state }) => state).sort()).toEqual(['cancelled', 'completed'])
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
