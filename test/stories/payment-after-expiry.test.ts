import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireCheckouts } from '#server/orders/index.ts'
import { anOpenStall, shelfOf } from '#test/builders/carts.ts'
import {
  aPaidCheckout,
  aPlacedCheckout,
  balanceOf,
  mailsTo,
  marketAccount,
  type PlacedCheckout,
} from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** The bank took the money, its answer was lost on the way, and the checkout expired before anybody heard of it. */
async function paidIntoSilence({ customer, checkout }: PlacedCheckout): Promise<void> {
  const params = { id: checkout.id }
  const body = { method: 'card', token: 'tok_lost_answer' }
  expect(await customer.call('startPayment', { params, body })).toMatchObject({ state: 'unknown' })
  market.clock.advance({ minutes: 31 })
  await expireCheckouts(market.context)
  expect((await customer.call('getCheckout', { params })).state).toBe('expired')
}

test('money that comes late finds everything still on the shelf, and the order goes ahead', async () => {
  const placed = await aPlacedCheckout(market, { customer: await aCustomer(market) })
  const [stall] = placed.stalls
  await paidIntoSilence(placed)
  expect(await shelfOf(market, stall!.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  await market.settle()
  expect(await placed.customer.call('getCheckout', { params: { id: placed.checkout.id } })).toMatchObject({
    state: 'paid',
    payment: { state: 'captured' },
    orders: [
      { state: 'processing', paymentMethod: 'card', timeline: [{}, { name: 'expired' }, { name: 'processing' }] },
    ],
  })
  expect(await shelfOf(market, stall!.wares[0]!)).toEqual({ onHand: 10, reserved: 1, sold: 0 })
  expect(await balanceOf(market, stall!)).toEqual({ pending: 3_290, available: 0 })
})

test('money that comes late for things sold meanwhile goes back by itself, and everybody is told', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 1 }] })
  const placed = await aPlacedCheckout(market, { customer: await aCustomer(market), stalls: [stall] })
  await paidIntoSilence(placed)
  await aPaidCheckout(market, { stalls: [stall] })
  const clearing = await marketAccount(market, 'gateway_clearing')
  await market.settle()
  const after = await placed.customer.call('getCheckout', { params: { id: placed.checkout.id } })
  expect(after).toMatchObject({
    state: 'expired',
    payment: { state: 'refunded' },
    orders: [{ state: 'expired', refunded: euro(3_290) }],
  })
  // The winner's money is pending, the loser's came and went.
  expect(await balanceOf(market, stall)).toEqual({ pending: 3_290, available: 0 })
  expect(await marketAccount(market, 'gateway_clearing')).toBe(clearing)
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 1, reserved: 1, sold: 0 })
  const mails = await mailsTo(market, 'ana@example.com')
  const mail = mails.find(({ key }) => key === `order-paid-too-late:${placed.checkout.orders[0]!.id}`)
  expect(mail?.plain).toContain('€32.90 goes back')
})

test('of two shops in one late payment, one goes ahead and the other’s part goes back', async () => {
  const scarce = await anOpenStall(market, { wares: [{ onHand: 1 }] })
  const plenty = await anOpenStall(market)
  const placed = await aPlacedCheckout(market, { customer: await aCustomer(market), stalls: [scarce, plenty] })
  await paidIntoSilence(placed)
  await aPaidCheckout(market, { stalls: [scarce] })
  await market.settle()
  const after = await placed.customer.call('getCheckout', { params: { id: placed.checkout.id } })
  expect(after).toMatchObject({ state: 'paid', payment: { state: 'partly_refunded', refunded: euro(3_290) } })
  expect(after.orders.map(({ state, refunded }) => ({ state, refunded }))).toEqual([
    { state: 'expired', refunded: euro(3_290) },
    { state: 'processing', refunded: euro(0) },
  ])
  expect(await balanceOf(market, plenty)).toEqual({ pending: 3_290, available: 0 })
})

test('money for a checkout the customer gave up goes back, whatever is on the shelf', async () => {
  const placed = await aPlacedCheckout(market, { customer: await aCustomer(market) })
  const params = { id: placed.checkout.id }
  const body = { method: 'card', token: 'tok_lost_answer' }
  await placed.customer.call('startPayment', { params, body })
  await placed.customer.call('cancelCheckout', { params })
  market.clock.advance({ minutes: 5 })
  await market.settle()
  expect(await placed.customer.call('getCheckout', { params })).toMatchObject({
    state: 'cancelled',
    payment: { state: 'refunded' },
    orders: [{ state: 'cancelled', refunded: euro(3_290) }],
  })
  expect(await balanceOf(market, placed.stalls[0]!)).toEqual({ pending: 0, available: 0 })
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
