import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minorUnitDigits, type Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { movableClock } from '#server/platform/clock.ts'
import { authority } from '#test/support/paypal-certificates.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'
import { gatewayConforms } from './conformance.ts'
import type { Gateway } from './gateway.ts'
import type { AskPayPal } from './paypal-client.ts'
import { listPayPalMovements } from './paypal-movements.ts'
import { payPalGateway } from './paypal.ts'

const paypal = new PayPalStandIn()
const clock = movableClock()
let gateway: Gateway
/** Trusts nobody who vouches for the stand-in's certificate. */
let stranger: Gateway

beforeAll(async () => {
  const account = {
    clientId: payPalKeys.PAYPAL_CLIENT_ID,
    clientSecret: payPalKeys.PAYPAL_CLIENT_SECRET,
    webhookId: payPalKeys.PAYPAL_WEBHOOK_ID,
    apiBase: await paypal.open(),
  }
  const world = { account, clock, marketUrl: () => 'https://market.example' }
  gateway = payPalGateway({ ...world, trusted: [new X509Certificate(authority)] })
  stranger = payPalGateway(world)
})
afterAll(() => paypal.close())

const captureOf = (attemptId: string) =>
  paypal.book.events.find(
    ({ event_type, resource }) =>
      event_type === 'PAYMENT.CAPTURE.COMPLETED' && JSON.stringify(resource).includes(attemptId),
  )!

describe('PayPal is a gateway like any other', () => {
  const abilities = {
    tokens: { success: null, challenge: null },
    success: 'captured',
    givesRefunds: true,
    sendsEvents: true,
    listsMovements: true,
    vault: { success: null },
  } as const
  gatewayConforms(abilities, () => ({
    gateway,
    now: clock.now(),
    approve: (reference) => paypal.book.approves(reference),
    webhook: (attemptId) => Promise.resolve(paypal.webhook(captureOf(attemptId))),
  }))
})

const intention = () => ({
  attemptId: newId(),
  amountMinor: 10_00,
  currency: 'EUR' as const,
  description: 'Stoa: Barro',
})

/** An order that its customer has approved. */
async function anApproved() {
  const charge = intention()
  const answer = await gateway.charge({ ...charge, token: null })
  if (answer.outcome !== 'requires_action') throw new Error('the customer is asked')
  paypal.book.approves(answer.reference)
  return { ...charge, reference: answer.reference, askedAt: clock.now() }
}

test('an approval is found by asking, and takes nothing by itself', async () => {
  const charge = await anApproved()
  const before = paypal.book.captures().length
  expect(await gateway.find(charge)).toEqual({ outcome: 'approved', reference: charge.reference })
  expect(paypal.book.captures()).toHaveLength(before)
})

test('what nobody has approved cannot be taken', async () => {
  const charge = intention()
  const answer = await gateway.charge({ ...charge, token: null })
  if (answer.outcome !== 'requires_action') throw new Error('the customer is asked')
  const asked = { ...charge, reference: answer.reference, askedAt: clock.now() }
  expect(await gateway.take(asked)).toMatchObject({ outcome: 'requires_action' })
})

test('a capture whose answer is lost is asked for again, and takes the money once', async () => {
  const charge = await anApproved()
  const before = paypal.book.captures().length
  paypal.trouble('lost', /\/capture$/, 3)
  await expect(gateway.take(charge)).rejects.toThrow()
  expect(await gateway.find(charge)).toMatchObject({ outcome: 'captured', amountMinor: 10_00 })
  expect(await gateway.take(charge)).toMatchObject({ outcome: 'captured' })
  expect(paypal.book.captures()).toHaveLength(before + 1)
})

test('a card that PayPal cannot charge is a decline in words', async () => {
  const charge = await anApproved()
  paypal.book.nextCapture = 'INSTRUMENT_DECLINED'
  expect(await gateway.take(charge)).toMatchObject({ outcome: 'declined', declineCode: 'instrument_declined' })
  paypal.book.nextCapture = 'COMPLETED'
})

test('money that PayPal holds back for a while is under way, and told when it comes', async () => {
  const charge = await anApproved()
  paypal.book.nextCapture = 'PENDING'
  expect(await gateway.take(charge)).toMatchObject({ outcome: 'processing', reference: charge.reference })
  paypal.book.nextCapture = 'COMPLETED'
  paypal.book.clears(charge.reference)
  expect(await gateway.find(charge)).toMatchObject({ outcome: 'captured' })
})

test('a token that was revoked is fetched anew', async () => {
  paypal.forgetTokens()
  expect(await gateway.charge({ ...intention(), token: null })).toMatchObject({ outcome: 'requires_action' })
})

test('one token serves many questions', async () => {
  const before = paypal.heard.filter((line) => line.includes('/oauth2/')).length
  await Promise.all([1, 2, 3].map(() => gateway.charge({ ...intention(), token: null })))
  expect(paypal.heard.filter((line) => line.includes('/oauth2/')).length).toBe(before)
})

test('a PayPal that is too busy is asked again, and is no decline before', async () => {
  paypal.trouble('busy', /\/orders$/, 2)
  expect(await gateway.charge({ ...intention(), token: null })).toMatchObject({ outcome: 'requires_action' })
})

test('a refund whose answer is lost is given once, and found', async () => {
  const taken = await gateway.take(await anApproved())
  if (taken.outcome !== 'captured') throw new Error('the money is taken')
  const refund = { refundId: newId(), reference: taken.reference, amountMinor: 4_00, currency: 'EUR' as const }
  paypal.trouble('lost', /\/refund$/, 3)
  await expect(gateway.refund(refund)).rejects.toThrow()
  const found = await gateway.findRefund(refund)
  expect(found).toMatchObject({ outcome: 'succeeded' })
  expect(await gateway.refund(refund)).toEqual(found)
})

/** An account that was kept with the money of a first order. */
async function aKeptAccount() {
  const charge = { ...intention(), means: 'kept_with_it' as const }
  const answer = await gateway.charge({ ...charge, token: null })
  if (answer.outcome !== 'requires_action') throw new Error('the customer is asked')
  paypal.book.approves(answer.reference)
  const taken = await gateway.take({ ...charge, reference: answer.reference, askedAt: clock.now() })
  if (taken.outcome !== 'captured') throw new Error('the money is taken')
  return { charge, taken }
}

test('an account that PayPal keeps a little after the money is found by asking', async () => {
  paypal.book.keepsLate = true
  const { charge, taken } = await aKeptAccount()
  paypal.book.keepsLate = false
  expect(taken.kept).toBeUndefined()
  const asked = { ...charge, reference: taken.reference, askedAt: clock.now() }
  expect(await gateway.find(asked)).toMatchObject({ outcome: 'captured' })
  paypal.book.keeps([...paypal.book.orders.keys()].at(-1)!)
  expect(await gateway.find(asked)).toMatchObject({ kept: { means: { reference: expect.any(String) } } })
})

test('a renewal for which PayPal wants its customer waits for them, and is taken when they have said yes', async () => {
  const { taken } = await aKeptAccount()
  const { means } = taken.kept!
  paypal.book.kept.get(means.reference)!.asks = true
  const renewal = { ...intention(), means: 'charged' as const }
  const answer = await gateway.vault!.charge(renewal, means, { isAtScreen: false })
  if (answer.outcome !== 'requires_action') throw new Error('the customer is asked')
  paypal.book.approves(answer.reference)
  const asked = { ...renewal, reference: answer.reference, askedAt: clock.now() }
  expect(await gateway.take(asked)).toMatchObject({ outcome: 'captured' })
})

test('a renewal whose answer is lost is found, and asking takes nothing', async () => {
  const { taken } = await aKeptAccount()
  const renewal = { ...intention(), means: 'charged' as const }
  const before = paypal.book.captures().length
  paypal.trouble('busy', /\/capture$/, 3)
  const answer = await gateway.vault!.charge(renewal, taken.kept!.means, { isAtScreen: false })
  expect(answer).toMatchObject({ outcome: 'declined', declineCode: 'gateway_busy' })
  expect(await gateway.find({ ...renewal, reference: null, askedAt: clock.now() })).toMatchObject({
    outcome: 'nothing_found',
  })
  expect(paypal.book.captures()).toHaveLength(before)
})

describe('a webhook', () => {
  const anEvent = async () => {
    const charge = await anApproved()
    return paypal.webhook({
      id: `WH-${newId()}`,
      event_type: 'CHECKOUT.ORDER.APPROVED',
      resource: {
        id: charge.reference,
        status: 'APPROVED',
        purchase_units: [{ custom_id: charge.attemptId, note: 'ünï' }],
      },
    })
  }
  const verifications = () => paypal.heard.filter((line) => line.includes('verify-webhook-signature')).length

  test('is known by the certificate, without asking PayPal', async () => {
    const { rawBody, headers } = await anEvent()
    const before = verifications()
    expect(await gateway.readEvent(rawBody, headers)).toMatchObject({
      about: 'charge',
      answer: { outcome: 'approved' },
    })
    expect(verifications()).toBe(before)
  })

  test('is asked about where nobody known vouches for the certificate', async () => {
    const { rawBody, headers } = await anEvent()
    expect(await stranger.readEvent(rawBody, headers)).toMatchObject({ about: 'charge' })
    expect(await stranger.readEvent(rawBody, { ...headers, 'paypal-transmission-sig': 'AAAA' })).toBeNull()
  })

  test('is asked about when the certificate cannot be had', async () => {
    const { rawBody, headers } = await anEvent()
    paypal.hasCertificate = false
    const elsewhere = { ...headers, 'paypal-cert-url': `${paypal.url}/v1/notifications/certs/CERT-OTHER` }
    expect(await gateway.readEvent(rawBody, elsewhere)).toMatchObject({ about: 'charge' })
    paypal.hasCertificate = true
  })

  test('with a certificate from another house is refused, and nobody is asked', async () => {
    const { rawBody, headers } = await anEvent()
    const before = verifications()
    for (const url of [
      'https://paypal.com.evil.example/cert',
      'http://api.paypal.com/cert',
      'https://evilpaypal.com/c',
    ])
      expect(await gateway.readEvent(rawBody, { ...headers, 'paypal-cert-url': url })).toBeNull()
    expect(verifications()).toBe(before)
  })
})

test('a charge that was reversed has moved money, as its reversal has; what is pending or denied has not', async () => {
  const line = (transaction_id: string, transaction_event_code: string, value: string, transaction_status: string) => ({
    transaction_info: {
      transaction_id,
      transaction_event_code,
      transaction_initiation_date: '2026-11-20T10:00:00Z',
      transaction_amount: { value, currency_code: 'EUR' },
      transaction_status,
    },
  })
  const lines = [
    line('A', 'T0006', '28.00', 'V'),
    line('B', 'T1106', '-28.00', 'S'),
    line('C', 'T0006', '5.00', 'P'),
    line('D', 'T0006', '6.00', 'D'),
  ]
  const ask: AskPayPal = ({ answer }) => Promise.resolve(answer.parse({ transaction_details: lines, total_pages: 1 }))
  const period = { from: new Date('2026-11-20'), to: new Date('2026-11-21') }
  const told = await Array.fromAsync(listPayPalMovements(ask, period))
  expect(told.map(({ id, amountMinor }) => [id, amountMinor])).toEqual([
    ['A', 28_00],
    ['B', -28_00],
  ])
})

test('only amounts that PayPal can charge exactly are taken', () => {
  expect(gateway.takes(28_00, 'EUR')).toBe(true)
  expect(gateway.takes(28_50, 'HUF')).toBe(false)
  expect(gateway.takes(5_000, 'KWD')).toBe(false)
})

test('in every currency what is taken is sent as PayPal counts it, with long words cut', async () => {
  const currencies = (Object.keys(minorUnitDigits) as Currency[]).filter((code) => gateway.takes(1_000_000, code))
  for (const currency of currencies) {
    // The 127th place is in the middle of the jar.
    const description = `${'ü'.repeat(126)}🏺${'ü'.repeat(70)}`
    const charge = { ...intention(), amountMinor: 1_000_000, currency, description, token: null }
    expect(await gateway.charge(charge)).toMatchObject({ outcome: 'requires_action' })
  }
})

test('no request had a body that PayPal does not know', () => {
  expect(paypal.refusedBodies).toEqual([])
})
