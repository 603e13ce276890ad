import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall } from '#test/builders/carts.ts'
import { anOrderDelivered, balanceOf, delivery, marketAccount, sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })
const usesOf = async (code: string) => {
  const { rows } = await sql<{ uses: number }>`select uses from coupons where code = ${code}`.execute(market.context.db)
  return rows[0]!.uses
}

test('a code of one shop takes something off its own things, in the basket, on the order and in the book', async () => {
  const clay = await anOpenStall(market, { name: 'Kiln & Clay', wares: [{ priceMinor: 10_000 }], commissionBps: 1_000 })
  const wood = await anOpenStall(market, { wares: [{ priceMinor: 10_000 }] })
  const seller = await sellerOf(market, clay)
  await seller.call('createOwnCoupon', { body: { code: 'FirstFiring', kind: 'percent', bps: 1_000, minMinor: 5_000 } })
  const customer = await aFilledCart(
    market,
    [{ ware: clay.wares[0]! }, { ware: wood.wares[0]! }],
    await aCustomer(market),
  )
  const cart = await customer.call('addCoupon', { body: { code: 'FIRSTFIRING' } })
  expect(cart.coupons).toMatchObject([
    { code: 'FirstFiring', shop: { name: 'Kiln & Clay' }, discount: euro(1_000), problem: null },
  ])
  expect(cart.totals).toMatchObject({ items: euro(20_000), discount: euro(1_000), total: euro(19_000) })
  const checkout = await customer.call('placeCheckout', { body: { ...delivery, expectedTotal: cart.totals.total } })
  const order = checkout.orders.find(({ shop }) => shop.id === clay.shopId)!
  expect(order).toMatchObject({
    discounts: [{ code: 'FirstFiring', bearer: 'shop', amount: euro(1_000) }],
    totals: { items: euro(10_000), discount: euro(1_000), total: euro(9_000) },
  })
  await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
  expect(await balanceOf(market, clay)).toEqual({ pending: 9_000, available: 0 })
  // Commission is on what the shop gets.
  const { rows } = await sql`select commission_minor as fee from orders where id = ${order.id}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ fee: 900 }])
  expect((await seller.call('listOwnCoupons')).items[0]).toMatchObject({ uses: 1, discounted: euro(1_000) })
})

test('a code of the market is borne by the market: the shop is paid in full', async () => {
  const operator = await anOperator(market)
  await operator.call('createMarketCoupon', {
    body: { code: 'WINTER', kind: 'fixed', amountMinor: 1_000, bearer: 'market' },
  })
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 10_000 }], commissionBps: 1_000 })
  const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  await customer.call('addCoupon', { body: { code: 'winter' } })
  const before = await marketAccount(market, 'concessions')
  const checkout = await customer.call('placeCheckout', { body: delivery })
  await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
  expect(checkout.totals.total).toEqual(euro(9_000))
  expect(await balanceOf(market, stall)).toEqual({ pending: 10_000, available: 0 })
  expect((await marketAccount(market, 'concessions')) - before).toBe(1_000)
  const seller = await sellerOf(market, stall)
  const params = { id: checkout.orders[0]!.id }
  await seller.call('handOverOrder', { params, body: { carrier: 'CTT', trackingNumber: '1' } })
  await seller.call('deliverOrder', { params })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 9_000 })
})

test('the last use goes to one of many who want it at the same moment', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 100 }] })
  const seller = await sellerOf(market, stall)
  await seller.call('createOwnCoupon', { body: { code: 'RUSH5', kind: 'percent', bps: 5_000, maxUses: 5 } })
  const guests = await Promise.all(Array.from({ length: 25 }, () => aFilledCart(market, [{ ware: stall.wares[0]! }])))
  for (const guest of guests) await guest.call('addCoupon', { body: { code: 'RUSH5' } })
  const answers = await Promise.all(
    guests.map((guest, at) => guest.send('placeCheckout', { body: { ...delivery, email: `rush-${at}@example.com` } })),
  )
  const placed = answers.filter(({ status }) => status === 201)
  expect(placed).toHaveLength(5)
  for (const refused of answers.filter(({ status }) => status !== 201))
    expect(await refused.json()).toMatchObject({ status: 409, code: 'coupon_not_usable', codes: ['RUSH5'] })
  expect(await usesOf('RUSH5')).toBe(5)
})

test('a use held by a checkout that nobody pays can be used again', async () => {
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  await seller.call('createOwnCoupon', {
    body: { code: 'ONCE', kind: 'percent', bps: 1_000, maxUses: 1, maxUsesPerCustomer: 1 },
  })
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  await guest.call('addCoupon', { body: { code: 'ONCE' } })
  await guest.call('placeCheckout', { body: delivery })
  expect(await usesOf('ONCE')).toBe(1)
  const other = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  expect(await other.refused('addCoupon', { body: { code: 'ONCE' } })).toMatchObject({
    status: 422,
    problem: 'used_up',
  })
  market.clock.advance({ minutes: 31 })
  await market.settle()
  expect(await usesOf('ONCE')).toBe(0)
  await other.call('addCoupon', { body: { code: 'ONCE' } })
  await other.call('placeCheckout', { body: delivery })
})

test('once for each customer counts the e-mail as well, so signing out makes nobody new', async () => {
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  await seller.call('createOwnCoupon', { body: { code: 'HELLO', kind: 'percent', bps: 1_000, isForFirstOrder: true } })
  const place = async (email: string) => {
    const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    await guest.call('addCoupon', { body: { code: 'HELLO' } })
    return await guest.send('placeCheckout', { body: { ...delivery, email } })
  }
  expect((await place('once@example.com')).status).toBe(201)
  expect(await (await place('Once@example.com')).json()).toMatchObject({ status: 409, code: 'coupon_not_usable' })
  expect((await place('twice@example.com')).status).toBe(201)
})

test('a code that is deleted is gone for baskets, and orders keep what it took off', async () => {
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  const { id } = await seller.call('createOwnCoupon', { body: { code: 'GONE', kind: 'free_shipping' } })
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const cart = await guest.call('addCoupon', { body: { code: 'GONE' } })
  expect(cart.totals).toMatchObject({ shipping: euro(490), discount: euro(490), total: euro(2_800) })
  await seller.call('deleteOwnCoupon', { params: { id } })
  expect((await guest.call('getCart')).coupons).toEqual([])
  expect(await guest.refused('verifyCoupon', { body: { code: 'GONE' } })).toMatchObject({ status: 404 })
  await seller.call('createOwnCoupon', { body: { code: 'GONE', kind: 'percent', bps: 500 } })
})

test('a shop tries its own code and hears whether it works now, and why not', async () => {
  const stall = await anOpenStall(market, { wares: [{}, {}] })
  const [mug, bowl] = stall.wares
  const seller = await sellerOf(market, stall)
  const other = await sellerOf(market, await anOpenStall(market))
  const at = (minutes: number) => new Date(market.clock.now().getTime() + minutes * 60_000).toISOString()
  const terms = { code: 'Tried', kind: 'percent', bps: 1_000, maxUses: 1, productIds: [mug!.productId] } as const
  await seller.call('createOwnCoupon', { body: { ...terms, startsAt: at(60), endsAt: at(600) } })
  const tried = async (code = 'tRIED') => (await seller.call('verifyOwnCoupon', { body: { code } })).obstacle
  expect(await tried()).toBe('not_yet')
  market.clock.advance({ minutes: 61 })
  expect(await seller.call('verifyOwnCoupon', { body: { code: 'tried' } })).toMatchObject({
    coupon: { code: 'Tried', bps: 1_000, products: [{ id: mug!.productId }], uses: 0 },
    obstacle: null,
  })
  const list = (isListed: boolean) =>
    sql`update products set is_listed = ${isListed} where id = ${mug!.productId}`.execute(market.context.db)
  await list(false)
  expect(await tried()).toBe('nothing_on_shelf')
  await list(true)
  const customer = await aFilledCart(market, [{ ware: mug! }, { ware: bowl! }])
  await customer.call('addCoupon', { body: { code: 'TRIED' } })
  await customer.call('placeCheckout', { body: { ...delivery, email: 'tried@example.com' } })
  expect(await tried()).toBe('used_up')
  market.clock.advance({ minutes: 600 })
  expect(await tried()).toBe('over')
  const day = market.clock.now().toISOString().slice(0, 10)
  await seller.call('setHoliday', { body: { holiday: { from: day, until: day, message: '' } } })
  expect(await tried()).toBe('shop_away')
  // What is another shop's, or nobody's, is none of its codes.
  for (const asked of [
    other.refused('verifyOwnCoupon', { body: { code: 'TRIED' } }),
    seller.refused('verifyOwnCoupon', { body: { code: 'UNKNOWN' } }),
  ])
    expect(await asked).toMatchObject({ status: 404, code: 'coupon_not_found' })
})

test('when an order with a market-borne discount goes back, so does what the market added', async () => {
  const operator = await anOperator(market)
  await operator.call('createMarketCoupon', { body: { code: 'BACK', kind: 'percent', bps: 2_000, bearer: 'market' } })
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 10_000 }] })
  const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  await customer.call('addCoupon', { body: { code: 'BACK' } })
  await anOrderDelivered(market, { stalls: [stall] })
  const before = await marketAccount(market, 'concessions')
  const checkout = await customer.call('placeCheckout', { body: delivery })
  await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
  expect((await marketAccount(market, 'concessions')) - before).toBe(2_000)
  await customer.call('cancelOrder', { params: { id: checkout.orders[0]!.id }, body: { reason: 'Changed my mind' } })
  await market.settle()
  expect((await marketAccount(market, 'concessions')) - before).toBe(0)
  expect((await balanceOf(market, stall)).pending).toBe(0)
  expect(await usesOf('BACK')).toBe(0)
})
