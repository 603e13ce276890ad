import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'
import { readPayPalEvent } from '../gateways/paypal-answers.ts'
import { payPalClient } from '../gateways/paypal-client.ts'
import { payerConforms } from './conformance.ts'
import type { Payer } from './payer.ts'
import { payPalPayouts } from './paypal-payouts.ts'

const paypal = new PayPalStandIn()
let payer: Payer

beforeAll(async () => {
  const account = {
    clientId: payPalKeys.PAYPAL_CLIENT_ID,
    clientSecret: payPalKeys.PAYPAL_CLIENT_SECRET,
    webhookId: payPalKeys.PAYPAL_WEBHOOK_ID,
    apiBase: await paypal.open(),
  }
  payer = payPalPayouts(payPalClient(account))
})
afterAll(async () => {
  expect(paypal.refusedBodies).toEqual([])
  await paypal.close()
})

const words = {
  paid: 'SUCCESS',
  waits: 'UNCLAIMED',
  no_account: 'RECEIVER_ACCOUNT_LOCKED',
  no_money: 'INSUFFICIENT_FUNDS',
} as const

describe('PayPal pays shops like any other payer', () => {
  payerConforms(() => ({
    payer,
    next: (what) => (paypal.book.nextPayout = words[what]),
    becomes: (payoutId, what) => paypal.book.payoutBecomes(payoutId, what === 'paid' ? 'SUCCESS' : 'RETURNED'),
    losesAnswer: () => paypal.trouble('lost', /\/payouts$/, 3),
    paid: () => paypal.book.paidOut().length,
  }))
})

const order = () => ({
  payoutId: newId(),
  amountMinor: 5_00,
  currency: 'EUR' as const,
  email: 'shop@kiln.example',
  description: 'Withdrawal W-2',
})

test('a key that PayPal has forgotten does not pay twice: PayPal points to the batch it made', async () => {
  paypal.book.nextPayout = 'SUCCESS'
  const asked = order()
  await payer.pay(asked)
  const before = paypal.book.paidOut().length
  paypal.forgetKeys()
  expect(await payer.pay(asked)).toMatchObject({ outcome: 'paid' })
  expect(paypal.book.paidOut()).toHaveLength(before)
})

test('forints are paid whole or not at all', () => {
  expect(payer.takes(5_000_00, 'HUF')).toBe(true)
  expect(payer.takes(5_000_50, 'HUF')).toBe(false)
})

test.each([
  ['SUCCESS', { outcome: 'paid', transaction: 'T-1' }],
  ['ONHOLD', { outcome: 'under_way', because: 'PayPal looks at it more closely.' }],
  ['REVERSED', { outcome: 'failed', because: 'PayPal took the payout back.' }],
])('an event about an item that stands at %s is read as an answer', (transaction_status, answer) => {
  const payoutId = newId()
  const resource = {
    payout_item_id: 'I-1',
    transaction_id: 'T-1',
    transaction_status,
    payout_item: { sender_item_id: payoutId },
  }
  const event = { id: 'WH-1', event_type: 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED', resource }
  expect(readPayPalEvent(Buffer.from(JSON.stringify(event)))).toMatchObject({ about: 'payout', payoutId, answer })
})

test('a batch that PayPal denies is refused, not failed', () => {
  const resource = {
    batch_header: {
      payout_batch_id: 'B-1',
      batch_status: 'DENIED',
      sender_batch_header: { sender_batch_id: 'ours' },
    },
  }
  const event = { id: 'WH-2', event_type: 'PAYMENT.PAYOUTSBATCH.DENIED', resource }
  expect(readPayPalEvent(Buffer.from(JSON.stringify(event)))).toMatchObject({
    about: 'payout',
    payoutId: 'ours',
    answer: { outcome: 'refused' },
  })
})
