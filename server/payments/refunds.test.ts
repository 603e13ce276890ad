import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { aCheckoutToPay, pays, refunds, type BuiltCheckout } from '#test/builders/payments.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { collectCash, findPaymentOfCheckout, recordTransfer } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function aPaidCheckout(sumsMinor: number[], token = 'tok_success'): Promise<BuiltCheckout> {
  const checkout = await aCheckoutToPay(market, sumsMinor)
  await pays(market, checkout, { token })
  await market.settle()
  return checkout
}

async function booksOf({ checkoutId }: BuiltCheckout) {
  const { rows } = await sql<{ state: string; captured: number; refunding: number; refunded: number; at_bank: number }>`
    select p.state, p.captured_minor as captured, p.refunding_minor as refunding, p.refunded_minor as refunded,
           (select sum(i.refunded_minor)::bigint from payment_attempts a join sandbox.intents i on i.idempotency_key = a.id::text
            where a.payment_id = p.id) as at_bank
    from payments p where p.checkout_id = ${checkoutId}`.execute(market.context.db)
  return rows[0]
}

async function refundStates({ checkoutId }: BuiltCheckout): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`
    select r.state from refunds r join payments p on p.id = r.payment_id where p.checkout_id = ${checkoutId} order by r.id`.execute(
    market.context.db,
  )
  return rows.map(({ state }) => state)
}

test('the money of one order goes back, and the rest stays', async () => {
  const checkout = await aPaidCheckout([28_00, 15_00])
  await refunds(market, checkout, { order: 0 })
  expect(await booksOf(checkout)).toMatchObject({ state: 'captured', refunding: 28_00, refunded: 0 })
  await market.settle()
  expect(await booksOf(checkout)).toEqual({
    state: 'partly_refunded',
    captured: 43_00,
    refunding: 0,
    refunded: 28_00,
    at_bank: 28_00,
  })
  expect((await findPaymentOfCheckout(market.context.db, checkout.checkoutId))?.refunded.amountMinor).toBe(28_00)
})

test('when every order was refunded the payment is refunded', async () => {
  const checkout = await aPaidCheckout([28_00, 15_00])
  await refunds(market, checkout, { order: 0 })
  await refunds(market, checkout, { order: 1 })
  await market.settle()
  expect(await booksOf(checkout)).toMatchObject({ state: 'refunded', refunding: 0, refunded: 43_00, at_bank: 43_00 })
})

test('the same refund asked for twice is one', async () => {
  const checkout = await aPaidCheckout([28_00, 15_00])
  const first = await refunds(market, checkout)
  expect(await refunds(market, checkout)).toEqual(first)
  await market.settle()
  expect(await refunds(market, checkout)).toEqual(first)
  await market.settle()
  expect(await booksOf(checkout)).toMatchObject({ refunded: 28_00, at_bank: 28_00 })
})

test('more than was captured never goes back', async () => {
  const checkout = await aPaidCheckout([28_00, 15_00])
  await refunds(market, checkout, { order: 0 })
  await expect(refunds(market, checkout, { order: 1, amountMinor: 15_01 })).rejects.toThrow(
    'orders_refund_within_total',
  )
  expect(await refundStates(checkout)).toEqual(['approved'])
  const beyond = sql`update payments set refunding_minor = 43_01 where checkout_id = ${checkout.checkoutId}`
  await expect(beyond.execute(market.context.db)).rejects.toThrow('payments_refund_within_capture')
})

test('of an order that was never paid nothing goes back', async () => {
  const checkout = await aCheckoutToPay(market)
  await expect(refunds(market, checkout)).rejects.toThrow('was captured')
  await pays(market, checkout, { token: 'tok_declined' })
  await expect(refunds(market, checkout)).rejects.toThrow('was captured')
})

test('a refund that fails gives the amount back to what can be refunded', async () => {
  const checkout = await aPaidCheckout([28_00], 'tok_refund_fails')
  await refunds(market, checkout)
  await market.settle()
  expect(await refundStates(checkout)).toEqual(['sent'])
  expect(await booksOf(checkout)).toMatchObject({ state: 'captured', refunding: 28_00 })
  market.clock.advance({ seconds: 9 })
  await market.settle()
  expect(await refundStates(checkout)).toEqual(['failed'])
  expect(await booksOf(checkout)).toMatchObject({ state: 'captured', refunding: 0, refunded: 0 })
})

test('a refund whose webhook is lost is found by asking', async () => {
  const checkout = await aPaidCheckout([28_00], 'tok_refund_fails')
  await refunds(market, checkout)
  await market.settle()
  market.clock.advance({ seconds: 9 })
  await market.context.jobs.drain(market.context)
  await sql`update sandbox.events set deliveries_left = 0`.execute(market.context.db)
  await sql`delete from sandbox.events where type like 'refund.%'`.execute(market.context.db)
  market.clock.advance({ seconds: 10 })
  await market.settle()
  expect(await refundStates(checkout)).toEqual(['failed'])
})

test('a refund whose job was lost is sent all the same, and once', async () => {
  const checkout = await aPaidCheckout([28_00])
  await refunds(market, checkout)
  await sql`delete from pgboss.job where data ->> 'job' = 'send-refund'`.execute(market.context.db)
  await market.settle()
  expect(await refundStates(checkout)).toEqual(['approved'])
  market.clock.advance({ seconds: 16 })
  await market.settle()
  expect(await booksOf(checkout)).toMatchObject({ state: 'refunded', at_bank: 28_00 })
})

test('a refund that was sent by a process that died is sent again under the same key, and given once', async () => {
  const checkout = await aPaidCheckout([28_00])
  const refund = await refunds(market, checkout)
  // As a crash leaves it, before the question reached the bank.
  await sql`delete from pgboss.job where data ->> 'job' = 'send-refund'`.execute(market.context.db)
  await sql`update refunds set state = 'sent' where id = ${refund.refundId}`.execute(market.context.db)
  market.clock.advance({ seconds: 16 })
  await market.settle()
  expect(await booksOf(checkout)).toMatchObject({ state: 'refunded', at_bank: 28_00 })
})

test('cash that was collected waits for a transfer by hand, and no job and no look touches it', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { inCash: true })
  await inTransaction(market.context, (tx) => collectCash(tx, checkout))
  const { refundId } = await refunds(market, checkout)
  market.clock.advance({ hours: 2 })
  await market.settle()
  const { rows } = await sql<{ way: string; state: string }>`
    select r.way, r.state from refunds r join payments p on p.id = r.payment_id where p.checkout_id = ${checkout.checkoutId}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ way: 'bank', state: 'approved' }])
  const paid = { outcome: 'succeeded', reference: 'SEPA 7' } as const
  expect([
    await recordTransfer(market.context, refundId, paid),
    await recordTransfer(market.context, refundId, paid),
  ]).toEqual([true, false])
})
