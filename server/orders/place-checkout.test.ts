import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statements } from '#server/platform/db/database.ts'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { aPlacedCheckout, delivery } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a cart of two shops becomes one checkout with an order for each, and the stock is held', async () => {
  const clay = await anOpenStall(market, { commissionBps: 1_200 })
  const wood = await anOpenStall(market, { name: 'Wood', wares: [{ priceMinor: 6_000 }] })
  const guest = await aFilledCart(market, [{ ware: clay.wares[0]!, quantity: 2 }, { ware: wood.wares[0]! }])
  const checkout = await guest.call('placeCheckout', { body: delivery })
  expect(checkout).toMatchObject({
    state: 'open',
    email: 'ana@example.com',
    totals: { items: euro(11_600), shipping: euro(0), tax: euro(2_169), total: euro(11_600) },
    payment: null,
  })
  expect(checkout.orders.map(({ shop, state, total }) => ({ shop: shop.id, state, total }))).toEqual([
    { shop: clay.shopId, state: 'awaiting_payment', total: euro(5_600) },
    { shop: wood.shopId, state: 'awaiting_payment', total: euro(6_000) },
  ])
  expect(Date.parse(checkout.expiresAt) - Date.parse(checkout.placedAt)).toBe(30 * 60_000)
  expect(await shelfOf(market, clay.wares[0]!)).toEqual({ onHand: 10, reserved: 2, sold: 0 })
  expect((await guest.call('getCart')).shops).toEqual([])
})

test('prices and commission are frozen at the sale, by the first rule that fits or else the market’s rate', async () => {
  const own = await anOpenStall(market, { commissionBps: 1_250, wares: [{ priceMinor: 1_999 }] })
  const markets = await anOpenStall(market, { wares: [{ priceMinor: 1_999 }] })
  const { checkout } = await aPlacedCheckout(market, { stalls: [own, markets] })
  await sql`update variants set price_minor = 9999 where shop_id = ${own.shopId}`.execute(market.context.db)
  const { rows } = await sql`
    select l.commission_rule_id is not null as ruled, l.commission_bps as bps, l.commission_minor as minor, o.commission_minor as whole
    from order_lines l join orders o on o.id = l.order_id where o.checkout_id = ${checkout.id} order by o.number`.execute(
    market.context.db,
  )
  // Commission is on goods, not on the 4.90 of shipping; 249.875 and 199.9 are rounded half up.
  expect(rows).toEqual([
    { ruled: true, bps: 1_250, minor: 250, whole: 250 },
    { ruled: false, bps: 1_000, minor: 200, whole: 200 },
  ])
})

test('tax is that of the country the parcel goes to, per line, and of shipping too', async () => {
  const stall = await anOpenStall(market, {
    wares: [{ priceMinor: 1_000 }, { priceMinor: 1_000, taxCategory: 'none' }],
  })
  const guest = await aFilledCart(
    market,
    stall.wares.map((ware) => ({ ware })),
  )
  const body = { ...delivery, address: { ...delivery.address, country: 'HU' } }
  const { orders } = await guest.call('placeCheckout', { body })
  // 27 % in Hungary: 212.6 of the goods, 104.2 of the parcel.
  expect(orders[0]!.lines.map(({ tax }) => tax)).toEqual([euro(213), euro(0)])
  expect(orders[0]!.totals.tax).toEqual(euro(213 + 104))
})

test('an empty cart cannot be placed', async () => {
  const nobody = new Visitor(market.url)
  expect(await nobody.refused('placeCheckout', { body: delivery })).toMatchObject({ status: 409, code: 'cart_empty' })
})

test('what is not there any more is named line by line, with what is left, and nothing is held', async () => {
  const stall = await anOpenStall(market, { wares: [{ title: 'Mug' }, { title: 'Bowl' }, { title: 'Jug' }] })
  const [mug, bowl, jug] = stall.wares
  const guest = await aFilledCart(market, [{ ware: mug!, quantity: 4 }, { ware: bowl! }, { ware: jug! }])
  await sql`update variants set on_hand = 3 where id = ${mug!.variantId}`.execute(market.context.db)
  await sql`update products set is_listed = false where id = ${jug!.productId}`.execute(market.context.db)
  const [mugLine, , jugLine] = (await guest.call('getCart')).shops[0]!.lines
  expect(await guest.refused('placeCheckout', { body: delivery })).toMatchObject({
    status: 409,
    code: 'out_of_stock',
    lines: [
      { lineId: mugLine!.id, variantId: mug!.variantId, wanted: 4, available: 3 },
      { lineId: jugLine!.id, variantId: jug!.variantId, wanted: 1, available: 0 },
    ],
    errors: [
      { path: `cart.lines.${mugLine!.id}`, message: 'Mug: only 3 are left.' },
      { path: `cart.lines.${jugLine!.id}`, message: 'Jug: none is left.' },
    ],
  })
  expect(await shelfOf(market, bowl!)).toMatchObject({ reserved: 0 })
  expect((await guest.call('getCart')).quantity).toBe(6)
})

test('a shop that cannot send its parcel, or not that way, keeps the cart from being placed', async () => {
  const stall = await anOpenStall(market)
  const other = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const shippingChoices = [{ shopId: stall.shopId, shippingMethodId: other.methodIds[0] }]
  const refusal = { status: 422, code: 'shipping_not_chosen', shopIds: [stall.shopId] }
  expect(await guest.refused('placeCheckout', { body: { ...delivery, shippingChoices } })).toMatchObject(refusal)
  await sql`update shipping_methods set removed_at = ${market.clock.now()} where shop_id = ${stall.shopId}`.execute(
    market.context.db,
  )
  expect(await guest.refused('placeCheckout', { body: delivery })).toMatchObject(refusal)
})

test('a choice of shipping sent along goes before the one in the cart', async () => {
  const stall = await anOpenStall(market, {
    methods: [{ freeOverMinor: null }, { name: 'Express', priceMinor: 990, freeOverMinor: null }],
  })
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const shippingChoices = [{ shopId: stall.shopId, shippingMethodId: stall.methodIds[1] }]
  const checkout = await guest.call('placeCheckout', { body: { ...delivery, shippingChoices } })
  expect(checkout.orders[0]).toMatchObject({ shippingMethod: 'Express', totals: { shipping: euro(990) } })
})

test('a total that changed behind the customer’s back is refused with the new one', async () => {
  const stall = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const body = { ...delivery, expectedTotal: euro(3_290) }
  await sql`update variants set price_minor = 3000 where shop_id = ${stall.shopId}`.execute(market.context.db)
  expect(await guest.refused('placeCheckout', { body })).toMatchObject({
    status: 409,
    code: 'total_changed',
    totals: { items: euro(3_000), total: euro(3_490) },
  })
  await guest.call('placeCheckout', { body: { ...delivery, expectedTotal: euro(3_490) } })
})

test('the same request sent twice is one checkout, and another body under its key is refused', async () => {
  const stall = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const twice = await Promise.all([1, 2].map(() => guest.call('placeCheckout', { body: delivery, key: 'once' })))
  expect(twice[0]!.id).toBe(twice[1]!.id)
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ reserved: 1 })
  const other = { ...delivery, email: 'eva@example.com' }
  expect(await guest.refused('placeCheckout', { body: other, key: 'once' })).toMatchObject({
    code: 'idempotency_key_reused',
  })
})

test('a retry after a crash finds the checkout the first try made', async () => {
  const stall = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const first = await guest.call('placeCheckout', { body: delivery, key: 'crashed' })
  // The process died between its commit and its answer.
  await sql`delete from idempotency_keys`.execute(market.context.db)
  await aFilledCart(market, [{ ware: stall.wares[0]! }], guest)
  const retry = await guest.call('placeCheckout', { body: delivery, key: 'crashed' })
  expect(retry.id).toBe(first.id)
  expect((await guest.call('getCart')).quantity).toBe(1)
})

test('two tabs that place the same cart at once make one checkout', async () => {
  const stall = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]!, quantity: 3 }])
  const tabs = await Promise.all([1, 2, 3].map(() => guest.send('placeCheckout', { body: delivery })))
  expect(tabs.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409])
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ reserved: 3 })
})

test('who placed a checkout may look at it, in the same browser or with the key of the mail; nobody else finds it', async () => {
  const { customer: guest, checkout } = await aPlacedCheckout(market)
  const other = await aPlacedCheckout(market)
  const params = { id: checkout.id }
  const stranger = new Visitor(market.url)
  expect((await guest.call('getCheckout', { params })).id).toBe(checkout.id)
  expect((await stranger.call('getCheckout', { params, query: { key: checkout.key } })).id).toBe(checkout.id)
  for (const [visitor, query] of [
    [stranger, {}],
    [stranger, { key: other.checkout.key }],
    [stranger, { key: 'x' }],
    [other.customer, {}],
    [await aCustomer(market), {}],
  ] as const) {
    const refusal = { status: 404, code: 'checkout_not_found' }
    expect(await visitor.refused('getCheckout', { params, query })).toMatchObject(refusal)
    expect(await visitor.refused('cancelCheckout', { params, query })).toMatchObject(refusal)
    const body = { method: 'card', token: 'tok_success' }
    expect(await visitor.refused('startPayment', { params, query, body })).toMatchObject(refusal)
  }
})

test('a checkout given up lets its stock go and cannot be paid', async () => {
  const { customer, checkout, stalls } = await aPlacedCheckout(market)
  const params = { id: checkout.id }
  const cancelled = await customer.call('cancelCheckout', { params })
  expect(cancelled).toMatchObject({ state: 'cancelled', orders: [{ state: 'cancelled', canCancel: false }] })
  expect(await shelfOf(market, stalls[0]!.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  expect(await customer.refused('cancelCheckout', { params })).toMatchObject({ status: 409, code: 'wrong_state' })
  expect(
    await customer.refused('startPayment', { params, body: { method: 'card', token: 'tok_success' } }),
  ).toMatchObject({ status: 409, code: 'checkout_not_open' })
})

test('a checkout nobody pays in time expires, and its stock goes back on sale', async () => {
  const { customer, checkout, stalls } = await aPlacedCheckout(market)
  const params = { id: checkout.id }
  market.clock.advance({ minutes: 31 })
  // Also before the sweep has come by.
  expect(
    await customer.refused('startPayment', { params, body: { method: 'card', token: 'tok_success' } }),
  ).toMatchObject({ code: 'checkout_not_open', state: 'expired' })
  await market.settle()
  expect(await customer.call('getCheckout', { params })).toMatchObject({
    state: 'expired',
    orders: [{ state: 'expired', timeline: [{ name: 'awaiting_payment' }, { name: 'expired', by: 'system' }] }],
  })
  expect(await shelfOf(market, stalls[0]!.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
})

test('who comes back after the time to pay is over finds the basket as it was', async () => {
  const { customer, stalls } = await aPlacedCheckout(market)
  expect((await customer.call('getCart')).shops).toEqual([])
  market.clock.advance({ minutes: 31 })
  await market.settle()
  const { shops } = await customer.call('getCart')
  expect(shops.flatMap(({ lines }) => lines.map(({ variantId, quantity }) => ({ variantId, quantity })))).toEqual([
    { variantId: stalls[0]!.wares[0]!.variantId, quantity: 1 },
  ])
})

test('placing takes at most twelve statements, however much is in the cart', async () => {
  const stalls = [await anOpenStall(market, { wares: [{}, {}, {}] }), await anOpenStall(market)]
  const customer = await aCustomer(market)
  await aFilledCart(
    market,
    stalls.flatMap(({ wares }) => wares.map((ware) => ({ ware }))),
    customer,
  )
  const before = statements.count
  await customer.call('placeCheckout', { body: delivery })
  expect(statements.count - before).toBeLessThanOrEqual(12)
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
