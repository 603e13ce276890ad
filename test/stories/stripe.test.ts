import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPlacedCheckout, delivery, sellerOf, type PlacedCheckout } from '#test/builders/orders.ts'
import { aCustomer, comeInAt, everybodysPassword } from '#test/builders/people.ts'
import { aPlan } from '#test/builders/subscriptions.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { standInKeys, StripeStandIn } from '#test/support/stripe-stand-in.ts'
import { Visitor } from '#test/support/visitor.ts'

// One charge or none, whatever goes wrong between the market and Stripe, and whatever customers press.

const stripe = new StripeStandIn()
let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket({ ...standInKeys, STRIPE_API_BASE: await stripe.open() })
})
afterAll(async () => {
  await market.close()
  await stripe.close()
})
afterEach(() => expect(stripe.refusedParameters).toEqual([]))

const good = 'pm_card_visa'

function pays({ customer, checkout }: PlacedCheckout, token: string, key = newId()) {
  return customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token }, key })
}

/** As the customer sees it, when everything that was due is done. */
async function stateOf({ customer, checkout }: PlacedCheckout) {
  const { state, payment } = await customer.call('getCheckout', { params: { id: checkout.id } })
  return { checkout: state, payment: payment?.state, decline: payment?.decline?.code ?? null }
}

/** Everything Stripe has taken for a checkout, and how often. */
async function takenFor({ checkout }: PlacedCheckout): Promise<number[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from payment_attempts a join payments p on p.id = a.payment_id where p.checkout_id = ${checkout.id}`.execute(
    market.context.db,
  )
  const ours = new Set(rows.map(({ id }) => id))
  return [...stripe.book.intents.values()]
    .filter(({ metadata, status }) => ours.has(metadata['attempt']!) && status === 'succeeded')
    .map(({ amount_received }) => amount_received)
}

const paid = { checkout: 'paid', payment: 'captured', decline: null }

async function later(seconds: number): Promise<void> {
  market.clock.advance({ seconds })
  await market.settle()
}

test('a good card pays; that Stripe says it again, twice, changes nothing', async () => {
  const placed = await aPlacedCheckout(market)
  const payment = await pays(placed, good)
  expect(payment).toMatchObject({ state: 'captured', gateway: 'stripe', card: { brand: 'visa', last4: '4242' } })
  expect(await stripe.tell(market.url, 2)).toEqual(expect.arrayContaining([200]))
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
  expect(await takenFor(placed)).toEqual([placed.checkout.totals.total.amountMinor])
})

test('what is paid for is told in whole letters, however long the name of a shop', async () => {
  const { rows } = await sql<{ name: string }>`select name from market_settings`.execute(market.context.db)
  // Two hundred places are kept of it, and the last is in the middle of the jar.
  const shopName = `${'K'.repeat(199 - `${rows[0]!.name}: `.length)}🏺`
  const placed = await aPlacedCheckout(market, { stall: { name: shopName } })
  expect(await pays(placed, good)).toMatchObject({ state: 'captured' })
})

test('the webhook may come before the answer', async () => {
  const placed = await aPlacedCheckout(market)
  stripe.trouble('held', /\/confirm$/)
  const answering = pays(placed, good)
  await expect.poll(async () => (await takenFor(placed)).length).toBe(1)
  await stripe.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
  stripe.release()
  expect(await answering).toMatchObject({ state: 'captured' })
  expect(await takenFor(placed)).toHaveLength(1)
})

test.each(['lost', 'failed'] as const)(
  'an answer that is %s, with no webhook ever, is found by asking',
  async (kind) => {
    const placed = await aPlacedCheckout(market)
    stripe.trouble(kind, /\/confirm$/, 3)
    expect(await pays(placed, good)).toMatchObject({ state: 'unknown' })
    await expect(pays(placed, good)).rejects.toMatchObject({ problem: { code: 'payment_underway' } })
    stripe.book.events.splice(0)
    await later(10)
    expect(await stateOf(placed)).toEqual(paid)
    expect(await takenFor(placed)).toHaveLength(1)
  },
)

test('when not even the intention arrived, nothing is charged, and the customer may try again', async () => {
  const placed = await aPlacedCheckout(market)
  stripe.trouble('failed', /\/payment_intents$/)
  expect(await pays(placed, good)).toMatchObject({ state: 'unknown' })
  await later(130)
  expect(await stateOf(placed)).toMatchObject({ payment: 'declined', decline: 'never_reached' })
  expect(await pays(placed, good)).toMatchObject({ state: 'captured' })
  expect(await takenFor(placed)).toHaveLength(1)
})

test('a Stripe that has too much to do charges nothing, and says so', async () => {
  const placed = await aPlacedCheckout(market)
  stripe.trouble('busy', /\/confirm$/, 3)
  expect(await pays(placed, good)).toMatchObject({ state: 'declined', decline: { code: 'gateway_busy' } })
  expect(await takenFor(placed)).toEqual([])
  expect(await pays(placed, good)).toMatchObject({ state: 'captured' })
  expect(await takenFor(placed)).toHaveLength(1)
})

test('a double click, a second tab and the back button are one charge', async () => {
  const placed = await aPlacedCheckout(market)
  const key = newId()
  const presses = [pays(placed, good, key), pays(placed, good, key), pays(placed, good), pays(placed, good)]
  const outcomes = await Promise.allSettled(presses)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(['payment_underway', 'checkout_not_open', 'request_in_progress']).toContain(
        (outcome.reason as { problem: { code: string } }).problem.code,
      )
  await later(1)
  await expect(pays(placed, good)).rejects.toMatchObject({ problem: { code: 'checkout_not_open' } })
  expect(await stateOf(placed)).toEqual(paid)
  expect(await takenFor(placed)).toHaveLength(1)
})

test('a declined card takes nothing, and the next one pays once', async () => {
  const placed = await aPlacedCheckout(market)
  expect(await pays(placed, 'pm_card_chargeDeclinedInsufficientFunds')).toMatchObject({
    state: 'declined',
    decline: { code: 'insufficient_funds', message: expect.stringContaining('not enough money') },
  })
  expect(await pays(placed, 'ctoken_card_visa')).toMatchObject({ state: 'captured' })
  await stripe.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toEqual(paid)
  expect(await takenFor(placed)).toHaveLength(1)
})

test('3-D Secure: the secret goes to who placed the checkout, and their word is believed only when Stripe says so', async () => {
  const placed = await aPlacedCheckout(market)
  const { customer, checkout } = placed
  const { action } = await pays(placed, 'pm_card_threeDSecure2Required')
  if (action?.type !== 'stripe_confirmation') throw new Error('the bank asks the customer')
  expect(action.clientSecret).toContain('_secret_')
  const params = { id: checkout.id }
  expect(await new Visitor(market.url).refused('confirmPayment', { params })).toMatchObject({
    code: 'checkout_not_found',
  })
  expect(await customer.call('confirmPayment', { params })).toMatchObject({ state: 'requires_action' })
  stripe.book.answersChallenge(action.reference, true)
  expect(await customer.call('confirmPayment', { params })).toMatchObject({ state: 'captured', action: null })
  expect(await stateOf(placed)).toEqual(paid)
})

test('3-D Secure that is not passed charges nothing, and another card pays', async () => {
  const placed = await aPlacedCheckout(market)
  const { action } = await pays(placed, 'pm_card_threeDSecure2Required')
  stripe.book.answersChallenge(action!.reference, false)
  await stripe.tell(market.url)
  await market.settle()
  expect(await stateOf(placed)).toMatchObject({ payment: 'declined', decline: 'authentication_failed' })
  expect(await pays(placed, good)).toMatchObject({ state: 'captured' })
  expect(await takenFor(placed)).toHaveLength(1)
})

test('who changes the basket half way through 3-D Secure and gives up the first checkout pays the second alone', async () => {
  const first = await aPlacedCheckout(market)
  const { action } = await pays(first, 'pm_card_threeDSecure2Required')
  await first.customer.call('cancelCheckout', { params: { id: first.checkout.id } })
  await market.settle()
  const second = await aPlacedCheckout(market, { customer: first.customer, stalls: first.stalls })
  expect(await pays(second, good)).toMatchObject({ state: 'captured' })
  // The window with the bank's question was still open.
  expect(() => stripe.book.answersChallenge(action!.reference, true)).toThrow('asks nobody')
  expect(await takenFor(first)).toEqual([])
  expect(await takenFor(second)).toHaveLength(1)
})

test('money goes back through Stripe, once, and a refund that comes back from the bank says so', async () => {
  const placed = await aPlacedCheckout(market)
  await pays(placed, 'pm_card_refundFail')
  await market.settle()
  await placed.customer.call('cancelOrder', {
    params: { id: placed.checkout.orders[0]!.id },
    body: { reason: 'changed my mind' },
  })
  stripe.trouble('lost', /\/refunds$/, 3)
  await market.settle()
  await later(20)
  const given = [...stripe.book.refunds.values()]
  expect(given).toMatchObject([{ status: 'pending', amount: placed.checkout.totals.total.amountMinor }])
  stripe.book.refundFails(given[0]!.id)
  await stripe.tell(market.url)
  await market.settle()
  const { rows } = await sql<{ state: string }>`
    select r.state from refunds r join payments p on p.id = r.payment_id where p.checkout_id = ${placed.checkout.id}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ state: 'failed' }])
})

const consent = 'I agree that this card is kept and charged for my subscriptions until I cancel them.'

/** A customer has subscribed, and the card was kept with the first payment. */
async function subscribes() {
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 2_000, onHand: 100 }] })
  const planId = await aPlan(await sellerOf(market, stall), stall, { unit: 'day', every: 30 })
  const customer = await aCustomer(market)
  await customer.call('addCartLine', { body: { variantId: stall.wares[0]!.variantId, quantity: 1, planId } })
  const asked = await customer.call('keepPaymentMethod', { body: { consent, withCharge: 'card' } })
  expect(asked).toMatchObject({ isKept: false })
  const kept = { paymentMethodId: asked.id }
  const { id } = await customer.call('placeCheckout', { body: { ...delivery, ...kept } })
  const first = { params: { id }, body: { method: 'card' as const, token: 'pm_card_chargeDeclined', ...kept } }
  expect(await customer.call('startPayment', first)).toMatchObject({ state: 'declined' })
  // The next try is with another card, which is kept all the same.
  await customer.call('startPayment', { params: { id }, body: { method: 'card', token: good } })
  await market.settle()
  return { customer, meansId: asked.id }
}

test('who subscribes has the card kept with the payment; it is charged with nobody there, and not forgotten while it is needed', async () => {
  const { customer, meansId } = await subscribes()
  const { items } = await customer.call('listPaymentMethods')
  const [subscription] = (await customer.call('listSubscriptions')).items
  const neededBy = [{ id: subscription!.id, number: expect.stringMatching(/^S-/) }]
  expect(items).toMatchObject([
    { id: meansId, isKept: true, last4: '4242', expiryMonth: 8, expiryYear: 2031, neededBy },
  ])
  expect(await customer.refused('removePaymentMethod', { params: { id: meansId } })).toMatchObject({
    code: 'payment_method_needed',
    subscriptions: neededBy,
  })
  await later(30 * 86_400)
  await comeInAt(market, 'storefront', customer)
  expect(await customer.call('getSubscription', { params: { id: subscription!.id } })).toMatchObject({ cyclesPaid: 2 })
})

test('a bank that wants its customer at a renewal is answered by a link in a letter, and the renewal is paid', async () => {
  const { customer } = await subscribes()
  const { items } = await customer.call('listSubscriptions')
  const { id } = items[0]!
  const body = { consent, token: 'pm_card_authenticationRequired' }
  const { id: paymentMethodId } = await customer.call('keepPaymentMethod', { body })
  await customer.call('changeSubscription', { params: { id }, body: { paymentMethodId } })
  await later(30 * 86_400)
  const letters = await lettersTo(market, delivery.email)
  const letter = letters.find(({ subject }) => subject.startsWith('Please confirm a payment'))
  const [, checkoutId, key] = /checkouts\/([0-9a-f-]+)\?key=([\w.-]+)/.exec(letter!.plain)!
  const anybody = new Visitor(market.url)
  const waiting = await anybody.call('getCheckout', { params: { id: checkoutId! }, query: { key: key! } })
  stripe.book.answersChallenge(waiting.payment!.action!.reference, true)
  await anybody.call('confirmPayment', { params: { id: checkoutId! }, query: { key: key! } })
  await market.settle()
  await comeInAt(market, 'storefront', customer)
  expect(await customer.call('getSubscription', { params: { id } })).toMatchObject({ state: 'active', cyclesPaid: 2 })
})

test('a card is kept when its owner has answered the bank, one of all is paid with first, and all are forgotten with their owner', async () => {
  const customer = await aCustomer(market)
  const keeps = (token: string) => customer.call('keepPaymentMethod', { body: { consent, token } })
  const asked = await keeps('pm_card_threeDSecure2Required')
  expect(asked).toMatchObject({ isKept: false, action: { type: 'stripe_confirmation' } })
  expect((await customer.call('listPaymentMethods')).items).toEqual([])
  stripe.book.answersChallenge(asked.action!.reference, true)
  const first = await customer.call('confirmPaymentMethod', { params: { id: asked.id } })
  expect(first).toMatchObject({ isKept: true, last4: '3184' })
  const second = await keeps(good)
  const chosen = () => customer.call('listPaymentMethods').then(({ items }) => items.map(({ id }) => id))
  expect(await chosen()).toEqual([second.id, first.id])
  await Promise.all(
    [first, second, first].map(({ id }) => customer.call('chooseDefaultPaymentMethod', { params: { id } })),
  )
  await customer.call('chooseDefaultPaymentMethod', { params: { id: first.id } })
  expect(await chosen()).toEqual([first.id, second.id])
  const { rows } = await sql<{ reference: string }>`
    select c.reference from gateway_customers c join people p on p.id = c.person_id where p.email = ${customer.person.email}`.execute(
    market.context.db,
  )
  expect(stripe.book.customers.has(rows[0]!.reference)).toBe(true)
  await customer.call('requestErasure', { body: { password: everybodysPassword } })
  await later(31 * 86_400)
  expect(rows.map(({ reference }) => stripe.book.customers.has(reference))).toEqual([false])
})
