import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aCheckoutToPay } from '#test/builders/payments.ts'
import { aPerson } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { chargeTogether, findChargeable, keepMeans, listMeans, startPayment } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function keeps(token: string, requestKey = newId()) {
  const { id: personId } = await aPerson(market)
  const wish = { personId, token, consent: 'Keep this card for my subscriptions.', requestKey }
  const { row: kept } = await keepMeans(market.context, wish)
  return { wish, kept }
}

/** A checkout that is to be charged to a kept card. */
async function aCharge(token: string) {
  const { kept } = await keeps(token)
  const means = (await findChargeable(market.context, kept))!
  const { checkoutId, totalMinor: amountMinor } = await aCheckoutToPay(market)
  return { checkoutId, amountMinor, currency: 'EUR', means, requestKey: newId(), description: 'A renewal' } as const
}

async function charged(token: string) {
  const wish = { ...(await aCharge(token)), method: 'card' } as const
  const payment = await startPayment(market.context, wish)
  return { payment, again: () => startPayment(market.context, wish) }
}

test('a kept card is charged with nobody at the screen, once per request', async () => {
  const { payment, again } = await charged('tok_success')
  expect(payment).toMatchObject({ state: 'captured', card: { last4: '4242' } })
  expect(await again()).toEqual(payment)
})

test('a kept card goes on declining, and its bank may want its customer after all', async () => {
  expect((await charged('tok_insufficient_funds')).payment).toMatchObject({
    state: 'declined',
    decline: { code: 'insufficient_funds' },
  })
  expect((await charged('tok_challenge')).payment).toMatchObject({ state: 'requires_action' })
})

test('several kept cards are charged together, each as it would be alone, and once however often it is asked', async () => {
  const tokens = ['tok_success', 'tok_insufficient_funds', 'tok_challenge', 'tok_success', 'tok_success']
  const charges = await Promise.all(tokens.map(aCharge))
  const payments = await chargeTogether(market.context, charges)
  expect(payments.map((payment) => payment?.state)).toEqual([
    'captured',
    'declined',
    'requires_action',
    'captured',
    'captured',
  ])
  expect(await chargeTogether(market.context, charges)).toEqual(payments)
  const { rows } = await sql<{ charges: number }>`
    select count(*)::integer as charges from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
    where a.request_key = any(${charges.map(({ requestKey }) => requestKey)}::text[])`.execute(market.context.db)
  expect(rows[0]!.charges).toBe(tokens.length)
})

test('an answer that cannot be booked keeps no other from its money', async () => {
  const charges = await Promise.all(Array.from({ length: 6 }, () => aCharge('tok_success')))
  // Nobody could have asked for this amount; what follows refuses to go on with it.
  const wrong = { ...charges[3]!, amountMinor: charges[3]!.amountMinor + 1 }
  const payments = await chargeTogether(market.context, charges.with(3, wrong))
  expect(payments.map((payment) => payment?.state ?? null)).toEqual([
    'captured',
    'captured',
    'captured',
    'created',
    'captured',
    'captured',
  ])
})

test('the same request keeps one card', async () => {
  const { wish, kept } = await keeps('tok_success')
  expect(await keepMeans(market.context, wish)).toEqual({ row: kept, action: null })
  expect(await listMeans(market.context.db, wish.personId)).toHaveLength(1)
})

test('a card nobody made is not kept, and another person cannot charge one', async () => {
  await expect(keeps('tok_of_somebody_else')).rejects.toThrow(expect.objectContaining({ code: 'means_declined' }))
  const { kept } = await keeps('tok_success')
  expect(await findChargeable(market.context, { id: kept.id, personId: newId() })).toBeNull()
})
