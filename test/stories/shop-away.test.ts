import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall } from '#test/builders/carts.ts'
import { anOrderReadyToHandOver, aPlacedCheckout, delivery, sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** A day from today, counted in days of UTC. */
function day(inDays: number): string {
  return new Date(market.clock.now().getTime() + inDays * 86_400_000).toISOString().slice(0, 10)
}

test('a shop goes on holiday by its dates and comes back by itself; open orders go on meanwhile', async () => {
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  const [ware] = stall.wares
  const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
  const customer = await aFilledCart(market, [{ ware: ware! }], await aCustomer(market))
  const body = { variantId: ware!.variantId, quantity: 1 }
  const holiday = { from: day(1), until: day(3), message: 'Firing the big kiln.' }
  expect(await seller.call('setHoliday', { body: { holiday } })).toMatchObject({ holiday })
  const params = { slug: stall.slug }
  expect(await customer.call('getShop', { params })).toMatchObject({ holiday: null })
  await customer.call('addCartLine', { body })

  market.clock.advance({ days: 1 })
  const away = { until: holiday.until, message: 'Firing the big kiln.' }
  expect(await customer.call('getShop', { params })).toMatchObject({ holiday: away })
  const guest = new Visitor(market.url)
  expect(await guest.refused('addCartLine', { body })).toMatchObject({
    status: 409,
    code: 'shop_on_holiday',
    title: `Clay & Co is on holiday until ${holiday.until}. Nothing of it can be bought meanwhile.`,
  })
  const { shops } = await customer.call('getCart')
  expect(shops).toMatchObject([{ shippingProblem: 'on_holiday', holidayUntil: holiday.until, shippingMethods: [] }])
  const refused = await customer.refused('placeCheckout', { body: delivery })
  expect(refused).toMatchObject({ code: 'cannot_be_sent', shops: [{ name: 'Clay & Co', reason: 'on_holiday' }] })
  await seller.call('handOverOrder', { params: { id: order.id }, body: { carrier: 'CTT', trackingNumber: 'RR1PT' } })

  market.clock.advance({ days: 2 })
  expect(await guest.refused('addCartLine', { body })).toMatchObject({ code: 'shop_on_holiday' })
  market.clock.advance({ days: 1 })
  expect(await customer.call('getShop', { params })).toMatchObject({ holiday: null })
  await customer.call('placeCheckout', { body: delivery })
})

test('a holiday is called off at once, and never lies in the past or backwards', async () => {
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  const set = (from: number, until: number) => ({ body: { holiday: { from: day(from), until: day(until) } } })
  expect(await seller.refused('setHoliday', set(-3, -1))).toMatchObject({ code: 'holiday_over' })
  expect(await seller.refused('setHoliday', set(2, 1))).toMatchObject({ status: 422 })
  await seller.call('setHoliday', set(0, 0))
  const body = { variantId: stall.wares[0]!.variantId, quantity: 1 }
  expect(await new Visitor(market.url).refused('addCartLine', { body })).toMatchObject({ code: 'shop_on_holiday' })
  expect(await seller.call('setHoliday', { body: { holiday: null } })).toMatchObject({ holiday: null })
  await new Visitor(market.url).call('addCartLine', { body })
})

test('a suspended shop sells nothing, and hands over what was ordered', async () => {
  const stall = await anOpenStall(market)
  const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
  const seller = await sellerOf(market, stall)
  const balances = await seller.call('getBalance')
  const operator = await anOperator(market)
  await seller.call('createOwnCoupon', { body: { code: 'AWAY', kind: 'percent', bps: 1_000 } })
  const late = await aPlacedCheckout(market, { stalls: [stall] })
  const suspension = { params: { id: stall.shopId }, body: { reason: 'Three parcels came empty.' } }
  await operator.call('suspendShop', suspension)
  const body = { variantId: stall.wares[0]!.variantId, quantity: 1 }
  expect(await new Visitor(market.url).refused('addCartLine', { body })).toMatchObject({ code: 'variant_not_found' })
  const code = { body: { code: 'AWAY' } }
  expect(await new Visitor(market.url).refused('verifyCoupon', code)).toMatchObject({ code: 'coupon_not_found' })
  const pay = { params: { id: late.checkout.id }, body: { method: 'card', token: 'tok_success' } } as const
  expect(await late.customer.refused('startPayment', pay)).toMatchObject({
    status: 409,
    code: 'shop_not_selling',
    shops: ['Clay & Co'],
  })
  const parcel = { carrier: 'CTT', trackingNumber: 'RR1PT' }
  await seller.call('handOverOrder', { params: { id: order.id }, body: parcel })
  expect(await seller.call('getBalance')).toEqual(balances)
})
