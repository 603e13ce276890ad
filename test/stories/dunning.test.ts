import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remindAll } from '#server/subscriptions/remind-of-payment.ts'
import { actingAs } from '#server/platform/context.ts'
import { anOperator, comeInAt, type SignedInVisitor } from '#test/builders/people.ts'
import { aKeptCard, aSubscription, type Subscribed } from '#test/builders/subscriptions.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket()
  // Thirty days after the second of a month the next one has just begun, whichever month it is.
  while (market.clock.now().getUTCDate() !== 2) market.clock.advance({ days: 1 })
  operator = await anOperator(market)
})
afterAll(() => market.close())

/** Moves the clock on by days, and does what is due then. */
async function live(days: number): Promise<void> {
  market.clock.advance({ days })
  await market.settle()
  await comeInAt(market, 'operator', operator)
}

const plan = { unit: 'day', every: 30 } as const
const refused = (settings = {}) => aSubscription(market, { plan, token: 'tok_insufficient_funds', ...settings })
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

/** Its shop asked for another currency from the first day on. */
async function inFrancs({ subscription: { id } }: Subscribed): Promise<void> {
  const { db } = market.context
  await sql`update subscriptions set currency = 'CHF' where id = ${id}`.execute(db)
  await sql`update shops set currency = 'CHF' where id = (select shop_id from subscriptions where id = ${id})`.execute(
    db,
  )
}

async function remindersOf({ subscription: { id } }: Subscribed) {
  const { rows } = await sql<{ letters: number; moves: number; lines: number }>`
    select
      (select count(*)::int from mails m join subscription_cycles c on m.key like 'subscription-reminder:' || c.id || ':%' where c.subscription_id = ${id}) as letters,
      (select count(*)::int from subscription_history where subscription_id = ${id} and act = 'remind') as moves,
      (select count(*)::int from audit_log where subject_id = ${id} and act = 'subscription.reminded') as lines`.execute(
    market.context.db,
  )
  return rows[0]!
}

test('renewals are told in figures that come from cycles, each currency on its own', async () => {
  const good = await aSubscription(market, { plan })
  const bad = await refused()
  await inFrancs(await refused({ quantity: 2 }))
  const before = await operator.call('getRenewalFigures')
  expect(before.open).toEqual([])
  expect(before.due).toEqual([])
  // 18.00 for thirty days, in a month of 365/12: 18.25; two units in francs.
  expect(before.monthly).toEqual([
    { count: 2, amount: eur(3_650) },
    { count: 1, amount: { amountMinor: 3_650, currency: 'CHF' } },
  ])
  await live(25)
  const ahead = await operator.call('getRenewalFigures')
  expect(ahead.due).toEqual([
    { count: 2, amount: eur(3_600) },
    { count: 1, amount: { amountMinor: 3_600, currency: 'CHF' } },
  ])
  expect(ahead.renewing.find(({ id }) => id === good.subscription.id)).toMatchObject({
    means: 'ready',
    amount: eur(1_800),
  })
  await sql`update payment_methods set expiry_month = 1, expiry_year = 2020 where person_id = ${good.customer.person.id}`.execute(
    market.context.db,
  )
  expect((await operator.call('getRenewalFigures')).renewing.map(({ means }) => means).toSorted()).toEqual([
    'expires',
    'ready',
    'ready',
  ])
  await live(5)
  const after = await operator.call('getRenewalFigures')
  expect(after.open).toEqual([
    { count: 1, amount: { amountMinor: 4_090, currency: 'CHF' } },
    { count: 1, amount: eur(2_290) },
  ])
  expect(after.due).toEqual([])
  expect(after.late).toEqual({ paidCount: 0, lostCount: 0, medianDays: null })

  const params = { id: bad.subscription.id }
  await operator.call('remindOfPayment', { params })
  await live(2)
  await comeInAt(market, 'storefront', bad.customer)
  const paymentMethodId = await aKeptCard(bad.customer)
  await bad.customer.call('changeSubscription', { params, body: { paymentMethodId } })
  await operator.call('retryCycle', { params })
  await market.settle()
  const healed = await operator.call('getRenewalFigures')
  expect(healed.open).toMatchObject([{ count: 1, amount: { currency: 'CHF' } }])
  expect(healed.cameBack).toEqual([{ count: 1, amount: eur(2_290) }])
  expect(healed.back).toMatchObject([
    { id: bad.subscription.id, isReminded: true, hasNewCard: true, amount: eur(2_290) },
  ])
  expect(healed.late).toMatchObject({ paidCount: 1, lostCount: 0, medianDays: expect.closeTo(2, 1) })
})

test('what was paid or came back in a month stands in the figures of that month alone', async () => {
  const { month, paid, cameBack } = await operator.call('getRenewalFigures')
  const { rows } = await sql<{ count: number; amount: number }>`
    select count(*)::int as count, sum(coalesce(c.total_minor, c.items_minor))::int as amount
    from subscription_cycles c join subscriptions sub on sub.id = c.subscription_id
    where c.state = 'succeeded' and sub.currency = 'EUR' and c.settled_at >= ${month}::date::timestamp at time zone 'utc'`.execute(
    market.context.db,
  )
  expect(paid.find(({ amount }) => amount.currency === 'EUR')).toEqual({
    count: rows[0]!.count,
    amount: eur(rows[0]!.amount),
  })
  expect(cameBack).toHaveLength(1)
  // No renewal falls due in these days of the clock that would come back by itself.
  market.clock.advance({ days: 33 })
  await comeInAt(market, 'operator', operator)
  expect(await operator.call('getRenewalFigures')).toMatchObject({ paid: [], cameBack: [], back: [] })
})

test('all who owe are reminded at once, each once a day, in letters, in their history and in the audit log', async () => {
  await live(1)
  const [first, second] = [await refused(), await refused()]
  await live(30)
  const before = await operator.call('listDunning', { query: { limit: '100' } })
  const count = before.items.length
  expect(count).toBeGreaterThanOrEqual(2)
  await operator.call('remindOfPayment', { params: { id: first.subscription.id } })
  expect(await operator.call('remindAll')).toEqual({ sent: count - 1, remindedAlready: 1 })
  expect(await operator.call('remindAll')).toEqual({ sent: 0, remindedAlready: count })
  await operator.call('remindOfPayment', { params: { id: first.subscription.id } })
  await market.settle()
  const board = await operator.call('listDunning', { query: { limit: '100' } })
  expect([before.items, board.items].map((items) => items.filter((row) => row.isRemindedToday).length)).toEqual([
    0,
    count,
  ])
  for (const story of [first, second]) expect(await remindersOf(story)).toEqual({ letters: 1, moves: 1, lines: 1 })
  const { history } = await operator.call('getMarketSubscription', { params: { id: second.subscription.id } })
  expect(history[0]).toMatchObject({ act: 'remind', by: 'operator' })
  const { items } = await operator.call('listAuditEntries', { query: { subjectId: second.subscription.id } })
  expect(items[0]).toMatchObject({
    act: 'subscription.reminded',
    words: 'Reminded a customer of what is unpaid',
    person: { id: operator.person.id },
    subjectName: second.subscription.number,
    detail: { owedMinor: 2_290, currency: 'EUR' },
  })
  const told = await operator.call('getPersonTimeline', { params: { id: second.customer.person.id } })
  expect(told.items.map(({ words }) => words)).toContain('The customer was reminded of what is unpaid')
})

test('two operators who remind all at the same moment send each letter once', async () => {
  await live(1)
  const context = actingAs(market.context, {
    kind: 'operator',
    personId: operator.person.id,
    sessionId: operator.person.id,
  })
  const both = await Promise.all([remindAll(context), remindAll(context)])
  const count = (await operator.call('listDunning', { query: { limit: '100' } })).items.length
  expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(count)
  expect(both.reduce((sum, { remindedAlready }) => sum + remindedAlready, 0)).toBe(count)
})

test('who was let go, paid or ended is not reminded', async () => {
  const before = await operator.call('listDunning', { query: { limit: '100' } })
  for (const { id } of before.items)
    await operator.call('forgiveCycle', { params: { id }, body: { reason: 'A kindness.' } })
  await live(1)
  const { items } = await operator.call('listDunning', { query: { limit: '100' } })
  expect(await operator.call('remindAll')).toEqual({ sent: items.length, remindedAlready: 0 })
})
