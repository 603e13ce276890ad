import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  anOrderReadyToHandOver,
  aPlacedCheckout,
  balanceOf,
  mailsTo,
  sellerOf,
  type CheckoutWish,
} from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** Paid with a card whose bank takes a refund and fails it eight seconds later. */
async function anOrderPaidWithADoomedCard(wish: CheckoutWish = {}) {
  const placed = await aPlacedCheckout(market, wish)
  const params = { id: placed.checkout.id }
  await placed.customer.call('startPayment', { params, body: { method: 'card', token: 'tok_refund_fails' } })
  return { ...placed, order: placed.checkout.orders[0]!, seller: await sellerOf(market, placed.stalls[0]!) }
}

test('a refund that the bank cannot make is seen by everybody it concerns, and nobody is told it went well', async () => {
  const operator = await anOperator(market)
  const { customer, seller, order, stalls } = await anOrderPaidWithADoomedCard()
  const params = { id: order.id }
  await customer.call('cancelOrder', { params, body: {} })
  await market.settle()
  expect((await operator.call('getMarketOverview')).refundsFailed).toBe(0)

  market.clock.advance({ seconds: 20 })
  await market.settle()

  const failed = { kind: 'refund', name: 'failed', note: 'The bank could not give the money back.' }
  expect((await customer.call('getOrder', { params })).timeline).toContainEqual(expect.objectContaining(failed))
  expect((await seller.call('getShopOrder', { params })).timeline).toContainEqual(expect.objectContaining(failed))
  expect((await operator.call('getMarketOverview')).refundsFailed).toBe(1)
  expect((await customer.call('getOrder', { params })).refunded.amountMinor).toBe(0)
  // The market still owes what it could not give back: the book says so.
  expect((await balanceOf(market, stalls[0]!)).pending).toBe(order.total.amountMinor)
  const subjects = (await mailsTo(market, order.email)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => /has gone back/.test(subject))).toEqual([])
})

test('a refund that succeeds is told to the customer once, after the money has gone', async () => {
  const { customer, order } = await anOrderReadyToHandOver(market)
  const told = async () =>
    (await mailsTo(market, order.email)).filter(({ subject }) =>
      subject.includes(`order ${order.number} has gone back`),
    )
  await sql`delete from mails`.execute(market.context.db)
  await customer.call('cancelOrder', { params: { id: order.id }, body: {} })
  expect(await told()).toHaveLength(0)
  await market.settle()
  await market.settle()
  const mails = await told()
  expect(mails).toHaveLength(1)
  expect(mails[0]!.plain).toContain('We have given €32.90 back')
})
