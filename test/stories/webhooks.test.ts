import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { findPaymentOfCheckout } from '#server/payments/index.ts'
import { webhookSecret } from '#server/payments/sandbox/webhook-secret.ts'
import { sign, signatureHeader } from '#server/platform/http/signature.ts'
import { aCheckoutToPay, pays, type BuiltCheckout } from '#test/builders/payments.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const stateOf = async ({ checkoutId }: BuiltCheckout) =>
  (await findPaymentOfCheckout(market.context.db, checkoutId))?.state

/** How often the payment became captured: once, whatever is told. */
async function capturesOf({ checkoutId }: BuiltCheckout): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from payment_history h join payments p on p.id = h.payment_id
    where p.checkout_id = ${checkoutId} and h.to_state = 'captured' and h.from_state is distinct from h.to_state`.execute(
    market.context.db,
  )
  return rows[0]!.count
}

interface Kept {
  event_id: string
  state: string
  tries: number
  effect: string
}

/** What the inbox keeps about a checkout's payment, in the order it came. */
async function inboxOf({ checkoutId }: BuiltCheckout): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select e.event_id, e.state, e.tries, e.effect
    from gateway_events e join payment_attempts a on convert_from(e.body, 'utf8')::json -> 'intent' ->> 'key' = a.id::text
    join payments p on p.id = a.payment_id
    where p.checkout_id = ${checkoutId} order by e.received_at, e.id`.execute(market.context.db)
  return rows
}

interface Told {
  id: string
  body: string
  attemptId: string
}

/** The events the bank has noted about a checkout's payment. */
async function toldAbout({ checkoutId }: BuiltCheckout): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select e.id, e.body, a.id as "attemptId"
    from sandbox.events e join payment_attempts a on e.body::json -> 'intent' ->> 'key' = a.id::text
    join payments p on p.id = a.payment_id where p.checkout_id = ${checkoutId} order by e.created_at, e.id`.execute(
    market.context.db,
  )
  return rows
}

/** Posts a webhook as the bank does, unless the signature is given. */
async function posts(body: string, signature = signed(body)): Promise<Response> {
  return await new Visitor(market.url).fetch('/api/webhooks/sandbox', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature && { [signatureHeader]: signature }) },
    body,
  })
}

function signed(body: string, at = market.clock.now()): string {
  return sign(body, webhookSecret(market.context.config.secret), at)
}

function intentEvent(attemptId: string, state: string, more: object = {}): string {
  const intent = {
    reference: 'pi_x',
    key: attemptId,
    state,
    amountMinor: 28_00,
    currency: 'EUR',
    brand: 'visa',
    last4: '4242',
  }
  return JSON.stringify({
    id: `evt_${newId()}`,
    type: `intent.${state}`,
    intent: { ...intent, declineCode: null, ...more },
  })
}

async function countOfInbox(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from gateway_events where state <> 'refused'`.execute(market.context.db)
  return rows[0]!.count
}

test('a slow payment is captured when its webhook comes', async () => {
  const checkout = await aCheckoutToPay(market)
  expect((await pays(market, checkout, { token: 'tok_slow' })).state).toBe('processing')
  await market.settle()
  expect(await stateOf(checkout)).toBe('processing')
  market.clock.advance({ seconds: 9 })
  await market.settle()
  expect(await stateOf(checkout)).toBe('captured')
  expect(await inboxOf(checkout)).toMatchObject([
    { state: 'processed', effect: 'nothing new' },
    { state: 'processed', effect: 'payment captured' },
  ])
})

test('a second webhook for the same payment changes nothing', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_twice' })
  await market.settle()
  expect(await inboxOf(checkout)).toMatchObject([{ state: 'processed', effect: 'nothing new' }])
  const { rows } = await sql<{ deliveries_left: number }>`
    select deliveries_left from sandbox.events where id = ${(await toldAbout(checkout))[0]!.id}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ deliveries_left: 0 }])
  expect(await capturesOf(checkout)).toBe(1)
})

test('a webhook that is replayed word for word is kept once', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_success' })
  await market.settle()
  const [event] = await toldAbout(checkout)
  const before = await countOfInbox()
  for (let turn = 0; turn < 3; turn++) expect((await posts(event!.body)).status).toBe(200)
  await market.settle()
  expect(await countOfInbox()).toBe(before)
  expect(await capturesOf(checkout)).toBe(1)
})

test('a webhook from yesterday is refused, even with a true signature', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_never' })
  const body = intentEvent((await attemptOf(checkout))!, 'captured')
  const yesterday = new Date(market.clock.now().getTime() - 86_400_000)
  const response = await posts(body, signed(body, yesterday))
  expect(response.status).toBe(400)
  expect(await stateOf(checkout)).toBe('processing')
})

test('a forged, unsigned or altered webhook is refused, kept for the operator, and has no effect', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_challenge' })
  await market.settle()
  const attemptId = await attemptOf(checkout)
  const before = await countOfInbox()
  const body = intentEvent(attemptId!, 'captured')
  const stolen = signed(intentEvent(newId(), 'captured'))
  const ownSecret = sign(body, 'a secret of somebody else', market.clock.now())
  for (const signature of ['', stolen, ownSecret, 't=1,v1=00', 'nonsense']) {
    const response = await posts(body, signature)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'signature_invalid' })
  }
  await market.settle()
  expect(await countOfInbox()).toBe(before)
  expect(await stateOf(checkout)).toBe('requires_action')
  expect(await capturesOf(checkout)).toBe(0)
})

test('webhooks out of order leave the payment where the last word of the bank is', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_slow' })
  const attemptId = (await attemptOf(checkout))!
  const { reference } = JSON.parse((await toldAbout(checkout))[0]!.body).intent as { reference: string }
  await posts(intentEvent(attemptId, 'captured', { reference }))
  await posts(intentEvent(attemptId, 'processing', { reference }))
  await posts(intentEvent(attemptId, 'declined', { reference, declineCode: 'card_declined' }))
  await market.context.jobs.drain(market.context)
  expect(await stateOf(checkout)).toBe('captured')
  expect(await capturesOf(checkout)).toBe(1)
})

test('a webhook that comes before the answer captures once, and the answer changes nothing', async () => {
  const checkout = await aCheckoutToPay(market)
  const paying = pays(market, checkout, { token: 'tok_hang' })
  await expect.poll(() => toldAbout(checkout)).toHaveLength(1)
  const [event] = await toldAbout(checkout)
  expect(await stateOf(checkout)).toBe('created')
  await posts(event!.body)
  await market.context.jobs.drain(market.context)
  expect(await stateOf(checkout)).toBe('captured')
  expect((await paying).state).toBe('captured')
  expect(await capturesOf(checkout)).toBe(1)
})

test('a lost answer is unknown for a moment, then found by asking; the late webhook changes nothing', async () => {
  const checkout = await aCheckoutToPay(market)
  expect((await pays(market, checkout, { token: 'tok_lost_answer' })).state).toBe('unknown')
  await expect(pays(market, checkout, { token: 'tok_success' })).rejects.toMatchObject({ code: 'payment_underway' })
  market.clock.advance({ seconds: 6 })
  await market.settle()
  expect(await stateOf(checkout)).toBe('captured')
  market.clock.advance({ seconds: 30 })
  await market.settle()
  expect(await inboxOf(checkout)).toMatchObject([{ state: 'processed', effect: 'nothing new' }])
  expect(await capturesOf(checkout)).toBe(1)
})

test('a payment whose webhook never comes is found by asking', async () => {
  const checkout = await aCheckoutToPay(market)
  expect((await pays(market, checkout, { token: 'tok_never' })).state).toBe('processing')
  market.clock.advance({ seconds: 9 })
  await market.settle()
  expect(await stateOf(checkout)).toBe('processing')
  market.clock.advance({ seconds: 10 })
  await market.settle()
  expect(await stateOf(checkout)).toBe('captured')
  expect(await inboxOf(checkout)).toEqual([])
})

test('a challenge that is approved, declined or timed out ends the payment as the customer chose', async () => {
  const anybody = new Visitor(market.url)
  for (const [outcome, state, code] of [
    ['approve', 'captured', undefined],
    ['decline', 'declined', 'authentication_failed'],
    ['time_out', 'declined', 'authentication_timed_out'],
  ] as const) {
    const checkout = await aCheckoutToPay(market)
    const { action } = await pays(market, checkout, { token: 'tok_challenge' })
    const params = { id: action!.reference }
    expect(await anybody.call('getSandboxChallenge', { params })).toEqual({
      reference: action!.reference,
      amount: { amountMinor: 28_00, currency: 'EUR' },
      last4: '3155',
      state: 'requires_action',
    })
    await anybody.call('answerSandboxChallenge', { params, body: { outcome } })
    await market.settle()
    const payment = await findPaymentOfCheckout(market.context.db, checkout.checkoutId)
    expect(payment).toMatchObject({ state, action: null })
    expect(payment?.decline?.code).toBe(code)
    expect(await anybody.refused('answerSandboxChallenge', { params, body: { outcome } })).toMatchObject({
      status: 409,
      code: 'challenge_over',
    })
  }
})

test('an event that cannot be acted on is tried again, then dead for an operator to see, and harms nothing', async () => {
  const body = intentEvent(newId(), 'captured')
  expect((await posts(body)).status).toBe(200)
  const { id } = JSON.parse(body) as { id: string }
  const kept = async () => {
    const { rows } = await sql<{ state: string; tries: number; error: string }>`
      select state, tries, error from gateway_events where event_id = ${id}`.execute(market.context.db)
    return rows[0]
  }
  await market.settle()
  expect(await kept()).toMatchObject({ state: 'failed', tries: 1, error: expect.stringContaining('is ours') })
  for (let turn = 2; turn <= 8; turn++) {
    market.clock.advance({ minutes: 11 })
    await market.settle()
  }
  expect(await kept()).toMatchObject({ state: 'dead', tries: 8 })
  market.clock.advance({ days: 1 })
  await market.settle()
  expect(await kept()).toMatchObject({ tries: 8 })
})

test('a capture of another sum than was asked is not believed', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_challenge' })
  await posts(intentEvent((await attemptOf(checkout))!, 'captured', { amountMinor: 28 }))
  await market.context.jobs.drain(market.context)
  expect(await stateOf(checkout)).toBe('requires_action')
  expect(await inboxOf(checkout)).toMatchObject([{ state: 'failed' }])
})

test('a webhook whose job was lost is noticed within a minute', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_success' })
  await market.settle()
  const [event] = await inboxOf(checkout)
  await sql`update gateway_events set state = 'received', next_try_at = ${market.clock.now()} where event_id = ${event!.event_id}`.execute(
    market.context.db,
  )
  market.clock.advance({ minutes: 1 })
  await market.settle()
  expect(await inboxOf(checkout)).toMatchObject([{ state: 'processed', tries: 1, effect: 'nothing new' }])
})

test('an attempt that never reached the bank is declined after two minutes', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_never' })
  const attemptId = (await attemptOf(checkout))!
  // As a crash before the question leaves it: written here, unknown there.
  await sql`delete from sandbox.intents where idempotency_key = ${attemptId}`.execute(market.context.db)
  await sql`update payment_attempts set state = 'created', gateway_reference = null, next_look_at = ${market.clock.now()} where id = ${attemptId}`.execute(
    market.context.db,
  )
  await sql`update payments set state = 'created' where checkout_id = ${checkout.checkoutId}`.execute(market.context.db)
  market.clock.advance({ seconds: 30 })
  await market.settle()
  expect(await stateOf(checkout)).toBe('created')
  market.clock.advance({ minutes: 2 })
  await market.settle()
  const payment = await findPaymentOfCheckout(market.context.db, checkout.checkoutId)
  expect(payment).toMatchObject({ state: 'declined', decline: { code: 'never_reached' } })
  expect((await pays(market, checkout, { token: 'tok_success' })).state).toBe('captured')
})

test('a first charge that arrives at the bank after a second one has paid goes back by itself, once', async () => {
  const { db, ports } = market.context
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_never' })
  const attemptId = (await attemptOf(checkout))!
  // The question is still on its way, so the bank knows nothing of it.
  await sql`delete from sandbox.intents where idempotency_key = ${attemptId}`.execute(db)
  await sql`update payment_attempts set state = 'created', gateway_reference = null, next_look_at = ${market.clock.now()} where id = ${attemptId}`.execute(
    db,
  )
  await sql`update payments set state = 'created' where checkout_id = ${checkout.checkoutId}`.execute(db)
  market.clock.advance({ minutes: 3 })
  await market.settle()
  expect((await pays(market, checkout, { token: 'tok_success' })).state).toBe('captured')

  const { totalMinor: amountMinor } = checkout
  const question = { attemptId, amountMinor, currency: 'EUR' as const, token: 'tok_twice', description: 'late' }
  await ports.gateways.card!.charge(question)
  await market.settle()
  await market.settle()

  const { rows } = await sql<{ refunded: number; key: string }>`
    select i.refunded_minor as refunded, i.idempotency_key as key from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
    join payments p on p.id = a.payment_id where p.checkout_id = ${checkout.checkoutId}`.execute(db)
  expect(rows.find(({ key }) => key === attemptId)?.refunded).toBe(amountMinor)
  expect(rows.find(({ key }) => key !== attemptId)?.refunded).toBe(0)
  expect(await stateOf(checkout)).toBe('captured')
  expect(await capturesOf(checkout)).toBe(1)
  expect((await inboxOf(checkout)).filter(({ state }) => state !== 'processed')).toEqual([])
})

async function attemptOf({ checkoutId }: BuiltCheckout): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select a.id from payment_attempts a join payments p on p.id = a.payment_id where p.checkout_id = ${checkoutId}`.execute(
    market.context.db,
  )
  return rows[0]?.id
}
