import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expireCheckouts } from '#server/orders/index.ts'
import { renewDue } from '#server/subscriptions/index.ts'
import { comeInAt } from '#test/builders/people.ts'
import { aKeptCard, aPlan, aSubscription, type Subscribed } from '#test/builders/subscriptions.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

// The market stands still for longer than the checkout of a renewal stays open, or its clock is moved on by so much.

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const longerThanItIsOpen = 100

async function now({ customer, subscription: { id } }: Subscribed) {
  await comeInAt(market, 'storefront', customer)
  return await customer.call('getSubscription', { params: { id } })
}

async function live(days: number): Promise<void> {
  market.clock.advance({ days })
  await market.settle()
}

/** The clock jumps, and what was not paid in time is over before anything else is looked at. */
async function jump(): Promise<void> {
  market.clock.advance({ days: longerThanItIsOpen })
  await expireCheckouts(market.context)
  await market.context.jobs.drain(market.context)
}

/** What the bank has charged for the cycles of a subscription and not given back, each in minor units. */
async function chargesOf({ subscription: { id } }: Subscribed): Promise<{ held: number }[]> {
  const { rows } = await sql<{ held: number }>`
    select i.amount_minor - i.refunded_minor as held
    from subscription_cycles c
    join payment_attempts a on a.request_key like 'cycle:' || c.id || ':%'
    join sandbox.intents i on i.idempotency_key = a.id::text and i.state = 'captured'
    where c.subscription_id = ${id} order by i.created_at`.execute(market.context.db)
  return rows
}

async function giveGoodCard({ customer, subscription: { id } }: Subscribed): Promise<void> {
  await comeInAt(market, 'storefront', customer)
  const paymentMethodId = await aKeptCard(customer)
  await customer.call('changeSubscription', { params: { id }, body: { paymentMethodId } })
}

test('a refused cycle whose checkout is over meanwhile is placed anew, with its credit, and charged once', async () => {
  const story = await aSubscription(market, {
    plan: { unit: 'day', every: 30, price: { kind: 'fixed', amountMinor: 3_000 } },
  })
  const params = { id: story.subscription.id }
  const planId = await aPlan(story.seller, story.stall, {
    unit: 'day',
    every: 30,
    price: { kind: 'fixed', amountMinor: 1_000 },
  })
  await story.customer.call('changePlan', { params, body: { planId, when: 'now' } })
  await market.settle()
  expect(await now(story)).toMatchObject({ credit: { amountMinor: 2_000 } })
  const paymentMethodId = await aKeptCard(story.customer, 'tok_insufficient_funds')
  await story.customer.call('changeSubscription', { params, body: { paymentMethodId } })
  await live(30)
  const refused = await now(story)
  expect(refused).toMatchObject({
    state: 'past_due',
    credit: { amountMinor: 1_000 },
    cycles: [{ state: 'failed' }, {}, {}],
  })
  await jump()
  await market.settle()
  const again = await now(story)
  expect(again).toMatchObject({
    state: 'past_due',
    credit: { amountMinor: 1_000 },
    cycles: [{ state: 'failed', tries: 2 }, {}, {}],
  })
  expect(again.cycles[0]!.checkoutId).not.toBe(refused.cycles[0]!.checkoutId)
  await giveGoodCard(story)
  await live(3)
  const paid = (await now(story)).cycles.find(({ id }) => id === refused.cycles[0]!.id)
  // Its goods are paid by the credit, so that what is charged is the parcel.
  expect(paid).toMatchObject({ state: 'succeeded', tries: 3, total: { amountMinor: 490 } })
})

test('refused, over, and refused again, it is given up when its tries are used up', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, token: 'tok_insufficient_funds' })
  await live(30)
  await live(longerThanItIsOpen)
  expect(await now(story)).toMatchObject({ cycles: [{ state: 'failed', tries: 2 }, {}] })
  for (const days of [3, 5, 7]) await live(days)
  expect(await now(story)).toMatchObject({ state: 'unpaid', cycles: [{ state: 'exhausted', tries: 5 }, {}] })
  expect(await chargesOf(story)).toEqual([])
  const { rows } = await sql`select reserved from variants where id = ${story.stall.wares[0]!.variantId}`.execute(
    market.context.db,
  )
  expect(rows[0]).toEqual({ reserved: 1 })
})

test('a charge nobody heard of before the checkout was over counts as a try, and is made once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 60 } })
  market.clock.advance({ days: 60 })
  const { gateways } = market.context.ports
  const all = gateways.all.map((gateway) => ({
    ...gateway,
    vault: { ...gateway.vault!, charge: () => Promise.reject(new Error('killed')) },
  }))
  await renewDue({ ...market.context, ports: { ...market.context.ports, gateways: { ...gateways, all } } })
  expect(await now(story)).toMatchObject({ cycles: [{ state: 'running' }, {}] })
  market.clock.advance({ days: 50 })
  await expireCheckouts(market.context)
  await market.context.jobs.drain(market.context)
  await market.settle()
  expect(await now(story)).toMatchObject({
    state: 'past_due',
    cycles: [{ state: 'failed', tries: 1, failure: expect.stringContaining('too long') }, {}],
  })
  await live(1)
  expect(await now(story)).toMatchObject({ state: 'active', cycles: [{ state: 'succeeded', tries: 2 }, {}] })
  expect(await chargesOf(story)).toHaveLength(1)
})

test('while the gateway does not say what became of the former charge nothing else is charged', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 60 }, token: 'tok_challenge' })
  await live(60)
  await giveGoodCard(story)
  const { all } = market.context.ports.gateways
  const sandbox = all.find(({ name }) => name === 'sandbox')!
  const { cancel } = sandbox
  sandbox.cancel = () => Promise.resolve({ outcome: 'unknown', because: 'The line is dead.' })
  market.clock.advance({ days: 50 })
  await expireCheckouts(market.context)
  await market.context.jobs.sweep(market.context)
  market.clock.advance({ minutes: 3 })
  await market.context.jobs.sweep(market.context)
  expect(await now(story)).toMatchObject({ cycles: [{ state: 'failed', tries: 1 }, {}] })
  expect(await chargesOf(story)).toEqual([])
  sandbox.cancel = cancel
  market.clock.advance({ minutes: 3 })
  await market.settle()
  expect(await now(story)).toMatchObject({ state: 'active', cycles: [{ state: 'succeeded', tries: 2 }, {}] })
  expect(await chargesOf(story)).toHaveLength(1)
})

test('money that comes for the former checkout after all goes back, and the cycle stays paid once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 60 }, token: 'tok_challenge' })
  await live(60)
  const { checkoutId } = (await now(story)).cycles[0]!
  const { payment } = await story.customer.call('getCheckout', { params: { id: checkoutId! } })
  const { reference } = payment!.action as { reference: string }
  await giveGoodCard(story)
  const sandbox = market.context.ports.gateways.all.find(({ name }) => name === 'sandbox')!
  const { cancel } = sandbox
  // The bank says that the charge is cancelled, and lets its customer confirm it all the same.
  sandbox.cancel = () => Promise.resolve({ outcome: 'declined', reference, card: null, declineCode: 'cancelled' })
  market.clock.advance({ days: 50 })
  await expireCheckouts(market.context)
  await market.settle()
  sandbox.cancel = cancel
  const paid = (await now(story)).cycles[0]!
  expect(paid).toMatchObject({ state: 'succeeded', number: 2, tries: 2 })
  await story.customer.call('answerSandboxChallenge', { params: { id: reference }, body: { outcome: 'approve' } })
  await market.settle()
  expect((await chargesOf(story)).map(({ held }) => held).toSorted((a, b) => a - b)).toEqual([0, 2_290])
  expect(await now(story)).toMatchObject({ cyclesPaid: 2, cycles: [{ checkoutId: paid.checkoutId }, {}] })
  expect(await faultsWithMoney(market)).toEqual([])
})
