import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall, shelfOf } from '#test/builders/carts.ts'
import {
  aCashOrderReadyToHandOver,
  aPaidCheckout,
  aPlacedCheckout,
  anOrderDelivered,
  anOrderHandedOver,
  anOrderReadyToHandOver,
  balanceOf,
  handOver,
  mailsTo,
  sellerOf,
} from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a paid order waits at its shop, and the shop’s money is pending', async () => {
  const { checkout, stall } = await anOrderReadyToHandOver(market)
  expect(checkout).toMatchObject({
    state: 'paid',
    payment: { state: 'captured', amount: euro(3_290) },
    orders: [{ state: 'processing', paymentMethod: 'card', canCancel: true }],
  })
  expect(await balanceOf(market, stall)).toEqual({ pending: 3_290, available: 0 })
})

test('handing over takes the units from the shelf for good', async () => {
  const ready = await anOrderReadyToHandOver(market)
  const { seller, order, stall } = ready
  const handedOver = await handOver(ready)
  expect(handedOver).toMatchObject({
    state: 'handed_over',
    carrier: 'CTT',
    trackingNumber: 'LX123',
    canHandOver: false,
    canDeliver: true,
    canCancel: false,
  })
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
  const params = { id: order.id }
  expect(await seller.refused('handOverOrder', { params, body: {} })).toMatchObject({
    status: 409,
    code: 'wrong_state',
    state: 'handed_over',
  })
})

test('the customer follows the parcel: every state and every note, in the order they happened', async () => {
  const { customer, seller, order } = await anOrderHandedOver(market)
  const params = { id: order.id }
  market.clock.advance({ hours: 5 })
  await seller.call('addTrackingUpdate', { params, body: { kind: 'arrived_at_facility', place: 'Lisboa' } })
  market.clock.advance({ hours: 12 })
  await seller.call('deliverOrder', { params })
  const { timeline } = await customer.call('getOrder', { params })
  expect(timeline.map(({ kind, name, by, place }) => [kind, name, by, place])).toEqual([
    ['state', 'awaiting_payment', 'customer', ''],
    ['state', 'processing', 'system', ''],
    ['state', 'handed_over', 'shop', ''],
    ['tracking', 'arrived_at_facility', 'shop', 'Lisboa'],
    ['state', 'delivered', 'shop', ''],
  ])
})

test('a parcel is tracked only between hand-over and delivery', async () => {
  const { seller, order } = await anOrderReadyToHandOver(market)
  const params = { id: order.id }
  const body = { kind: 'shipping' }
  expect(await seller.refused('addTrackingUpdate', { params, body })).toMatchObject({ code: 'wrong_state' })
})

test('delivery makes the money available, less the commission', async () => {
  const { seller, order, stall } = await anOrderDelivered(market, { stall: { commissionBps: 1_000 } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 3_290 - 280 })
  expect(await seller.call('getShopOrder', { params: { id: order.id } })).toMatchObject({
    state: 'delivered',
    money: {
      paid: euro(3_290),
      commission: euro(280),
      commissionTax: euro(0),
      marketPays: euro(0),
      commissionBps: 1_000,
      refunded: euro(0),
      shopReceives: euro(3_010),
    },
  })
  expect(await seller.refused('deliverOrder', { params: { id: order.id } })).toMatchObject({ code: 'wrong_state' })
})

test('an order is complete when the shop’s return days are over, not before', async () => {
  const { customer, order } = await anOrderDelivered(market, { stall: { returnDays: 14 } })
  const params = { id: order.id }
  market.clock.advance({ days: 13, hours: 23 })
  await market.settle()
  expect((await customer.call('getOrder', { params })).state).toBe('delivered')
  market.clock.advance({ hours: 2 })
  await market.settle()
  expect((await customer.call('getOrder', { params })).state).toBe('completed')
})

test('a customer cancels before hand-over: stock and money go back, and the other shop’s order goes on', async () => {
  const stalls = [await anOpenStall(market), await anOpenStall(market, { name: 'Wood' })]
  const { customer, checkout } = await aPaidCheckout(market, { stalls })
  const [mine, other] = checkout.orders
  const params = { id: mine!.id }
  const cancelled = await customer.call('cancelOrder', { params, body: { reason: 'Wrong colour' } })
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: 'Wrong colour', canCancel: false })
  expect(await shelfOf(market, stalls[0]!.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  await market.settle()
  const settled = await customer.call('getOrder', { params })
  expect(settled.refunded).toEqual(euro(3_290))
  expect(settled.timeline.at(-1)).toMatchObject({ kind: 'refund', name: 'succeeded', note: 'Wrong colour' })
  expect(await balanceOf(market, stalls[0]!)).toEqual({ pending: 0, available: 0 })
  expect(await balanceOf(market, stalls[1]!)).toEqual({ pending: 3_290, available: 0 })
  expect(await customer.call('getOrder', { params: { id: other!.id } })).toMatchObject({ state: 'processing' })
  expect((await customer.call('getCheckout', { params: { id: checkout.id } })).payment).toMatchObject({
    state: 'partly_refunded',
    refunded: euro(3_290),
  })
  expect(await customer.refused('cancelOrder', { params, body: {} })).toMatchObject({ code: 'wrong_state' })
})

test('a shop cancels with a reason, and the customer gets the money back', async () => {
  const { customer, seller, order, stall } = await anOrderReadyToHandOver(market)
  const params = { id: order.id }
  expect(await seller.refused('cancelShopOrder', { params, body: { reason: '' } })).toMatchObject({
    status: 422,
    errors: [{ path: 'body.reason' }],
  })
  const cancelled = await seller.call('cancelShopOrder', { params, body: { reason: 'Broke in the kiln' } })
  expect(cancelled).toMatchObject({ state: 'cancelled', money: { commission: euro(0), shopReceives: euro(0) } })
  await market.settle()
  expect((await customer.call('getOrder', { params })).refunded).toEqual(euro(3_290))
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
})

test('after hand-over nobody cancels', async () => {
  const { customer, seller, order } = await anOrderHandedOver(market)
  const params = { id: order.id }
  expect(await customer.refused('cancelOrder', { params, body: {} })).toMatchObject({ code: 'wrong_state' })
  const body = { reason: 'Changed our mind' }
  expect(await seller.refused('cancelShopOrder', { params, body })).toMatchObject({ code: 'wrong_state' })
})

test('an unpaid order leaves with its whole checkout or not at all, and is not the shop’s to cancel', async () => {
  const stalls = [await anOpenStall(market), await anOpenStall(market)]
  const two = await aPlacedCheckout(market, { stalls })
  const params = { id: two.checkout.orders[0]!.id }
  expect(two.checkout.orders[0]!.canCancel).toBe(false)
  expect(await two.customer.refused('cancelOrder', { params, body: {} })).toMatchObject({ code: 'wrong_state' })
  const seller = await sellerOf(market, stalls[0]!)
  const body = { reason: 'No clay left' }
  expect(await seller.refused('cancelShopOrder', { params, body })).toMatchObject({ code: 'wrong_state' })

  const one = await aPlacedCheckout(market)
  const alone = { id: one.checkout.orders[0]!.id }
  expect(await one.customer.call('cancelOrder', { params: alone, body: {} })).toMatchObject({ state: 'cancelled' })
  expect(await one.customer.call('getCheckout', { params: { id: one.checkout.id } })).toMatchObject({
    state: 'cancelled',
  })
})

test('another shop neither sees an order nor moves it, and neither does a stranger', async () => {
  const { order, customer } = await anOrderReadyToHandOver(market)
  const params = { id: order.id }
  const rival = await sellerOf(market, await anOpenStall(market))
  const refusal = { status: 404, code: 'order_not_found' }
  expect(await rival.refused('getShopOrder', { params })).toMatchObject(refusal)
  expect(await rival.refused('handOverOrder', { params, body: {} })).toMatchObject(refusal)
  expect(await rival.refused('deliverOrder', { params })).toMatchObject(refusal)
  expect(await rival.refused('addTrackingUpdate', { params, body: { kind: 'shipping' } })).toMatchObject(refusal)
  expect(await rival.refused('cancelShopOrder', { params, body: { reason: 'Sabotage' } })).toMatchObject(refusal)
  for (const visitor of [new Visitor(market.url), await aCustomer(market)]) {
    expect(await visitor.refused('getOrder', { params })).toMatchObject(refusal)
    expect(await visitor.refused('cancelOrder', { params, body: {} })).toMatchObject(refusal)
  }
  expect((await customer.call('getOrder', { params })).state).toBe('processing')
})

test('cash works for one parcel from a shop that takes it', async () => {
  const takesCash = await anOpenStall(market, { acceptsCash: true })
  const takesNone = await anOpenStall(market)
  const alsoCash = await anOpenStall(market, { acceptsCash: true })
  const body = { method: 'cash_on_delivery' }
  for (const stalls of [[takesNone], [takesCash, alsoCash]]) {
    const { customer, checkout } = await aPlacedCheckout(market, { stalls })
    expect(await customer.refused('startPayment', { params: { id: checkout.id }, body })).toMatchObject({
      status: 409,
      code: 'cash_not_possible',
    })
  }
})

test('an order to be paid at the door can be cancelled; nothing was paid, so nothing goes back', async () => {
  const { customer, checkout, order, stall } = await aCashOrderReadyToHandOver(market)
  expect(checkout).toMatchObject({ state: 'promised', orders: [{ state: 'processing' }] })
  await customer.call('cancelOrder', { params: { id: order.id }, body: {} })
  await market.settle()
  expect(await customer.call('getCheckout', { params: { id: checkout.id } })).toMatchObject({
    state: 'cancelled',
    payment: { state: 'expired' },
    orders: [{ state: 'cancelled', refunded: euro(0) }],
  })
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
})

test('giving up a checkout to be paid at the door cancels its order', async () => {
  const { customer, checkout, seller, order } = await aCashOrderReadyToHandOver(market)
  const params = { id: checkout.id }
  expect(await customer.call('cancelCheckout', { params })).toMatchObject({ state: 'cancelled' })
  expect(await seller.refused('handOverOrder', { params: { id: order.id }, body: {} })).toMatchObject({
    code: 'wrong_state',
    state: 'cancelled',
  })
})

test('a payment that was declined can be tried again, and a paid checkout not', async () => {
  const { customer, checkout } = await aPlacedCheckout(market)
  const params = { id: checkout.id }
  const pay = (token: string) => ({ params, body: { method: 'card', token } })
  expect(await customer.call('startPayment', pay('tok_declined'))).toMatchObject({ state: 'declined' })
  expect(await customer.call('startPayment', pay('tok_success'))).toMatchObject({ state: 'captured' })
  expect(await customer.refused('startPayment', pay('tok_success'))).toMatchObject({ code: 'checkout_not_open' })
})

test('everybody gets their mails once: the customer, and everybody in the shops', async () => {
  const stalls = [await anOpenStall(market), await anOpenStall(market, { name: 'Wood' })]
  const sellers = [await sellerOf(market, stalls[0]!), await sellerOf(market, stalls[1]!)] as const
  const { customer, checkout } = await aPaidCheckout(market, { stalls })
  const [first, second] = checkout.orders as [(typeof checkout.orders)[0], (typeof checkout.orders)[0]]
  await sellers[0].call('handOverOrder', { params: { id: first.id }, body: { trackingNumber: 'LX9' } })
  await sellers[0].call('deliverOrder', { params: { id: first.id } })
  await sellers[1].call('cancelShopOrder', { params: { id: second.id }, body: { reason: 'Wormholes' } })
  await market.settle()
  await market.settle()
  const mails = (await mailsTo(market, 'ana@example.com')).filter(
    ({ key }) => key.includes(checkout.id) || key.includes(first.id) || key.includes(second.id),
  )
  expect(new Set(mails.map(({ key }) => key.split(':')[0]))).toEqual(
    new Set(['order-confirmation', 'order-shipped', 'order-delivered', 'order-cancelled', 'order-refunded']),
  )
  expect(mails).toHaveLength(5)
  const confirmation = mails.find(({ key }) => key.startsWith('order-confirmation'))!
  expect(confirmation.plain).toContain(`Clay & Co, order ${first.number}: Tidewater mug. €32.90`)
  expect(confirmation.plain).toContain(`Wood, order ${second.number}`)
  // The link opens the checkout for whoever holds the mail.
  const link = new URL(/http\S+checkouts\S+/.exec(confirmation.plain)![0])
  const query = { key: link.searchParams.get('key')! }
  const params = { id: link.pathname.split('/').at(-1)! }
  expect((await new Visitor(market.url).call('getCheckout', { params, query })).id).toBe(checkout.id)
  expect(mails.find(({ key }) => key.startsWith('order-cancelled'))!.plain).toContain('€32.90 goes back')
  for (const [index, { person }] of sellers.entries())
    expect(await mailsTo(market, person.email)).toMatchObject([
      { subject: `New order ${checkout.orders[index]!.number}` },
    ])
  expect((await customer.call('getCheckout', { params: { id: checkout.id } })).state).toBe('paid')
})

test('a customer’s list shows own orders, newest first, page by page', async () => {
  const customer = await aCustomer(market)
  const stall = await anOpenStall(market)
  const numbers: string[] = []
  for (let i = 0; i < 3; i++)
    numbers.unshift((await aPlacedCheckout(market, { customer, stalls: [stall] })).checkout.orders[0]!.number)
  const first = await customer.call('listOrders', { query: { limit: 2 } })
  expect(first.items.map(({ number }) => number)).toEqual(numbers.slice(0, 2))
  const second = await customer.call('listOrders', { query: { limit: 2, after: first.next! } })
  expect(second.items.map(({ number }) => number)).toEqual(numbers.slice(2))
  expect(second.next).toBeNull()
  expect(await customer.refused('listOrders', { query: { after: 'nowhere' } })).toMatchObject({
    code: 'cursor_invalid',
  })
  const forged = Buffer.from(JSON.stringify(['not a day', 'not an id'])).toString('base64url')
  expect(await customer.refused('listOrders', { query: { after: forged } })).toMatchObject({ code: 'cursor_invalid' })
})

test('a shop’s list shows its own orders, filtered and counted by state', async () => {
  const stall = await anOpenStall(market)
  const ready = await anOrderReadyToHandOver(market, { stalls: [stall] })
  await aPlacedCheckout(market, { stalls: [stall] })
  await aPaidCheckout(market)
  const all = await ready.seller.call('listShopOrders')
  expect(all.items).toHaveLength(2)
  expect(all.counts).toEqual({
    awaiting_payment: 1,
    processing: 1,
    handed_over: 0,
    delivered: 0,
    completed: 0,
    cancelled: 0,
    expired: 0,
  })
  const waiting = await ready.seller.call('listShopOrders', { query: { state: 'processing' } })
  expect(waiting.items).toMatchObject([
    { id: ready.order.id, customer: 'Ana Sousa', city: 'Porto', quantity: 1, lines: [{ variantTitle: '300 ml' }] },
  ])
})

test('an operator finds every order, with its payment', async () => {
  const { order } = await anOrderReadyToHandOver(market)
  const operator = await anOperator(market)
  const list = await operator.call('listMarketOrders', { query: { state: 'processing', limit: 100 } })
  expect(list.items.map(({ id }) => id)).toContain(order.id)
  expect(await operator.call('getMarketOrder', { params: { id: order.id } })).toMatchObject({
    id: order.id,
    checkoutState: 'paid',
    payment: { state: 'captured' },
  })
})

test('no money moves through an order without its line in the book', async () => {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as sum from ledger_entries`.execute(market.context.db)
  expect(rows[0]!.sum).toBe(0)
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
