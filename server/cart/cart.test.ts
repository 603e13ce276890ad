import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statements } from '#server/platform/db/database.ts'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { cartSubscribers } from './subscribers.ts'
import { cartSweeps } from './sweeps.ts'
import { mergeCarts } from './merge-carts.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const noTotals = {
  items: euro(0),
  shipping: euro(0),
  discount: euro(0),
  tax: euro(0),
  total: euro(0),
  isTaxIncluded: true,
}

test('who has put nothing into a cart sees an empty one, and no cookie is set', async () => {
  const visitor = new Visitor(market.url)
  expect(await visitor.call('getCart')).toEqual({
    shops: [],
    quantity: 0,
    totals: noTotals,
    sums: [{ currency: 'EUR', totals: noTotals }],
    coupons: [],
    hasProblems: false,
  })
  expect(visitor.cookies.size).toBe(0)
})

test('a guest’s cart is kept as long as its cookie, and forgotten after that; a customer’s is kept', async () => {
  const stall = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }], await aCustomer(market))
  const forget = (daysLater: number) => {
    const later = () => new Date(market.clock.now().getTime() + daysLater * 86_400_000)
    const clock = { now: later, outside: later }
    return cartSweeps[0]!.run({ ...market.context, clock })
  }
  await forget(89)
  expect((await guest.call('getCart')).quantity).toBe(1)
  await forget(91)
  expect((await guest.call('getCart')).quantity).toBe(0)
  expect((await customer.call('getCart')).quantity).toBe(1)
})

test('a guest fills a cart from two shops, and it is priced shop by shop and in all', async () => {
  const clay = await anOpenStall(market, { wares: [{ priceMinor: 2_800 }] })
  const wood = await anOpenStall(market, { name: 'Wood', wares: [{ priceMinor: 6_000 }] })
  const guest = await aFilledCart(market, [{ ware: clay.wares[0]! }, { ware: wood.wares[0]!, quantity: 2 }])
  const cart = await guest.call('getCart')
  expect(cart.quantity).toBe(3)
  expect(cart.shops.map(({ shop }) => shop.id)).toEqual([clay.shopId, wood.shopId])
  expect(cart.shops[0]).toMatchObject({
    shippingMethodId: clay.methodIds[0],
    missingForFreeShipping: euro(2_200),
    // 23 % of Portugal is contained: 523.58 of the mug, 91.63 of the parcel.
    totals: { items: euro(2_800), shipping: euro(490), tax: euro(524 + 92), total: euro(3_290) },
  })
  expect(cart.shops[1]).toMatchObject({
    missingForFreeShipping: null,
    totals: { items: euro(12_000), shipping: euro(0), tax: euro(2_244), total: euro(12_000) },
  })
  expect(cart.totals).toEqual({
    items: euro(14_800),
    shipping: euro(490),
    discount: euro(0),
    tax: euro(524 + 92 + 2_244),
    total: euro(15_290),
    isTaxIncluded: true,
  })
})

test('the cookie of a guest is kept only as its hash', async () => {
  const { wares } = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: wares[0]! }])
  const token = guest.cookies.get('cart')!
  const { rows } = await sql<{ known: boolean }>`
    select token_hash = sha256(${token}::bytea) as known from carts where token_hash = sha256(${token}::bytea)`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ known: true }])
})

test('the same thing put in twice is one line', async () => {
  const { wares } = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: wares[0]! }, { ware: wares[0]!, quantity: 2 }])
  const cart = await guest.call('getCart')
  expect(cart.shops[0]!.lines).toMatchObject([{ quantity: 3, total: euro(8_400), available: 10, problem: null }])
})

test('more than the shelf has is refused, saying what is left', async () => {
  const { wares } = await anOpenStall(market, { wares: [{ onHand: 3 }] })
  const { variantId } = wares[0]!
  const guest = await aFilledCart(market, [{ ware: wares[0]!, quantity: 2 }])
  expect(await guest.refused('addCartLine', { body: { variantId, quantity: 2 } })).toMatchObject({
    status: 409,
    code: 'out_of_stock',
    title: 'Only 3 are left. Your cart has 2 already.',
    available: 3,
    inCart: 2,
    errors: [{ path: 'body.quantity' }],
  })
  const { id } = (await guest.call('getCart')).shops[0]!.lines[0]!
  expect(await guest.refused('changeCartLine', { params: { id }, body: { quantity: 4 } })).toMatchObject({
    code: 'out_of_stock',
    available: 3,
  })
  const cart = await guest.call('changeCartLine', { params: { id }, body: { quantity: 3 } })
  expect(cart.quantity).toBe(3)
})

test('a refused first thing leaves no empty cart behind', async () => {
  const { wares } = await anOpenStall(market, { wares: [{ onHand: 0 }] })
  const guest = new Visitor(market.url)
  const before = await countCarts()
  expect(await guest.refused('addCartLine', { body: { variantId: wares[0]!.variantId, quantity: 1 } })).toMatchObject({
    title: 'None is left.',
    available: 0,
  })
  expect(await countCarts()).toBe(before)
  expect(guest.cookies.size).toBe(0)
})

test('what is not sold cannot be put in', async () => {
  const { wares } = await anOpenStall(market)
  await sql`update products set is_listed = false where id = ${wares[0]!.productId}`.execute(market.context.db)
  const guest = new Visitor(market.url)
  expect(await guest.refused('addCartLine', { body: { variantId: wares[0]!.variantId, quantity: 1 } })).toMatchObject({
    status: 404,
    code: 'variant_not_found',
  })
})

test('a cart holds a hundred different things', async () => {
  const { wares } = await anOpenStall(market, { wares: Array.from({ length: 101 }, () => ({})) })
  const guest = await aFilledCart(
    market,
    wares.slice(0, 100).map((ware) => ({ ware })),
  )
  const more = { body: { variantId: wares[100]!.variantId, quantity: 1 } }
  expect(await guest.refused('addCartLine', more)).toMatchObject({ status: 409, code: 'cart_full', mostLines: 100 })
  // More of what is in already is no new line.
  await guest.call('addCartLine', { body: { variantId: wares[0]!.variantId, quantity: 1 } })
})

test('a cart says what became of its things since: gone, or not enough', async () => {
  const { wares } = await anOpenStall(market, { wares: [{}, {}, {}] })
  const [gone, scarce, fine] = wares as [(typeof wares)[0], (typeof wares)[0], (typeof wares)[0]]
  const guest = await aFilledCart(market, [{ ware: gone }, { ware: scarce, quantity: 4 }, { ware: fine }])
  await sql`update products set is_listed = false where id = ${gone.productId}`.execute(market.context.db)
  await sql`update variants set on_hand = 3 where id = ${scarce.variantId}`.execute(market.context.db)
  const cart = await guest.call('getCart')
  expect(cart.hasProblems).toBe(true)
  expect(cart.shops[0]!.lines).toMatchObject([
    { problem: 'gone', available: 0 },
    { problem: 'not_enough', available: 3 },
    { problem: null, available: 10 },
  ])
  // What is gone counts for nothing.
  expect(cart.totals.items).toEqual(euro(5 * 2_800))
})

test('prices in a cart are those of today', async () => {
  const { wares } = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: wares[0]! }])
  await sql`update variants set price_minor = 3100 where id = ${wares[0]!.variantId}`.execute(market.context.db)
  expect((await guest.call('getCart')).totals.items).toEqual(euro(3_100))
})

test('the first way to ship is taken until another is chosen, or the chosen one is given up', async () => {
  const stall = await anOpenStall(market, {
    methods: [
      { priceMinor: 490, freeOverMinor: null },
      { name: 'Express', priceMinor: 990, freeOverMinor: null },
    ],
  })
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const [parcel, express] = stall.methodIds as [string, string]
  expect((await guest.call('getCart')).shops[0]).toMatchObject({
    shippingMethodId: parcel,
    totals: { shipping: euro(490) },
  })
  const chosen = await guest.call('chooseShipping', {
    params: { id: stall.shopId },
    body: { shippingMethodId: express },
  })
  expect(chosen.shops[0]).toMatchObject({ shippingMethodId: express, totals: { shipping: euro(990) } })
  await sql`update shipping_methods set removed_at = ${market.clock.now()} where id = ${express}`.execute(
    market.context.db,
  )
  expect((await guest.call('getCart')).shops[0]).toMatchObject({ shippingMethodId: parcel })
})

test('a shop that is not in the cart, or a way to ship that is not the shop’s, cannot be chosen', async () => {
  const stall = await anOpenStall(market)
  const other = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const choose = (shopId: string, shippingMethodId: string | undefined) =>
    guest.refused('chooseShipping', { params: { id: shopId }, body: { shippingMethodId } })
  expect(await choose(other.shopId, other.methodIds[0])).toMatchObject({ status: 404, code: 'shop_not_in_cart' })
  expect(await choose(stall.shopId, other.methodIds[0])).toMatchObject({
    status: 422,
    code: 'shipping_method_not_found',
    errors: [{ path: 'body.shippingMethodId' }],
  })
})

test('a line taken out is gone; nobody else’s line can be touched', async () => {
  const { wares } = await anOpenStall(market)
  const guest = await aFilledCart(market, [{ ware: wares[0]! }])
  const stranger = await aFilledCart(market, [{ ware: wares[0]! }])
  const { id } = (await guest.call('getCart')).shops[0]!.lines[0]!
  for (const other of [stranger, new Visitor(market.url)]) {
    expect(await other.refused('removeCartLine', { params: { id } })).toMatchObject({ code: 'cart_line_not_found' })
    expect(await other.refused('changeCartLine', { params: { id }, body: { quantity: 2 } })).toMatchObject({
      code: 'cart_line_not_found',
    })
  }
  expect((await guest.call('removeCartLine', { params: { id } })).shops).toEqual([])
})

test('a customer has one cart in every browser', async () => {
  const { wares } = await anOpenStall(market)
  const customer = await aCustomer(market)
  await aFilledCart(market, [{ ware: wares[0]!, quantity: 2 }], customer)
  expect(customer.cookies.has('cart')).toBe(false)
  const otherBrowser = new Visitor(market.url)
  otherBrowser.cookies.set('token', customer.cookies.get('token')!)
  expect((await otherBrowser.call('getCart')).quantity).toBe(2)
})

test('signing in brings the guest’s cart along: the same things add up to what is on the shelf, and nothing is lost', async () => {
  const { wares, shopId, methodIds } = await anOpenStall(market, {
    wares: [{ onHand: 5 }, { onHand: 5 }, { onHand: 5 }, { onHand: 5 }],
  })
  const [both, onlyGuest, beyondShelf, soldOut] = wares as [
    (typeof wares)[0],
    (typeof wares)[0],
    (typeof wares)[0],
    (typeof wares)[0],
  ]
  const customer = await aCustomer(market)
  const personId = customer.person.id
  await aFilledCart(
    market,
    [
      { ware: both, quantity: 2 },
      { ware: beyondShelf, quantity: 3 },
      { ware: soldOut, quantity: 2 },
    ],
    customer,
  )
  const guest = await aFilledCart(market, [
    { ware: both, quantity: 1 },
    { ware: onlyGuest, quantity: 2 },
    { ware: beyondShelf, quantity: 4 },
    { ware: soldOut, quantity: 1 },
  ])
  await guest.call('chooseShipping', { params: { id: shopId }, body: { shippingMethodId: methodIds[0] } })
  await sql`update variants set on_hand = 0 where id = ${soldOut.variantId}`.execute(market.context.db)
  const cartToken = guest.cookies.get('cart')!

  await mergeCarts(market.context, { personId, cartToken })
  await mergeCarts(market.context, { personId, cartToken })

  const cart = await customer.call('getCart')
  const quantities = Object.fromEntries(
    cart.shops[0]!.lines.map(({ variantId, quantity, problem }) => [variantId, { quantity, problem }]),
  )
  expect(quantities).toEqual({
    [both.variantId]: { quantity: 3, problem: null },
    [onlyGuest.variantId]: { quantity: 2, problem: null },
    [beyondShelf.variantId]: { quantity: 5, problem: null },
    [soldOut.variantId]: { quantity: 2, problem: 'not_enough' },
  })
  expect((await guest.call('getCart')).shops).toEqual([])
  expect(cartSubscribers.map(({ fact, when }) => ({ fact, when }))).toEqual([
    { fact: 'customer.signed-in', when: 'at once' },
  ])
})

test('adding to a cart reserves nothing and takes at most five statements', async () => {
  const { wares } = await anOpenStall(market)
  const customer = await aCustomer(market)
  await aFilledCart(market, [{ ware: wares[0]! }], customer)
  const before = statements.count
  await aFilledCart(market, [{ ware: wares[0]! }], customer)
  expect(statements.count - before).toBeLessThanOrEqual(5)
  expect(await shelfOf(market, wares[0]!)).toMatchObject({ reserved: 0 })
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}

async function countCarts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from carts`.execute(market.context.db)
  return rows[0]!.count
}
