import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aCheckoutToPay } from '#test/builders/payments.ts'
import { aPerson } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { findChargeable, keepMeans, listMeans, startPayment } from './index.ts'

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

async function charged(token: string) {
  const { kept } = await keeps(token)
  const means = (await findChargeable(market.context, kept))!
  const { checkoutId, totalMinor: amountMinor } = await aCheckoutToPay(market)
  const wish = {
    checkoutId,
    amountMinor,
    currency: 'EUR',
    method: 'card',
    means,
    requestKey: newId(),
    description: 'A renewal',
  } as const
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
