import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { payOutDaily } from '../sandbox/movements.ts'
import { sign, signatureHeader } from '#server/platform/http/signature.ts'
import { webhookSecret } from '../sandbox/webhook-secret.ts'
import { gatewayConforms } from './conformance.ts'
import type { Gateway } from './gateway.ts'
import { sandboxGateway } from './sandbox.ts'

let market: TestMarket
let gateway: Gateway
let secret: string

beforeAll(async () => {
  market = await openTestMarket()
  const { db, clock, config } = market.context
  secret = webhookSecret(config.secret)
  gateway = sandboxGateway({ db, clock, secret: config.secret })
})
afterAll(() => market.close())

async function webhook(attemptId: string) {
  const { rows } = await sql<{ body: string }>`
    select body from sandbox.events where body::json -> 'intent' ->> 'key' = ${attemptId}`.execute(market.context.db)
  const rawBody = Buffer.from(rows[0]!.body)
  return { rawBody, headers: { [signatureHeader]: sign(rawBody, secret, market.clock.now()) } }
}

describe('the sandbox is a gateway like any other', () => {
  const tokens = {
    success: 'tok_success',
    declined: 'tok_declined',
    challenge: 'tok_challenge',
    lostAnswer: 'tok_lost_answer',
  }
  const abilities = {
    tokens,
    success: 'captured',
    givesRefunds: true,
    sendsEvents: true,
    listsMovements: true,
    vault: { success: 'tok_success', declined: 'tok_of_somebody_else', asksAtCharge: 'tok_challenge' },
  } as const
  gatewayConforms(abilities, () => ({ gateway, webhook, now: market.clock.now() }))
})

const asked = (attemptId: string) => ({
  attemptId,
  amountMinor: 10_00,
  currency: 'EUR' as const,
  description: '',
  reference: null,
  askedAt: market.clock.now(),
})

const charge = (token: string, attemptId = newId()) =>
  gateway.charge({ attemptId, amountMinor: 10_00, currency: 'EUR', token, description: '' })

test('a token nobody made is declined, and no charge is kept', async () => {
  const attemptId = newId()
  expect(await charge('tok_of_somebody_else', attemptId)).toMatchObject({
    outcome: 'declined',
    declineCode: 'token_unknown',
  })
  expect(await gateway.find(asked(attemptId))).toEqual({ outcome: 'nothing_found' })
})

test('a slow payment is processing, and captured eight seconds later', async () => {
  const attemptId = newId()
  expect(await charge('tok_slow', attemptId)).toMatchObject({ outcome: 'processing' })
  market.clock.advance({ seconds: 7 })
  expect(await gateway.find(asked(attemptId))).toMatchObject({ outcome: 'processing' })
  market.clock.advance({ seconds: 2 })
  expect(await gateway.find(asked(attemptId))).toMatchObject({ outcome: 'captured' })
})

test('a doomed refund is accepted, and fails eight seconds later; the charge holds its money again', async () => {
  const answer = await charge('tok_refund_fails')
  if (answer.outcome !== 'captured') throw new Error('the charge is captured')
  const refund = { refundId: newId(), reference: answer.reference, amountMinor: 10_00, currency: 'EUR' as const }
  expect(await gateway.refund(refund)).toMatchObject({ outcome: 'pending' })
  market.clock.advance({ seconds: 9 })
  expect(await gateway.findRefund(refund)).toMatchObject({ outcome: 'failed' })
  expect(await gateway.refund({ ...refund, refundId: newId() })).toMatchObject({ outcome: 'pending' })
})

test('a webhook signed more than five minutes ago is refused', async () => {
  const attemptId = newId()
  await charge('tok_success', attemptId)
  const { rawBody } = await webhook(attemptId)
  const signedAt = (seconds: number) => ({
    [signatureHeader]: sign(rawBody, secret, new Date(market.clock.now().getTime() + seconds * 1_000)),
  })
  expect(await gateway.readEvent(rawBody, signedAt(-299))).not.toBeNull()
  expect(await gateway.readEvent(rawBody, signedAt(-302))).toBeNull()
  expect(await gateway.readEvent(rawBody, signedAt(302))).toBeNull()
})

test('once a day the bank pays out what came before midnight, less its fee, and then nothing more', async () => {
  const midnight = new Date(market.clock.now())
  midnight.setUTCHours(24, 0, 0, 0)
  const bank = { db: market.context.db, clock: market.clock }
  await charge('tok_success')
  market.clock.advance({ days: 1 })
  await payOutDaily(bank)
  await payOutDaily(bank)
  const period = { from: new Date(0), to: new Date(midnight.getTime() + 1) }
  const movements = await Array.fromAsync(gateway.listMovements(period))
  const payouts = movements.filter(({ kind }) => kind === 'payout')
  expect(payouts).toMatchObject([{ currency: 'EUR', at: midnight }])
  expect(movements.reduce((sum, { amountMinor, feeMinor }) => sum + amountMinor - feeMinor, 0)).toBe(0)
})
