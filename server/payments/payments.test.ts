import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { aCheckoutToPay, pays, type BuiltCheckout } from '#test/builders/payments.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { catchMails } from '#test/support/smtp-catcher.ts'
import { Visitor } from '#test/support/visitor.ts'
import { collectCash, findPaymentOfCheckout, giveUpPayment } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const paymentOf = ({ checkoutId }: BuiltCheckout) => findPaymentOfCheckout(market.context.db, checkoutId)

const givesUp = ({ checkoutId }: BuiltCheckout) =>
  inTransaction(market.context, (tx) => giveUpPayment(tx, { checkoutId }))

const collects = ({ checkoutId }: BuiltCheckout) =>
  inTransaction(market.context, (tx) => collectCash(tx, { checkoutId }))

/** What the sandbox bank has taken for a checkout. */
async function takenFor({ checkoutId }: BuiltCheckout): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    select coalesce(sum(i.amount_minor), 0)::bigint as taken
    from payments p join payment_attempts a on a.payment_id = p.id join sandbox.intents i on i.idempotency_key = a.id::text
    where p.checkout_id = ${checkoutId} and i.state = 'captured'`.execute(market.context.db)
  return rows[0]!.taken
}

async function historyOf({ checkoutId }: BuiltCheckout): Promise<string[]> {
  const { rows } = await sql<{ to_state: string }>`
    select h.to_state from payment_history h join payments p on p.id = h.payment_id
    where p.checkout_id = ${checkoutId} order by h.id`.execute(market.context.db)
  return rows.map(({ to_state }) => to_state)
}

test('a good card is charged at once', async () => {
  const checkout = await aCheckoutToPay(market)
  expect(await pays(market, checkout, { token: 'tok_success' })).toMatchObject({
    state: 'captured',
    method: 'card',
    gateway: 'sandbox',
    amount: { amountMinor: 28_00, currency: 'EUR' },
    card: { brand: 'visa', last4: '4242' },
    decline: null,
    action: null,
  })
  expect(await historyOf(checkout)).toEqual(['created', 'captured'])
})

test('a declined card says why in a sentence, and another card may be tried', async () => {
  const checkout = await aCheckoutToPay(market)
  expect(await pays(market, checkout, { token: 'tok_insufficient_funds' })).toMatchObject({
    state: 'declined',
    decline: { code: 'insufficient_funds', message: expect.stringContaining('not enough money') },
  })
  expect(await pays(market, checkout, { token: 'tok_success' })).toMatchObject({ state: 'captured', decline: null })
  expect(await historyOf(checkout)).toEqual(['created', 'declined', 'created', 'captured'])
  expect(await takenFor(checkout)).toBe(28_00)
})

test('a token nobody knows is a decline with its own sentence', async () => {
  const payment = await pays(market, await aCheckoutToPay(market), { token: 'tok_of_somebody_else' })
  expect(payment.decline).toMatchObject({
    code: 'token_unknown',
    message: expect.stringContaining('enter the card again'),
  })
})

test('a second try while one is open is refused', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_challenge' })
  await expect(pays(market, checkout, { token: 'tok_success' })).rejects.toMatchObject({ code: 'payment_underway' })
  expect(await takenFor(checkout)).toBe(0)
})

test('the same request again answers with the attempt it made', async () => {
  const checkout = await aCheckoutToPay(market)
  const requestKey = newId()
  const first = await pays(market, checkout, { token: 'tok_declined', requestKey })
  expect(await pays(market, checkout, { token: 'tok_declined', requestKey })).toEqual(first)
  expect(await historyOf(checkout)).toEqual(['created', 'declined'])
})

test('twenty clicks at once are one charge', async () => {
  const checkout = await aCheckoutToPay(market)
  const clicks = Array.from({ length: 20 }, () => pays(market, checkout, { token: 'tok_success' }))
  const outcomes = await Promise.allSettled(clicks)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(['payment_underway', 'checkout_not_open']).toContain((outcome.reason as { code: string }).code)
  expect(await takenFor(checkout)).toBe(28_00)
})

test('twenty repetitions of one request at once are one charge and one answer', async () => {
  const checkout = await aCheckoutToPay(market)
  const requestKey = newId()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => pays(market, checkout, { token: 'tok_success', requestKey })),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await takenFor(checkout)).toBe(28_00)
})

test('what is paid cannot be paid again', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_success' })
  await expect(pays(market, checkout, { token: 'tok_success' })).rejects.toMatchObject({
    status: 409,
    code: 'checkout_not_open',
  })
  expect(await takenFor(checkout)).toBe(28_00)
})

test('a card payment without a card is refused before anything is written', async () => {
  const checkout = await aCheckoutToPay(market)
  await expect(pays(market, checkout, {})).rejects.toMatchObject({ status: 422, code: 'card_token_missing' })
  expect(await paymentOf(checkout)).toBeNull()
})

test('a market without a card gateway says so, and has no sandbox', async () => {
  const catcher = await catchMails()
  const serious = await openTestMarket({
    SANDBOX: 'false',
    SECRET: 'a secret of more than thirty-two characters',
    PUBLIC_URL: 'http://localhost:1',
    SMTP_URL: catcher.url,
  })
  try {
    expect((await new Visitor(serious.url).call('getMarket')).paymentMethods).toEqual(['cash_on_delivery'])
    const checkout = await aCheckoutToPay(serious)
    await expect(pays(serious, checkout, { token: 'tok_success' })).rejects.toMatchObject({
      status: 422,
      code: 'gateway_unavailable',
    })
    expect(await pays(serious, checkout, { inCash: true })).toMatchObject({ state: 'processing' })
    const anybody = new Visitor(serious.url)
    const card = { number: '4242424242424242', expiryMonth: 12, expiryYear: 2099, securityCode: '123' }
    expect(await anybody.refused('createSandboxToken', { body: card })).toMatchObject({ status: 404 })
    expect(await anybody.refused('getSandboxChallenge', { params: { id: 'pi_1' } })).toMatchObject({ status: 404 })
    expect(await anybody.refused('receiveSandboxEvent', { body: { id: 'evt_1', type: 'x' } })).toMatchObject({
      status: 404,
    })
    await serious.settle()
  } finally {
    await serious.close()
    await catcher.close()
  }
})

test('cash is promised, and captured when it is collected at the door', async () => {
  const checkout = await aCheckoutToPay(market)
  expect(await pays(market, checkout, { inCash: true })).toMatchObject({
    state: 'processing',
    method: 'cash_on_delivery',
    gateway: 'cash',
    card: null,
  })
  await market.settle()
  await collects(checkout)
  await collects(checkout)
  expect(await paymentOf(checkout)).toMatchObject({ state: 'captured' })
  expect(await historyOf(checkout)).toEqual(['created', 'processing', 'captured'])
})

test('a promise of cash is never asked for at a gateway', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { inCash: true })
  market.clock.advance({ days: 2 })
  await market.settle()
  expect(await paymentOf(checkout)).toMatchObject({ state: 'processing' })
})

test('cash that was given up cannot be collected', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { inCash: true })
  await givesUp(checkout)
  await market.settle()
  await expect(collects(checkout)).rejects.toMatchObject({ code: 'wrong_state' })
})

test('a payment that is given up is cancelled at the gateway', async () => {
  const checkout = await aCheckoutToPay(market)
  const { action } = await pays(market, checkout, { token: 'tok_challenge' })
  await givesUp(checkout)
  await market.settle()
  expect(await paymentOf(checkout)).toMatchObject({ state: 'expired', action: null })
  const challenge = { params: { id: action!.reference }, body: { outcome: 'approve' } }
  expect(await new Visitor(market.url).refused('answerSandboxChallenge', challenge)).toMatchObject({
    code: 'challenge_over',
    state: 'cancelled',
  })
  await expect(pays(market, checkout, { token: 'tok_success' })).rejects.toMatchObject({ code: 'checkout_not_open' })
})

test('giving up what nobody tried to pay, or what is paid, changes nothing', async () => {
  const untouched = await aCheckoutToPay(market)
  await givesUp(untouched)
  expect(await paymentOf(untouched)).toBeNull()
  const paid = await aCheckoutToPay(market)
  await pays(market, paid, { token: 'tok_success' })
  await givesUp(paid)
  expect(await paymentOf(paid)).toMatchObject({ state: 'captured' })
})

test('a declined payment that is given up cannot be tried again', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_declined' })
  await givesUp(checkout)
  expect(await paymentOf(checkout)).toMatchObject({ state: 'expired' })
  await expect(pays(market, checkout, { token: 'tok_success' })).rejects.toMatchObject({ code: 'checkout_not_open' })
})

test('money that arrives after the payment was given up is still money', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_slow' })
  market.clock.advance({ seconds: 9 })
  await givesUp(checkout)
  await market.settle()
  expect(await paymentOf(checkout)).toMatchObject({ state: 'captured' })
  expect(await historyOf(checkout)).toEqual(['created', 'processing', 'expired', 'captured'])
})
