import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall } from '#test/builders/carts.ts'
import { aCashOrderReadyToHandOver, anOrderDelivered, anOrderHandedOver, handOver } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { faultsInTheBook, moneyOf } from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(async () => {
  expect(await faultsInTheBook(market)).toBe(0)
  await market.close()
})

/** By an operator of this day, for sessions end in a month. */
async function setTerms(holdDays: number, reserveBps = 0, reserveDays = 0): Promise<void> {
  await (await anOperator(market)).call('changeSettings', { body: { holdDays, reserveBps, reserveDays } })
}

// A mug for 28.00 and shipping for 4.90; the commission is 10 % of the mug.
const paid = 32_90
const net = 30_10

async function daysPass(days: number): Promise<void> {
  market.clock.advance({ days })
  await market.settle()
}

test('without hold and reserve a delivered order is available at once', async () => {
  const { stall } = await anOrderDelivered(market)
  expect(await moneyOf(market, stall.shopId)).toEqual({ pending: 0, available: net, reserve: 0, withdrawing: 0 })
})

test('held money stays pending until its day, and the outlook names the day', async () => {
  await setTerms(14)
  const { stall, seller } = await anOrderDelivered(market)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: paid, available: 0 })
  const on = new Date(market.clock.now().getTime() + 14 * 86_400_000).toISOString().slice(0, 10)
  const amount = { amountMinor: net, currency: 'EUR' }
  expect(await seller.call('getBalanceOutlook')).toMatchObject({
    holdDays: 14,
    releases: [{ on, orderCount: 1, amount }],
  })
  await daysPass(13)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: paid, available: 0 })
  await daysPass(1)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: 0, available: net })
  expect(await seller.call('getBalanceOutlook')).toMatchObject({ releases: [] })
})

test('a part of each order stays in reserve some days more', async () => {
  await setTerms(0, 1_000, 30)
  const { stall } = await anOrderDelivered(market)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ available: net - 3_01, reserve: 3_01 })
  await daysPass(30)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ available: net, reserve: 0 })
})

test('a shop may have terms of its own, and may be trusted more than others', async () => {
  await setTerms(14, 1_000, 30)
  const stall = await anOpenStall(market)
  const own = { holdDays: 0, reserveBps: 0, reserveDays: null, collectsCash: null }
  const operator = await anOperator(market)
  expect(await operator.call('setPayoutTerms', { params: { id: stall.shopId }, body: own })).toEqual(own)
  await anOrderDelivered(market, { stalls: [stall] })
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: 0, available: net, reserve: 0 })
})

test('new terms are for parcels that arrive from now on; what is held keeps its day', async () => {
  await setTerms(14)
  const { stall } = await anOrderDelivered(market)
  await setTerms(60)
  await daysPass(14)
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: 0, available: net })
})

test('cash taken at the door is held like a card', async () => {
  await setTerms(7)
  const order = await aCashOrderReadyToHandOver(market)
  await handOver(order)
  await order.seller.call('deliverOrder', { params: { id: order.order.id } })
  expect(await moneyOf(market, order.stall.shopId)).toMatchObject({ pending: paid, available: 0 })
  await daysPass(7)
  expect(await moneyOf(market, order.stall.shopId)).toMatchObject({ pending: 0, available: net })
})

test('money given back while it is held never becomes available', async () => {
  await setTerms(14, 1_000, 30)
  const { stall, order, seller } = await anOrderHandedOver(market)
  const params = { id: order.id }
  await seller.call('deliverOrder', { params })
  const operator = await anOperator(market)
  await operator.call('refundOrder', { params, body: { everything: true, reason: 'Broken on arrival' } })
  await market.settle()
  expect(await moneyOf(market, stall.shopId)).toMatchObject({ pending: 0, available: 0 })
  await daysPass(14)
  expect(await moneyOf(market, stall.shopId)).toEqual({ pending: 0, available: 0, reserve: 0, withdrawing: 0 })
})
