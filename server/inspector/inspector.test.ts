import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { receiveEvent } from '#server/payments/index.ts'
import { aCheckoutToPay, pays, refunds } from '#test/builders/payments.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(() => market.close())

/** A checkout somebody has tried to pay with a card. */
async function aPayment(token: string, sumsMinor?: number[]) {
  const checkout = await aCheckoutToPay(market, sumsMinor)
  const payment = await pays(market, checkout, { token })
  market.clock.advance({ seconds: 1 })
  return { checkout, id: payment.id }
}

const look = (id: string) => operator.call('getMarketPayment', { params: { id } })

async function numberOf(orderId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from orders where id = ${orderId}`.execute(
    market.context.db,
  )
  return rows[0]!.number
}

test('a payment is found by the number of an order, an e-mail address, our ids, and the reference of the gateway', async () => {
  const { checkout, id } = await aPayment('tok_success', [10_00, 18_00])
  await aPayment('tok_success')
  const found = async (search: string) =>
    (await operator.call('listMarketPayments', { query: { search } })).items.map((payment) => payment.id)
  const number = await numberOf(checkout.orders[1]!.orderId)
  const { attempts } = await look(id)
  for (const search of [`${number}`, `#${number}`, checkout.checkoutId, id, attempts[0]!.id, attempts[0]!.reference!])
    expect(await found(search)).toEqual([id])
  expect(await found('ana@example.com')).toContain(id)
  for (const search of ['999999', 'nobody@example.com', newId(), 'pi_of_nobody'])
    expect(await found(search)).toEqual([])
})

test('payments are listed by state, newest first, page by page', async () => {
  const made = [await aPayment('tok_declined'), await aPayment('tok_declined'), await aPayment('tok_declined')]
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: { items: { id: string; state: string }[]; next: string | null } = await operator.call(
      'listMarketPayments',
      { query: { state: 'declined', limit: 2, ...(after && { after }) } },
    )
    expect(page.items.every(({ state }) => state === 'declined')).toBe(true)
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toEqual(made.map(({ id }) => id).toReversed())
})

test('a declined payment explains itself, and shows its life and its attempts', async () => {
  const { checkout, id } = await aPayment('tok_insufficient_funds')
  await pays(market, checkout, { token: 'tok_challenge' })
  const page = await look(id)
  expect(page.verdict).toMatchObject({ isPaid: false, action: 'wait', sentence: expect.stringContaining('confirm') })
  expect(page.attempts.map(({ state, declineCode }) => [state, declineCode])).toEqual([
    ['requires_action', null],
    ['declined', 'insufficient_funds'],
  ])
  expect(page.life.map(({ title, tone }) => [title, tone])).toEqual([
    ['Checkout placed', 'done'],
    ['Gateway asked', 'done'],
    ['Declined', 'refused'],
    ['Tried again', 'done'],
    ['Confirmation wanted', 'done'],
    ['Gateway is asked', 'planned'],
  ])
})

test('a payment that was captured shows what the book says, balanced, shop by shop', async () => {
  const { id } = await aPayment('tok_success', [10_00, 18_00])
  const page = await look(id)
  expect(page.verdict).toMatchObject({ isPaid: true, tone: 'good', action: 'none' })
  expect(page.postings.map(({ kind, sum }) => `${kind} ${sum.amountMinor}`).toSorted()).toEqual([
    'capture 1000',
    'capture 1800',
  ])
})

test('asking the gateway finds the answer that was lost, and the audit log says who asked', async () => {
  const { id } = await aPayment('tok_lost_answer')
  expect((await look(id)).verdict).toMatchObject({ isPaid: false, action: 'ask_gateway' })
  const after = await operator.call('askGateway', { params: { id } })
  expect(after).toMatchObject({ state: 'captured', verdict: { isPaid: true } })
  const { rows } = await sql`select act from audit_log where subject_id = ${id} and person_id is not null`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ act: 'payment.asked_about' }])
})

test('a refused webhook is shown with the payment it claims to be about, and cannot be replayed', async () => {
  const { id } = await aPayment('tok_never')
  const [{ id: key } = { id: '' }] = (await look(id)).attempts
  const body = {
    id: 'evt_1',
    type: 'intent.captured',
    intent: {
      reference: 'pi',
      key,
      state: 'captured',
      amountMinor: 28_00,
      currency: 'EUR',
      brand: 'visa',
      last4: '4242',
      declineCode: null,
    },
  }
  const gateway = market.context.ports.gateways.card!
  await receiveEvent(market.context, gateway, Buffer.from(JSON.stringify(body)), {}).catch(() => undefined)
  const page = await look(id)
  expect(page.verdict).toMatchObject({
    tone: 'refused',
    action: 'ask_gateway',
    sentence: expect.stringContaining('signature was wrong'),
  })
  expect(page.life.map(({ title }) => title)).toContain('Message refused')
  const [event] = page.gatewayEvents
  expect(event).toMatchObject({ state: 'refused', isSigned: false, paymentId: id })
  const params = { id: event!.id }
  expect(await operator.call('getGatewayEvent', { params })).toMatchObject({ body: JSON.stringify(body, null, 2) })
  expect(await operator.refused('replayGatewayEvent', { params })).toMatchObject({ code: 'event_not_genuine' })
  const { items } = await operator.call('listGatewayEvents')
  expect(items.map((item) => item.id)).toContain(event!.id)
})

test('replaying an event says what came of it and who wished it', async () => {
  const { id } = await aPayment('tok_slow')
  market.clock.advance({ seconds: 9 })
  await market.settle()
  const event = (await look(id)).gatewayEvents.find(({ type }) => type === 'intent.captured')
  const replay = await operator.call('replayGatewayEvent', { params: { id: event!.id } })
  expect(replay).toMatchObject({ outcome: 'processed', says: 'nothing new', event: { effect: event!.effect } })
  expect(replay.event.replays).toMatchObject([{ by: 'Ada Bloom', effect: 'nothing new' }])
})

test('money that went back is shown with its refund and its postings', async () => {
  const { checkout, id } = await aPayment('tok_success')
  await refunds(market, checkout, { amountMinor: 8_00 })
  await market.settle()
  const page = await look(id)
  expect(page).toMatchObject({
    state: 'partly_refunded',
    refunds: [{ state: 'succeeded', amount: { amountMinor: 8_00 } }],
  })
  expect(page.verdict.sentence).toContain('a part of it has been given back')
})

test('a payment or an event nobody made is not there', async () => {
  const params = { id: newId() }
  for (const name of ['getMarketPayment', 'askGateway'] as const)
    expect(await operator.refused(name, { params })).toMatchObject({ status: 404, code: 'payment_not_found' })
  for (const name of ['getGatewayEvent', 'replayGatewayEvent'] as const)
    expect(await operator.refused(name, { params })).toMatchObject({ status: 404, code: 'event_not_found' })
})
