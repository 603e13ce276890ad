import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { openMarket } from '#server/wiring.ts'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { aSubscription, type Subscribed } from '#test/builders/subscriptions.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket({ SANDBOX_CLOCK: 'true' })
  operator = await anOperator(market)
})
afterAll(() => market.close())

type Step = 'hour' | 'day' | 'week' | 'month' | 'year' | 'cycle' | 'event'

/** The operator moves the clock, and the worker goes the whole way. */
async function move(by: Step) {
  await operator.call('moveClock', { body: { by } })
  for (;;) {
    await market.context.jobs.sweep(market.context)
    const simulation = await operator.call('getSimulation')
    if (simulation.move!.state !== 'running') return simulation
  }
}

const none = { softDeclines: 0, hardDeclines: 0, confirmations: 0, lostAnswers: 0, lateWebhooks: 0 }

async function stateOf({ customer, subscription: { id } }: Subscribed) {
  return await customer.call('getSubscription', { params: { id } })
}

async function seconds(): Promise<number> {
  return (await operator.call('getSimulation')).aheadSeconds
}

test('the operator moves the clock by an hour, and every process of the market goes by it', async () => {
  const environment = { NODE_ENV: 'test', LOG_LEVEL: 'silent', SANDBOX_CLOCK: 'true', PORT: '0' }
  const config = readConfig({ ...environment, DATA_DIR: market.context.config.dataFolder })
  const other = await openMarket(config, market.databaseUrl)
  const before = market.clock.now().getTime()
  const simulation = await move('hour')
  expect(simulation).toMatchObject({ move: { by: 'hour', state: 'done' } })
  expect(Date.parse(simulation.now) - before).toBeGreaterThanOrEqual(3_600_000)
  // However long the way took outside: as far ahead as this one, and told of it by the database.
  await expect
    .poll(() => other.clock.now().getTime() - other.clock.outside().getTime(), { timeout: 30_000 })
    .toBeGreaterThanOrEqual(simulation.aheadSeconds * 1_000)
  await other.close()
})

test('the clock never goes back, whatever the settings say', async () => {
  const before = market.clock.now()
  await sql`update market_settings set clock_offset_seconds = 0`.execute(market.context.db)
  await market.context.ports.market.reload()
  expect(market.clock.now().getTime()).toBeGreaterThanOrEqual(before.getTime())
})

test('the next event is the renewal; moving there charges it, and the log tells of it', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const { next } = await operator.call('getSimulation')
  expect(next).toMatchObject({ what: expect.stringMatching(/subscription renews|month ends/) })
  let simulation = await move('event')
  if (next!.what.includes('month')) simulation = await move('event')
  expect(simulation).toMatchObject({ move: { by: 'event', figures: { renewals: 1, orders: 1 } } })
  expect(await stateOf(story)).toMatchObject({ state: 'active', cyclesPaid: 2 })
  const { items } = await operator.call('listClockLog')
  expect(items[0]).toMatchObject({ figures: { renewals: 1, income: { amountMinor: 1_800 + 490 } } })
  await story.customer.call('cancelSubscription', { params: { id: story.subscription.id }, body: { when: 'now' } })
})

test('a month passes in its order: three cycles of ten days, each on its day and once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const { move: moved } = await move('month')
  expect(moved!.figures.renewals).toBe(story.subscription.nextOn ? 3 : 0)
  const { rows } = await sql<{ late: number; charges: number; cycles: number }>`
    select max(extract(epoch from c.settled_at - c.due_at))::int as late, count(*)::int as cycles,
      (select count(*)::int from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
       join payments p on p.id = a.payment_id join subscription_cycles k on k.checkout_id = p.checkout_id
       where k.subscription_id = ${story.subscription.id} and k.number > 1 and i.state = 'captured') as charges
    from subscription_cycles c where c.subscription_id = ${story.subscription.id} and c.number > 1 and c.state = 'succeeded'`.execute(
    market.context.db,
  )
  expect(rows[0]).toMatchObject({ cycles: 3, charges: 3 })
  expect(rows[0]!.late).toBeLessThan(60 * 60)
  const { items } = await operator.call('listClockLog', { query: { limit: 100 } })
  expect(items.filter(({ figures }) => figures.renewals > 0 && figures.income.amountMinor === 2_290)).toHaveLength(4)
  await story.customer.call('cancelSubscription', { params: { id: story.subscription.id }, body: { when: 'now' } })
})

test('more than a month has passed, and nobody is signed out', async () => {
  expect(await seconds()).toBeGreaterThan(31 * 86_400)
  expect(await operator.call('operatorGetMe')).toMatchObject({ id: operator.person.id })
})

test('every card is refused for good: the renewals fail, and nobody is charged', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 5 } })
  await operator.call('changeMisfortunes', { body: { ...none, hardDeclines: 100 } })
  const { move: moved } = await move('week')
  expect(moved!.figures).toMatchObject({ renewals: 0, failures: 1, lost: 1 })
  expect(await stateOf(story)).toMatchObject({ state: 'unpaid', cyclesPaid: 1 })
  await operator.call('changeMisfortunes', { body: none })
})

test('answers that are lost and webhooks that come late charge nobody twice', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 5 } })
  await operator.call('changeMisfortunes', { body: { ...none, lostAnswers: 100, lateWebhooks: 100 } })
  const { move: moved } = await move('week')
  expect(moved!.figures).toMatchObject({ renewals: 1 })
  expect(await stateOf(story)).toMatchObject({ state: 'active', cyclesPaid: 2 })
  const { rows } = await sql<{
    sum: number
  }>`select coalesce(sum(balance_minor), 0)::int as sum from ledger_accounts`.execute(market.context.db)
  expect(rows[0]!.sum).toBe(0)
  await operator.call('changeMisfortunes', { body: none })
  await story.customer.call('cancelSubscription', { params: { id: story.subscription.id }, body: { when: 'now' } })
})

test('two moves at once are refused, and one can be stopped where it is', async () => {
  await operator.call('moveClock', { body: { by: 'year' } })
  expect(await operator.refused('moveClock', { body: { by: 'hour' } })).toMatchObject({ code: 'clock_moving' })
  expect(await operator.call('stopClock')).toMatchObject({ move: { by: 'year', state: 'stopped', steps: 0 } })
  const before = await seconds()
  await market.context.jobs.sweep(market.context)
  expect(await seconds()).toBe(before)
})

test('a market without customers is given some: each has paid a first cycle within the last four weeks', async () => {
  const before = (await operator.call('getSimulation')).subscriptions.running
  await operator.call('askForSubscribers', { body: { count: 12 } })
  await market.settle()
  await operator.call('askForSubscribers', { body: { count: 1 } })
  await market.settle()
  expect((await operator.call('getSimulation')).subscriptions.running).toBe(before + 13)
  const { rows } = await sql<{ days: number; invoices: number }>`
    select count(distinct sub.started_at::date)::int as days, count(distinct i.id)::int as invoices
    from subscriptions sub join shops s on s.id = sub.shop_id join invoices i on i.shop_id = s.id
    where s.slug = 'sandbox-subscriptions'`.execute(market.context.db)
  expect(rows[0]).toMatchObject({ invoices: 13 })
  expect(rows[0]!.days).toBeGreaterThan(10)
  expect(await operator.refused('askForSubscribers', { body: { count: 1_001 } })).toMatchObject({ status: 422 })
})

test('misfortunes of more than all charges are refused', async () => {
  const body = { ...none, softDeclines: 60, hardDeclines: 60 }
  expect(await operator.refused('changeMisfortunes', { body })).toMatchObject({ status: 422 })
})

test('a market that was not started for it has no clock to move', async () => {
  const { config } = market.context
  Object.assign(config, { hasSandboxClock: false })
  expect(await operator.refused('moveClock', { body: { by: 'day' } })).toMatchObject({ code: 'clock_not_movable' })
  expect(await operator.refused('getSimulation')).toMatchObject({ code: 'clock_not_movable' })
  Object.assign(config, { hasSandboxClock: true })
})
