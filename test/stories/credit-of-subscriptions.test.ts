import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivery } from '#test/builders/orders.ts'
import { comeInAt } from '#test/builders/people.ts'
import { aKeptCard, aPlan, aSubscription, type Subscribed } from '#test/builders/subscriptions.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function now({ customer, subscription: { id } }: Subscribed) {
  await comeInAt(market, 'storefront', customer)
  return await customer.call('getSubscription', { params: { id } })
}

async function live(days: number): Promise<void> {
  market.clock.advance({ days })
  await market.settle()
}

/** 100.00 were paid for thirty days, and the same day it went on by a plan at 1.00: 99.00 are left. */
async function withCredit(): Promise<Subscribed> {
  const price = (amountMinor: number) => ({ kind: 'fixed', amountMinor }) as const
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30, price: price(10_000) } })
  const planId = await aPlan(story.seller, story.stall, { unit: 'day', every: 30, price: price(100) })
  const params = { id: story.subscription.id }
  await story.customer.call('changePlan', { params, body: { planId, when: 'now' } })
  await market.settle()
  return story
}

interface Back {
  amountMinor: number
  state: string
  isCredited: boolean
  isBooked: boolean
}

/** What went back of the orders of a subscription, with its credit note and its posting. */
async function backOf({ subscription: { id } }: Subscribed): Promise<Back[]> {
  const { rows } = await sql<Back>`
    select r.amount_minor as "amountMinor", r.state,
      exists (select from invoice_tasks t where t.cause = 'refund:' || r.id) as "isCredited",
      exists (select from ledger_postings p where p.order_id = r.order_id and p.kind like 'refund%') as "isBooked"
    from refunds r where r.key like ${`credit:${id}:%`} order by r.amount_minor`.execute(market.context.db)
  return rows
}

test('what is left of a credit goes back when its customer cancels, as was said before, like any refund', async () => {
  const story = await withCredit()
  const params = { id: story.subscription.id }
  const before = await now(story)
  expect(before).toMatchObject({ credit: { amountMinor: 9_900 }, creditBack: { amountMinor: 9_900 } })
  const over = await story.customer.call('cancelSubscription', { params, body: { when: 'now' } })
  expect(over).toMatchObject({ state: 'cancelled', credit: { amountMinor: 0 }, creditBack: { amountMinor: 0 } })
  await market.settle()
  // What the credit had paid for itself cost nothing, so all of it goes back of the first order.
  expect(await backOf(story)).toEqual([{ amountMinor: 9_900, state: 'succeeded', isCredited: true, isBooked: true }])
  const letters = await lettersTo(market, delivery.email)
  expect(letters.filter(({ plain }) => plain.includes('99.00'))).not.toEqual([])
  expect(await faultsWithMoney(market)).toEqual([])
  // Taken up again and cancelled again, nothing goes back a second time.
  await story.customer.call('keepSubscription', { params })
  await market.settle()
  await story.customer.call('cancelSubscription', { params, body: { when: 'now' } })
  await market.settle()
  expect(await backOf(story)).toHaveLength(1)
})

test('cancelled for the end of its cycle the credit goes back when it is over', async () => {
  const story = await withCredit()
  const params = { id: story.subscription.id }
  await story.customer.call('cancelSubscription', { params, body: { when: 'cycle_end' } })
  await market.settle()
  expect(await backOf(story)).toEqual([])
  await live(30)
  expect(await now(story)).toMatchObject({ state: 'cancelled', credit: { amountMinor: 0 } })
  expect(await backOf(story)).toMatchObject([{ amountMinor: 9_900 }])
})

test('what credit had taken off a cycle that is never paid goes back too, and what the shop gave back before does not', async () => {
  const story = await withCredit()
  const params = { id: story.subscription.id }
  await story.customer.call('changeSubscription', {
    params,
    body: { paymentMethodId: await aKeptCard(story.customer, 'tok_insufficient_funds') },
  })
  await live(30)
  const late = await now(story)
  expect(late).toMatchObject({
    state: 'past_due',
    credit: { amountMinor: 9_800 },
    creditBack: { amountMinor: 9_900 },
  })
  const first = late.cycles.at(-1)!.order!.id
  await comeInAt(market, 'seller', story.seller)
  await story.seller.call('refundShopOrder', {
    params: { id: first },
    body: { lines: [], shipping: false, goodwillMinor: 4_000, reason: 'Kind.' },
  })
  expect(await now(story)).toMatchObject({ creditBack: { amountMinor: 6_000 } })
  await story.customer.call('cancelSubscription', { params, body: { when: 'now' } })
  await market.settle()
  expect(await backOf(story)).toMatchObject([{ amountMinor: 6_000, state: 'succeeded' }])
  expect(await faultsWithMoney(market)).toEqual([])
})
