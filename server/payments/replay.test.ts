import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { aCheckoutToPay, pays, type BuiltCheckout } from '#test/builders/payments.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { findPaymentOfCheckout } from './index.ts'
import { forgetRefusedEvents, receiveEvent } from './receive-event.ts'
import { replayEvent } from './replay-event.ts'

let market: TestMarket
let operator: Context

beforeAll(async () => {
  market = await openTestMarket()
  const { person } = await anOperator(market)
  operator = actingAs(market.context, { kind: 'operator', personId: person.id, sessionId: newId() })
})
afterAll(() => market.close())

interface KeptEvent {
  id: string
  state: string
  effect: string
  tries: number
  isSigned: boolean
  attemptId: string | null
}

async function keptEvents(): Promise<KeptEvent[]> {
  const { rows } = await sql<KeptEvent>`
    select id, state, effect, tries, is_signed as "isSigned", attempt_id as "attemptId" from gateway_events order by id desc`.execute(
    market.context.db,
  )
  return rows
}

async function replaysNoted(id: string) {
  const { rows } = await sql<{ effect: string; personId: string }>`
    select detail ->> 'effect' as effect, person_id as "personId" from audit_log where subject_id = ${id} order by id`.execute(
    market.context.db,
  )
  return rows
}

const historyOf = async ({ checkoutId }: BuiltCheckout) =>
  (
    await sql<{ to: string }>`
    select h.to_state as to from payment_history h join payments p on p.id = h.payment_id where p.checkout_id = ${checkoutId} order by h.id`.execute(
      market.context.db,
    )
  ).rows.map(({ to }) => to)

/** A payment that a webhook has captured. */
async function aToldCapture() {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_slow' })
  market.clock.advance({ seconds: 9 })
  await market.settle()
  expect(await findPaymentOfCheckout(market.context.db, checkout.checkoutId)).toMatchObject({ state: 'captured' })
  const [event] = await keptEvents()
  return { checkout, event: event! }
}

test('replaying an event that had its effect has none a second time, keeps the first, and notes who did it', async () => {
  const { checkout, event } = await aToldCapture()
  const before = await historyOf(checkout)
  expect(await replayEvent(operator, event.id)).toEqual({ outcome: 'processed', effect: 'nothing new' })
  expect(await historyOf(checkout)).toEqual(before)
  expect((await keptEvents())[0]).toMatchObject({ id: event.id, state: 'processed', effect: event.effect })
  const personId = operator.actor.kind === 'operator' && operator.actor.personId
  expect(await replaysNoted(event.id)).toEqual([{ effect: 'nothing new', personId }])
})

test('a dead event comes alive by being replayed, once what killed it is mended', async () => {
  const id = newId()
  const body = JSON.stringify({ id: 'evt_dead', type: 'intent.captured', intent: { key: newId() } })
  await sql`
    insert into gateway_events (id, gateway, event_id, type, body, headers, received_at, state, tries, error)
    values (${id}, 'sandbox', 'evt_dead', 'intent.captured', ${Buffer.from(body)}, '{}', ${market.clock.now()}, 'dead', 8, 'broken')`.execute(
    market.context.db,
  )
  expect(await replayEvent(operator, id)).toMatchObject({ outcome: 'failed' })
  expect((await keptEvents()).find((event) => event.id === id)).toMatchObject({ state: 'failed', tries: 1 })
  await sql`update gateway_events set body = ${Buffer.from('{"id":"evt_dead","type":"hello"}')} where id = ${id}`.execute(
    market.context.db,
  )
  expect(await replayEvent(operator, id)).toEqual({ outcome: 'processed', effect: 'nothing to do' })
  expect((await replaysNoted(id)).map(({ effect }) => effect)).toEqual(['failed', 'nothing to do'])
})

test('an event that is not there cannot be replayed', async () => {
  await expect(replayEvent(operator, newId())).rejects.toMatchObject({ code: 'event_not_found' })
})

test('a webhook with a false signature is kept for the operator, under what it claims, and never acted on', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_never' })
  const { rows } = await sql<{ id: string }>`
    select a.id from payment_attempts a join payments p on p.id = a.payment_id where p.checkout_id = ${checkout.checkoutId}`.execute(
    market.context.db,
  )
  const attemptId = rows[0]!.id
  const body = {
    id: 'evt_forged',
    type: 'intent.captured',
    intent: {
      reference: 'pi',
      key: attemptId,
      state: 'captured',
      amountMinor: 28_00,
      currency: 'EUR',
      brand: 'visa',
      last4: '4242',
      declineCode: null,
    },
  }
  const gateway = market.context.ports.gateways.card!
  const arrives = () =>
    receiveEvent(market.context, gateway, Buffer.from(JSON.stringify(body)), { 'stoa-signature': 't=1,v1=00' })
  await expect(arrives()).rejects.toMatchObject({ code: 'signature_invalid' })
  const [kept] = await keptEvents()
  expect(kept).toMatchObject({ state: 'refused', isSigned: false, attemptId, effect: '' })
  await market.settle()
  expect(await historyOf(checkout)).not.toContain('captured')
  await expect(replayEvent(operator, kept!.id)).rejects.toMatchObject({ code: 'event_not_genuine' })
})

test('whoever floods the market with false webhooks fills no disk, and what was refused is forgotten in time', async () => {
  const gateway = market.context.ports.gateways.card!
  const refused = async () => (await keptEvents()).filter(({ state }) => state === 'refused').length
  for (let turn = 0; turn < 60; turn++)
    await receiveEvent(market.context, gateway, Buffer.alloc(40_000, 'x'), {}).catch(() => undefined)
  expect(await refused()).toBe(50)
  const { rows } = await sql<{ longest: number }>`
    select max(length(body)) as longest from gateway_events where state = 'refused'`.execute(market.context.db)
  expect(rows).toEqual([{ longest: 16_384 }])
  market.clock.advance({ days: 15 })
  await forgetRefusedEvents(market.context)
  expect(await refused()).toBe(0)
})
