import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { aCheckoutToPay, pays, type BuiltCheckout } from '#test/builders/payments.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { standInKeys, StripeStandIn } from '#test/support/stripe-stand-in.ts'
import type { GatewayDispute } from './gateways/gateway.ts'
import { recordChargeback } from './record-chargeback.ts'

let market: TestMarket
const stripe = new StripeStandIn()
let atStripe: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
  atStripe = await openTestMarket({ ...standInKeys, STRIPE_API_BASE: await stripe.open() })
})
afterAll(async () => {
  await market.close()
  await atStripe.close()
  await stripe.close()
})

async function chargebacksOf({ context }: TestMarket, { checkoutId }: BuiltCheckout) {
  const { rows } = await sql<{ state: string; amount: number; reason: string }>`
    select c.state, c.amount_minor as amount, c.reason from chargebacks c join payments p on p.id = c.payment_id
    where p.checkout_id = ${checkoutId} order by c.id`.execute(context.db)
  return rows
}

test.each(['won', 'lost'] as const)('a chargeback that ends %s is told at its beginning and its end', async (end) => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: `tok_dispute_${end}` })
  await market.settle()
  expect(await chargebacksOf(market, checkout)).toEqual([])
  market.clock.advance({ hours: 2 })
  await market.settle()
  expect(await chargebacksOf(market, checkout)).toEqual([{ state: 'open', amount: 28_00, reason: 'fraudulent' }])
  market.clock.advance({ days: 22 })
  await market.settle()
  expect(await chargebacksOf(market, checkout)).toEqual([{ state: end, amount: 28_00, reason: 'fraudulent' }])
})

test('what the bank takes and gives back stands in the gateway’s own account', async () => {
  const checkout = await aCheckoutToPay(market)
  const now = market.clock.now()
  await pays(market, checkout, { token: 'tok_dispute_won' })
  const period = { from: now, to: new Date(now.getTime() + 30 * 86_400_000) }
  const movements = await Array.fromAsync(market.context.ports.gateways.card!.listMovements(period))
  const ours = movements.slice(-3).map(({ kind, amountMinor }) => [kind, amountMinor])
  expect(ours).toEqual([
    ['charge', 28_00],
    ['dispute', -28_00],
    ['dispute_reversal', 28_00],
  ])
})

test('a chargeback whose end comes before its beginning, and twice, is opened and closed once', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_success' })
  const { rows } = await sql<{ reference: string }>`
    select a.gateway_reference as reference from payment_attempts a join payments p on p.id = a.payment_id
    where p.checkout_id = ${checkout.checkoutId}`.execute(market.context.db)
  const dispute: GatewayDispute = {
    reference: `dp_${newId()}`,
    chargeReference: rows[0]!.reference,
    state: 'lost',
    amountMinor: 10_00,
    currency: 'EUR',
    reason: 'product_not_received',
    respondBy: null,
  }
  const tell = (state: GatewayDispute['state']) =>
    inTransaction(market.context, (tx) => recordChargeback(tx, 'sandbox', { ...dispute, state }))
  expect([await tell('lost'), await tell('open'), await tell('lost')]).toEqual([
    'chargeback lost',
    'nothing new',
    'nothing new',
  ])
  expect(await chargebacksOf(market, checkout)).toMatchObject([{ state: 'lost', amount: 10_00 }])
})

test('Stripe tells of chargebacks; a mere question of the bank is none', async () => {
  const checkout = await aCheckoutToPay(atStripe)
  await pays(atStripe, checkout, { token: 'pm_card_visa' })
  const intent = [...stripe.book.intents.keys()].at(-1)!
  const tells = async (status: 'needs_response' | 'lost' | 'warning_needs_response') => {
    stripe.book.disputes(intent, status)
    await stripe.tell(atStripe.url, 2)
    await atStripe.settle()
    return (await chargebacksOf(atStripe, checkout)).map(({ state }) => state)
  }
  expect(await tells('warning_needs_response')).toEqual([])
  expect(await tells('needs_response')).toEqual(['open'])
  expect(await tells('lost')).toEqual(['lost'])
})
