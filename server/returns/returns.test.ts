import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { anOrderDelivered, balanceOf, mailsTo, sellerOf, type OrderAtShop } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { bookOfOrder } from '#test/support/book-tables.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** Two mugs at 28.00 that have arrived: 56.00, sent for free, with a commission of 10 %. */
async function twoMugsThatArrived(): Promise<OrderAtShop> {
  const stall = await anOpenStall(market, { commissionBps: 1_000, returnDays: 14 })
  return await anOrderDelivered(market, { stalls: [stall], wanted: [{ ware: stall.wares[0]!, quantity: 2 }] })
}

const wish = ({ order }: OrderAtShop, quantity: number, more: object = {}) => ({
  params: { id: order.id },
  body: { lines: [{ lineId: order.lines[0]!.id, quantity, reason: 'damaged' }], words: 'A hair crack', ...more },
})

test('a mug comes back: asked for, accepted, received, and its money goes back by itself', async () => {
  const bought = await twoMugsThatArrived()
  const { customer, seller, stall, order } = bought
  const { id } = await customer.call('requestReturn', wish(bought, 1))
  expect((await seller.call('listShopReturns')).waiting).toBe(1)
  await seller.call('acceptReturn', {
    params: { id },
    body: { labelNote: 'Rua do Forno 3, Porto. We pay the postage.' },
  })
  const received = await seller.call('receiveReturn', { params: { id }, body: {} })
  expect(received).toMatchObject({ state: 'received', refunded: { amountMinor: 28_00 } })
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
  const past = await seller.call('listStockHistory', { params: { id: stall.wares[0]!.productId } })
  const told = { id: order.id, number: order.number }
  expect(past.items).toMatchObject([
    { source: 'return', change: 1, onHandAfter: 9, order: told, by: seller.person.name },
    { source: 'sale', change: -2, onHandAfter: 8, order: told, by: seller.person.name },
  ])
  await market.settle()
  expect((await seller.call('getShopReturn', { params: { id } })).state).toBe('closed')
  expect(await bookOfOrder(market, order.id)).toContain(`
refund
  Shop: available               25.20
  Market: commission             2.80
  Market: gateway clearing               28.00
  Sum                           28.00    28.00`)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 25_20 })
  const letters = (await mailsTo(market, order.email)).map(({ subject }) => subject)
  expect(letters).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Your return'),
      expect.stringContaining('Please send your return'),
      expect.stringContaining('has arrived'),
      expect.stringContaining('has gone back to you'),
    ]),
  )
})

test('a broken mug does not go back on the shelf', async () => {
  const bought = await twoMugsThatArrived()
  const { customer, seller, stall, order } = bought
  const { id } = await customer.call('requestReturn', wish(bought, 2))
  await seller.call('acceptReturn', { params: { id }, body: {} })
  const tooMany = await seller.refused('receiveReturn', {
    params: { id },
    body: { restock: [{ lineId: order.lines[0]!.id, quantity: 3 }] },
  })
  expect(tooMany.code).toBe('return_line_unknown')
  await seller.call('receiveReturn', {
    params: { id },
    body: { restock: [{ lineId: order.lines[0]!.id, quantity: 1 }] },
  })
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
})

test('a guest returns with the key of the mail and shows pictures the shop can see', async () => {
  const bought = await twoMugsThatArrived()
  const { seller, order, checkout } = bought
  const guest = new Visitor(market.url)
  const query = { key: checkout.key }
  const form = new FormData()
  const { buffer, name, mimeType } = await drawnPicture('crack', '#884422')
  form.set('file', new File([new Uint8Array(buffer)], name, { type: mimeType }))
  const picture = await guest.call('showOrderPicture', { params: { id: order.id }, query, form })
  const { id } = await guest.call('requestReturn', { ...wish(bought, 1, { pictureIds: [picture.id] }), query })
  const seen = await seller.call('getShopReturn', { params: { id } })
  expect(seen.pictures.map((shown) => shown.id)).toEqual([picture.id])
  const other = await twoMugsThatArrived()
  const stolen = await other.customer.refused('requestReturn', wish(other, 1, { pictureIds: [picture.id] }))
  expect(stolen.code).toBe('picture_unknown')
})

test('what was declined says why, and what was withdrawn stays with the customer', async () => {
  const bought = await twoMugsThatArrived()
  const { customer, seller, order } = bought
  const first = await customer.call('requestReturn', wish(bought, 1))
  const declined = await seller.call('declineReturn', { params: { id: first.id }, body: { reason: 'It was used' } })
  expect(declined).toMatchObject({ state: 'declined', declineReason: 'It was used' })
  const second = await customer.call('requestReturn', wish(bought, 1))
  expect((await customer.call('withdrawReturn', { params: { id: second.id } })).state).toBe('withdrawn')
  expect((await seller.refused('acceptReturn', { params: { id: second.id }, body: {} })).code).toBe('wrong_state')
  const { items, canRequest } = await customer.call('listOrderReturns', { params: { id: order.id } })
  expect([items.map(({ state }) => state), canRequest]).toEqual([['declined', 'withdrawn'], true])
})

test('one return at a time, of what was bought, within the days of the shop', async () => {
  const bought = await twoMugsThatArrived()
  const { customer, seller, order } = bought
  expect((await customer.refused('requestReturn', wish(bought, 3))).code).toBe('return_line_unknown')
  const answers = await Promise.all(Array.from({ length: 6 }, () => customer.send('requestReturn', wish(bought, 1))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(5)
  const [open] = (await customer.call('listOrderReturns', { params: { id: order.id } })).items
  await seller.call('declineReturn', { params: { id: open!.id }, body: { reason: 'Used, sadly' } })
  market.clock.advance({ days: 15 })
  expect((await customer.refused('requestReturn', wish(bought, 1))).code).toBe('return_not_possible')
})

test('a shop that does not answer has accepted, and what never comes back is withdrawn', async () => {
  const bought = await twoMugsThatArrived()
  const { customer, stall } = bought
  const { id } = await customer.call('requestReturn', wish(bought, 1))
  market.clock.advance({ days: 6 })
  await market.settle()
  const soon = await sellerOf(market, stall)
  expect((await soon.call('getShopReturn', { params: { id } })).state).toBe('accepted')
  market.clock.advance({ days: 31 })
  await market.settle()
  const later = await sellerOf(market, stall)
  const seen = await later.call('getShopReturn', { params: { id } })
  expect(seen.state).toBe('withdrawn')
  expect(seen.history.map(({ by, reason }) => [by, reason])).toEqual([
    ['customer', ''],
    ['system', 'The shop did not answer in time.'],
    ['system', 'Nothing came back in time.'],
  ])
})

test('a return of one shop is not there for another', async () => {
  const bought = await twoMugsThatArrived()
  const { id } = await bought.customer.call('requestReturn', wish(bought, 1))
  const other = await sellerOf(market, await anOpenStall(market))
  expect((await other.refused('getShopReturn', { params: { id } })).code).toBe('return_not_found')
  expect((await other.call('listShopReturns')).items).toEqual([])
})

test('the market reads a return with what both sides said and its money, among all, of one shop or of one order', async () => {
  const operator = await anOperator(market)
  const bought = await twoMugsThatArrived()
  const other = await twoMugsThatArrived()
  const { customer, seller, stall, order } = bought
  const { id } = await customer.call('requestReturn', wish(bought, 1))
  await other.customer.call('requestReturn', wish(other, 1))
  await seller.call('acceptReturn', { params: { id }, body: { labelNote: 'Rua do Forno 3, Porto' } })
  await seller.call('receiveReturn', { params: { id }, body: {} })
  await market.settle()
  expect(await operator.call('getMarketReturn', { params: { id } })).toMatchObject({
    state: 'closed',
    shop: { id: stall.shopId },
    words: 'A hair crack',
    labelNote: 'Rua do Forno 3, Porto',
    refund: { state: 'succeeded', amount: { amountMinor: 28_00 }, commissionBack: { amountMinor: 2_80 } },
    disputes: [],
  })
  const ids = async (query: Record<string, string>) =>
    (await operator.call('listMarketReturns', { query })).items.map((back) => back.id)
  expect(await ids({ shopId: stall.shopId })).toEqual([id])
  expect(await ids({ shopId: stall.shopId, state: 'requested' })).toEqual([])
  expect(await ids({ orderId: order.id, state: 'closed' })).toEqual([id])
  const first = await operator.call('listMarketReturns', { query: { limit: 1 } })
  const rest = await operator.call('listMarketReturns', { query: { limit: 1, after: first.next! } })
  expect(rest.items[0]!.id).not.toBe(first.items[0]!.id)
})
