import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPlacedCheckout, delivery, sellerOf, type PlacedCheckout } from '#test/builders/orders.ts'
import { aCustomer, comeInAt } from '#test/builders/people.ts'
import { aPlan } from '#test/builders/subscriptions.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'

// The customer approves in PayPal's window; the market takes the money, once, or not at all.

const paypal = new PayPalStandIn()
let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket({ ...payPalKeys, PAYPAL_API_BASE: await paypal.open() })
})
afterAll(async () => {
  await market.close()
  await paypal.close()
})
afterEach(() => expect(paypal.refusedBodies).toEqual([]))

/** Presses PayPal's button; answers the name of the order that PayPal's window opens for. */
async function begins({ customer, checkout }: PlacedCheckout): Promise<string> {
  const payment = await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'paypal' } })
  expect(payment).toMatchObject({ state: 'requires_action', method: 'paypal', gateway: 'paypal' })
  if (payment.action?.type !== 'paypal_approval') throw new Error('PayPal asks the customer')
  return payment.action.reference
}

const comesBack = ({ customer, checkout }: PlacedCheckout) =>
  customer.call('confirmPayment', { params: { id: checkout.id } })

async function stateOf({ customer, checkout }: PlacedCheckout) {
  const { state, payment, orders } = await customer.call('getCheckout', { params: { id: checkout.id } })
  return { checkout: state, payment: payment?.state, order: orders[0]?.state }
}

const paid = { checkout: 'paid', payment: 'captured', order: 'processing' }

async function later(seconds: number): Promise<void> {
  market.clock.advance({ seconds })
  await market.settle()
}

test('who comes back from PayPal finds the order paid at once; the webhooks change nothing', async () => {
  const placed = await aPlacedCheckout(market)
  const reference = await begins(placed)
  expect(await comesBack(placed)).toMatchObject({ state: 'requires_action' })
  paypal.book.approves(reference)
  expect(await comesBack(placed)).toMatchObject({ state: 'captured' })
  expect(await paypal.tell(market.url, 2)).toEqual([200, 200, 200, 200])
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
  expect(paypal.book.captures()).toHaveLength(1)
})

test('who closes the browser after approving has paid all the same, by the webhook', async () => {
  const placed = await aPlacedCheckout(market)
  paypal.book.approves(await begins(placed))
  await paypal.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
})

test('and without a webhook too, because the market asks', async () => {
  const placed = await aPlacedCheckout(market)
  paypal.book.approves(await begins(placed))
  paypal.book.events.splice(0)
  await later(61)
  expect(await stateOf(placed)).toEqual(paid)
})

test('a capture whose answer is lost is found, and was made once', async () => {
  const placed = await aPlacedCheckout(market)
  const before = paypal.book.captures().length
  paypal.book.approves(await begins(placed))
  paypal.trouble('lost', /\/capture$/, 3)
  expect(await comesBack(placed)).toMatchObject({ state: 'processing' })
  paypal.book.events.splice(0)
  await later(20)
  expect(await stateOf(placed)).toEqual(paid)
  expect(paypal.book.captures()).toHaveLength(before + 1)
})

test('what was given up is not taken, though it is approved later', async () => {
  const placed = await aPlacedCheckout(market)
  const before = paypal.book.captures().length
  const reference = await begins(placed)
  await placed.customer.call('cancelCheckout', { params: { id: placed.checkout.id } })
  await market.settle()
  paypal.book.approves(reference)
  await paypal.tell(market.url)
  await later(120)
  expect(await stateOf(placed)).toMatchObject({ checkout: 'cancelled', payment: 'expired' })
  expect(paypal.book.captures()).toHaveLength(before)
})

test('an account that PayPal cannot charge is a decline, and a card pays instead', async () => {
  const placed = await aPlacedCheckout(market)
  paypal.book.approves(await begins(placed))
  paypal.book.nextCapture = 'INSTRUMENT_DECLINED'
  expect(await comesBack(placed)).toMatchObject({
    state: 'declined',
    decline: { code: 'instrument_declined', message: expect.stringContaining('PayPal could not charge') },
  })
  paypal.book.nextCapture = 'COMPLETED'
  const body = { method: 'card', token: 'tok_success' }
  expect(await placed.customer.call('startPayment', { params: { id: placed.checkout.id }, body })).toMatchObject({
    state: 'captured',
    gateway: 'sandbox',
  })
})

test('who closes the window of PayPal may pay otherwise; what they approve there later is not taken', async () => {
  const placed = await aPlacedCheckout(market)
  const before = paypal.book.captures().length
  const reference = await begins(placed)
  const params = { id: placed.checkout.id }
  const card = { method: 'card', token: 'tok_success' }
  expect(await placed.customer.refused('startPayment', { params, body: card })).toMatchObject({
    code: 'payment_underway',
  })
  expect(await placed.customer.call('abandonPayment', { params })).toMatchObject({
    state: 'declined',
    decline: { code: 'cancelled' },
  })
  expect(await placed.customer.call('startPayment', { params, body: card })).toMatchObject({ state: 'captured' })
  paypal.book.approves(reference)
  await paypal.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
  expect(paypal.book.captures()).toHaveLength(before)
})

test('a cancelled order gets its money back through PayPal', async () => {
  const placed = await aPlacedCheckout(market)
  paypal.book.approves(await begins(placed))
  await comesBack(placed)
  const params = { id: placed.checkout.orders[0]!.id }
  await placed.customer.call('cancelOrder', { params, body: { reason: 'changed my mind' } })
  await market.settle()
  await paypal.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toMatchObject({ payment: 'refunded' })
  const { rows } = await sql<{ effect: string; state: string }>`
    select distinct state from gateway_events where gateway = 'paypal'`.execute(market.context.db)
  expect(rows).toEqual([{ state: 'processed' }])
})

test('who subscribes with PayPal has the account kept with the first payment, and it is charged with nobody there', async () => {
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 2_000, onHand: 100 }] })
  const planId = await aPlan(await sellerOf(market, stall), stall, { unit: 'day', every: 30 })
  const customer = await aCustomer(market)
  await customer.call('addCartLine', { body: { variantId: stall.wares[0]!.variantId, quantity: 1, planId } })
  const consent = 'I agree that my PayPal account is charged for my subscriptions until I cancel them.'
  const { id: paymentMethodId } = await customer.call('keepPaymentMethod', { body: { consent, withCharge: 'paypal' } })
  const checkout = await customer.call('placeCheckout', { body: { ...delivery, paymentMethodId } })
  const wish = { method: 'paypal' as const, paymentMethodId }
  const payment = await customer.call('startPayment', { params: { id: checkout.id }, body: wish })
  paypal.book.approves(payment.action!.reference)
  // PayPal keeps it a little after the money, and then the market asks.
  paypal.book.keepsLate = true
  await customer.call('confirmPayment', { params: { id: checkout.id } })
  await market.settle()
  paypal.book.keepsLate = false
  paypal.book.keeps(payment.action!.reference)
  await later(60)
  expect((await customer.call('listPaymentMethods')).items).toMatchObject([{ kind: 'paypal', isKept: true }])
  const { items } = await customer.call('listSubscriptions')
  const { id } = items[0]!
  await later(30 * 86_400)
  await comeInAt(market, 'storefront', customer)
  const renewed = await customer.call('getSubscription', { params: { id } })
  expect(renewed).toMatchObject({ state: 'active', cyclesPaid: 2 })
  expect(paypal.book.captures().length).toBeGreaterThanOrEqual(2)

  // What its owner takes back at PayPal is gone here too, and nobody tries to charge it.
  const charged = paypal.book.captures().length
  paypal.book.takesBack(payment.action!.reference)
  await paypal.tell(market.url, 2)
  await market.settle()
  expect((await customer.call('listPaymentMethods')).items).toEqual([])
  await later(30 * 86_400)
  await comeInAt(market, 'storefront', customer)
  expect(await customer.call('getSubscription', { params: { id } })).toMatchObject({ state: 'unpaid', cyclesPaid: 2 })
  expect(paypal.book.captures()).toHaveLength(charged)
})
