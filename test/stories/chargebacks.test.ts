import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '#server/ledger/index.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aPlacedCheckout, balanceOf, handOver, sellerOf } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { bookOfOrder } from '#test/support/book-tables.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'
import { standInKeys, StripeStandIn } from '#test/support/stripe-stand-in.ts'
import type { Visitor } from '#test/support/visitor.ts'

// A bank takes money back through each gateway: its words come in, the case opens by itself, the book follows, and the
// gateway's own account of our money agrees with ours at every moment.

const stripe = new StripeStandIn()
const paypal = new PayPalStandIn()
let market: TestMarket
let sandboxMarket: TestMarket

beforeAll(async () => {
  const addresses = { STRIPE_API_BASE: await stripe.open(), PAYPAL_API_BASE: await paypal.open() }
  market = await openTestMarket({ ...standInKeys, ...payPalKeys, ...addresses })
  sandboxMarket = await openTestMarket()
})
afterAll(async () => {
  await market.close()
  await sandboxMarket.close()
  await stripe.close()
  await paypal.close()
})
afterEach(async () => {
  for (const { context } of [market, sandboxMarket]) expect((await verifyLedger(context)).faults).toEqual([])
})

type Outcome = 'won' | 'lost'

interface Bank {
  name: string
  at: () => TestMarket
  /** Pays a checkout; answers what opens and closes its chargeback. */
  pays(
    customer: Visitor,
    checkoutId: string,
    outcome: Outcome,
  ): Promise<{ opens(): Promise<void>; closes(): Promise<void> }>
}

const banks: Bank[] = [
  {
    name: 'sandbox',
    at: () => sandboxMarket,
    async pays(customer, id, outcome) {
      await customer.call('startPayment', { params: { id }, body: { method: 'card', token: `tok_dispute_${outcome}` } })
      const later = async (time: { hours?: number; days?: number }) => {
        sandboxMarket.clock.advance(time)
        await sandboxMarket.settle()
      }
      return { opens: () => later({ hours: 2 }), closes: () => later({ days: 22 }) }
    },
  },
  {
    name: 'Stripe',
    at: () => market,
    async pays(customer, id, outcome) {
      await customer.call('startPayment', { params: { id }, body: { method: 'card', token: 'pm_card_visa' } })
      const intent = [...stripe.book.intents.keys()].at(-1)!
      const tells = async (status: 'needs_response' | Outcome) => {
        stripe.book.disputes(intent, status)
        await stripe.tell(market.url, 2)
        await market.settle()
      }
      return { opens: () => tells('needs_response'), closes: () => tells(outcome) }
    },
  },
  {
    name: 'PayPal',
    at: () => market,
    async pays(customer, id, outcome) {
      const { action } = await customer.call('startPayment', { params: { id }, body: { method: 'paypal' } })
      paypal.book.approves(action!.reference)
      await customer.call('confirmPayment', { params: { id } })
      const tells = async (how: 'inquiry' | 'chargeback' | Outcome) => {
        paypal.book.disputes(action!.reference, how)
        await paypal.tell(market.url, 2)
        await market.settle()
      }
      await tells('inquiry')
      return { opens: () => tells('chargeback'), closes: () => tells(outcome) }
    },
  },
]

const opened = (purse: string) => `
dispute opened
  Shop: ${purse.padEnd(20)}    78.00
  Shop: disputed                         78.00
  Sum                           78.00    78.00`

const won = `
dispute closed
  Shop: disputed                78.00
  Shop: available                        78.00
  Sum                           78.00    78.00`

const lost = `
chargeback lost
  Shop: disputed                78.00
  Market: gateway clearing               78.00
  Sum                           78.00    78.00`

const cases = banks.flatMap((bank) => (['won', 'lost'] as const).map((outcome) => Object.assign({ outcome }, bank)))

test.each(cases)('a chargeback at $name that is $outcome opens its case, and posts by itself', async (bank) => {
  const at = bank.at()
  const stall = await anOpenStall(at, { commissionBps: 1_000, wares: [{ title: 'Teapot', priceMinor: 78_00 }] })
  const { customer, checkout } = await aPlacedCheckout(at, { stalls: [stall] })
  const chargeback = await bank.pays(customer, checkout.id, bank.outcome)
  const [order] = checkout.orders
  const seller = await sellerOf(at, stall)
  await handOver({ customer, checkout, stalls: [stall], stall, seller, order: order! })
  await seller.call('deliverOrder', { params: { id: order!.id } })
  await at.settle()
  expect((await seller.call('listShopDisputes')).items).toEqual([])

  const before = await readsAgain(at)
  await chargeback.opens()
  expect((await seller.call('listShopDisputes')).items).toMatchObject([{ origin: 'chargeback', state: 'open' }])
  expect(await bookOfOrder(at, order!.id)).toContain(opened('available'))
  expect(await balanceOf(at, stall)).toEqual({ pending: 0, available: -7_80 })
  expect(
    (await seller.refused('refundShopOrder', { params: { id: order!.id }, body: { goodwillMinor: 100 } })).code,
  ).toBe('refunds_locked')
  expect(await readsAgain(at)).toMatchObject({ differences: [], taken: before.taken + 1 })

  await chargeback.closes()
  const closed = (await seller.call('listShopDisputes')).items
  expect(closed).toMatchObject([{ origin: 'chargeback', state: bank.outcome }])
  expect(await bookOfOrder(at, order!.id)).toContain(bank.outcome === 'won' ? won : lost)
  expect(await balanceOf(at, stall)).toEqual({ pending: 0, available: bank.outcome === 'won' ? 70_20 : -7_80 })
  expect(await readsAgain(at)).toMatchObject({
    differences: [],
    taken: before.taken + 1,
    returned: before.returned + (bank.outcome === 'won' ? 1 : 0),
  })
})

interface Read {
  differences: { reason: string; kind: string | null }[]
  /** Lines of chargebacks that agree with the book. */
  taken: number
  returned: number
}

/** Reads the gateways' own accounts of our money, and answers what differs from the book and what agrees. */
async function readsAgain(at: TestMarket): Promise<Read> {
  const operator = await anOperator(at)
  await operator.call('reconcileNow')
  const { rows } = await sql<Read>`
    select
      (select coalesce(json_agg(json_build_object('reason', d.reason, 'kind', m.kind)), '[]')
       from differences d left join gateway_movements m on m.id = d.movement_id where d.state = 'open') as differences,
      (select count(*) from gateway_movements where kind = 'dispute' and is_matched) as taken,
      (select count(*) from gateway_movements where kind = 'dispute_reversal' and is_matched) as returned`.execute(
    at.context.db,
  )
  return rows[0]!
}

test('a customer cannot settle what their bank decides', async () => {
  const [bank] = banks
  const { customer, checkout } = await aPlacedCheckout(sandboxMarket)
  const chargeback = await bank!.pays(customer, checkout.id, 'lost')
  await chargeback.opens()
  const [order] = checkout.orders
  const { id } = (await customer.call('listOrderDisputes', { params: { id: order!.id } })).items[0]!
  expect(await customer.refused('settleDispute', { params: { id } })).toMatchObject({
    status: 409,
    code: 'wrong_state',
  })
})
