import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minorUnitDigits, type Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { movableClock } from '#server/platform/clock.ts'
import { standInKeys, StripeStandIn } from '#test/support/stripe-stand-in.ts'
import { gatewayConforms } from './conformance.ts'
import type { AskedCharge, Gateway } from './gateway.ts'
import { stripeGateway } from './stripe.ts'

const stripe = new StripeStandIn()
const clock = movableClock()
let gateway: Gateway

beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = standInKeys
  gateway = stripeGateway({ secretKey, webhookSecret, apiBase: await stripe.open() }, clock)
})
afterAll(() => stripe.close())

describe('Stripe is a gateway like any other', () => {
  const tokens = {
    success: 'pm_card_visa',
    declined: 'pm_card_chargeDeclined',
    challenge: 'pm_card_threeDSecure2Required',
  }
  const abilities = {
    tokens,
    success: 'captured',
    givesRefunds: true,
    sendsEvents: true,
    listsMovements: true,
    vault: {
      success: 'pm_card_visa',
      declined: 'pm_card_chargeDeclined',
      asksAtCharge: 'pm_card_authenticationRequired',
      asksToKeep: 'pm_card_threeDSecure2Required',
    },
  } as const
  gatewayConforms(abilities, () => ({
    gateway,
    now: clock.now(),
    confirm: (reference) => stripe.book.answersChallenge(reference, true),
    webhook: async (attemptId) => {
      const isAbout = (event: { type?: unknown; data?: unknown }) =>
        event.type === 'payment_intent.succeeded' && JSON.stringify(event.data).includes(attemptId)
      return stripe.webhook(stripe.book.events.find(isAbout)!)
    },
  }))
})

const intention = (attemptId = newId()) => ({
  attemptId,
  amountMinor: 10_00,
  currency: 'EUR' as const,
  description: 'Stoa: Barro',
})
const asked = (charge: ReturnType<typeof intention>): AskedCharge => ({
  ...charge,
  reference: null,
  askedAt: clock.now(),
})

test('a decline is told in the code of the bank, with the card', async () => {
  expect(await gateway.charge({ ...intention(), token: 'pm_card_chargeDeclinedInsufficientFunds' })).toMatchObject({
    outcome: 'declined',
    declineCode: 'insufficient_funds',
    card: { brand: 'visa', last4: '0002' },
  })
})

test('a card of the payment form is paid with by its confirmation token', async () => {
  expect(await gateway.charge({ ...intention(), token: 'ctoken_card_visa' })).toMatchObject({ outcome: 'captured' })
})

test('a token nobody made is declined, and nothing is charged', async () => {
  expect(await gateway.charge({ ...intention(), token: 'tok_success' })).toMatchObject({
    outcome: 'declined',
    declineCode: 'token_unknown',
  })
})

test('a charge whose answers are lost twice was made once, and answers when it is asked a third time', async () => {
  const before = stripe.book.charges.size
  stripe.trouble('lost', /\/confirm$/, 2)
  expect(await gateway.charge({ ...intention(), token: 'pm_card_visa' })).toMatchObject({ outcome: 'captured' })
  expect(stripe.book.charges.size).toBe(before + 1)
})

test('a charge whose answer never comes is found by writing its intention again', async () => {
  const before = stripe.book.charges.size
  const charge = intention()
  stripe.trouble('lost', /\/confirm$/, 3)
  await expect(gateway.charge({ ...charge, token: 'pm_card_visa' })).rejects.toThrow()
  expect(await gateway.find(asked(charge))).toMatchObject({ outcome: 'captured', amountMinor: 10_00 })
  expect(stripe.book.charges.size).toBe(before + 1)
})

test('an error of Stripe after it has charged is no decline', async () => {
  const charge = intention()
  stripe.trouble('failed', /\/confirm$/)
  await expect(gateway.charge({ ...charge, token: 'pm_card_visa' })).rejects.toThrow('unknown error')
  expect(await gateway.find(asked(charge))).toMatchObject({ outcome: 'captured' })
})

test('an error of Stripe while the intention was written means that nothing was charged', async () => {
  const charge = intention()
  stripe.trouble('failed', /\/payment_intents$/)
  await expect(gateway.charge({ ...charge, token: 'pm_card_visa' })).rejects.toThrow('unknown error')
  expect(await gateway.find(asked(charge))).toEqual({ outcome: 'nothing_found' })
})

test('a Stripe that is too busy is asked again', async () => {
  stripe.trouble('busy', /\/payment_intents$/, 2)
  expect(await gateway.charge({ ...intention(), token: 'pm_card_visa' })).toMatchObject({ outcome: 'captured' })
})

test('where the intention was written and never confirmed, nothing was charged, and it can be given up', async () => {
  const charge = intention()
  stripe.trouble('busy', /\/confirm$/, 3)
  expect(await gateway.charge({ ...charge, token: 'pm_card_visa' })).toMatchObject({
    outcome: 'declined',
    declineCode: 'gateway_busy',
  })
  const found = await gateway.find(asked(charge))
  expect(found).toMatchObject({ outcome: 'nothing_found', reference: expect.stringMatching(/^pi_/) })
  expect(await gateway.cancel((found as { reference: string }).reference)).toMatchObject({ declineCode: 'cancelled' })
  // A request that was on its way all the time comes too late.
  expect(await gateway.charge({ ...charge, token: 'pm_card_visa' })).toMatchObject({ outcome: 'declined' })
})

test('Stripe forgets keys after a day; then a charge is found by its name, and nothing is written', async () => {
  const charge = intention()
  await gateway.charge({ ...charge, token: 'pm_card_visa' })
  const before = stripe.book.intents.size
  const yesterday = { ...asked(charge), askedAt: new Date(clock.now().getTime() - 24 * 3_600_000) }
  expect(await gateway.find(yesterday)).toMatchObject({ outcome: 'captured' })
  expect(await gateway.find({ ...yesterday, attemptId: newId() })).toEqual({ outcome: 'nothing_found' })
  expect(stripe.book.intents.size).toBe(before)
})

test('3-D Secure goes on in the browser, and its end is found by asking', async () => {
  const charge = intention()
  const answer = await gateway.charge({ ...charge, token: 'pm_card_threeDSecure2Required' })
  if (answer.outcome !== 'requires_action') throw new Error('the bank asks the customer')
  expect(answer.action).toMatchObject({
    type: 'stripe_confirmation',
    clientSecret: expect.stringContaining('_secret_'),
  })
  stripe.book.answersChallenge(answer.reference, false)
  expect(await gateway.find(asked(charge))).toMatchObject({
    outcome: 'declined',
    declineCode: 'authentication_failed',
    card: { last4: '3184' },
  })
})

test('a refund whose answer is lost is given once, and found among those of its charge', async () => {
  const answer = await gateway.charge({ ...intention(), token: 'pm_card_visa' })
  if (answer.outcome !== 'captured') throw new Error('the charge is captured')
  const refund = { refundId: newId(), reference: answer.reference, amountMinor: 4_00, currency: 'EUR' as const }
  stripe.trouble('lost', /\/refunds$/, 3)
  await expect(gateway.refund(refund)).rejects.toThrow()
  expect(await gateway.findRefund(refund)).toMatchObject({ outcome: 'succeeded' })
  expect(await gateway.refund(refund)).toMatchObject({ outcome: 'succeeded' })
  expect(stripe.book.charges.get([...stripe.book.charges.keys()].at(-1)!)).toMatchObject({ amount_refunded: 4_00 })
})

test('a refund that comes back from the bank is told as failed', async () => {
  const answer = await gateway.charge({ ...intention(), token: 'pm_card_refundFail' })
  if (answer.outcome !== 'captured') throw new Error('the charge is captured')
  const refund = { refundId: newId(), reference: answer.reference, amountMinor: 10_00, currency: 'EUR' as const }
  const given = await gateway.refund(refund)
  if (given.outcome !== 'pending') throw new Error('the refund is on its way')
  stripe.book.refundFails(given.reference)
  const { rawBody, headers } = stripe.webhook(stripe.book.events.at(-1)!)
  expect(await gateway.readEvent(rawBody, headers)).toMatchObject({
    about: 'refund',
    refundId: refund.refundId,
    answer: { outcome: 'failed', because: expect.stringContaining('card is closed') },
  })
})

test('with a customer who said yes the bank’s question at a renewal ends in money', async () => {
  const { alone, customers, charge } = gateway.vault!
  const customerReference = await customers!.open(newId())
  const wish = { meansId: newId(), token: 'pm_card_authenticationRequired', customerReference }
  const kept = await alone!.keep(wish)
  if (kept.outcome !== 'kept') throw new Error('the card is kept')
  const renewal = { ...intention(), means: 'charged' as const }
  const answer = await charge(renewal, kept.means, { isAtScreen: false })
  if (answer.outcome !== 'requires_action') throw new Error('the bank asks')
  stripe.book.answersChallenge(answer.reference, true)
  expect(await gateway.find({ ...asked(renewal), reference: answer.reference })).toMatchObject({ outcome: 'captured' })
})

test('a card whose keeping is lost on the way is kept once, and the expiry is the card’s', async () => {
  const { alone, customers } = gateway.vault!
  const wish = { meansId: newId(), token: 'pm_card_visa', customerReference: await customers!.open(newId()) }
  stripe.trouble('lost', /^\/v1\/setup_intents\/.*confirm$/, 3)
  await expect(alone!.keep(wish)).rejects.toThrow()
  expect(await alone!.findKept(wish)).toMatchObject({ outcome: 'kept', expiry: { month: 8, year: 2031 } })
})

test('only amounts that Stripe can charge exactly are taken', () => {
  expect(gateway.takes(28_00, 'EUR')).toBe(true)
  expect(gateway.takes(1_005, 'KWD')).toBe(false)
})

test('in every currency what is taken is sent as Stripe counts it, with room for long words', async () => {
  const description = 'ü'.repeat(200)
  const currencies = (Object.keys(minorUnitDigits) as Currency[]).filter((code) => gateway.takes(1_000_000, code))
  for (const currency of currencies) {
    const charge = { ...intention(), amountMinor: 1_000_000, currency, description, token: 'pm_card_visa' }
    expect(await gateway.charge(charge)).toMatchObject({ outcome: 'captured', amountMinor: 1_000_000 })
  }
})

test('no request had a parameter that Stripe does not know', () => {
  expect(stripe.refusedParameters).toEqual([])
})
