import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { requireBalancedLedger, verifyLedger } from '#server/ledger/index.ts'
import { aCheckoutToPay, pays, refunds } from '#test/builders/payments.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: Visitor

// A market for each test: what gateways and the book hold are sums over everything.
beforeEach(async () => {
  await market?.close()
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(() => market.close())

const reconciles = () => operator.call('reconcileNow')

async function differences(state = 'open') {
  return (await operator.call('listDifferences', { query: { state } })).items
}

async function held(purpose: string): Promise<number> {
  const { accounts } = await operator.call('getLedger')
  return accounts.find((account) => account.purpose === purpose)!.balance.amountMinor
}

async function aPaidCheckout(token = 'tok_success', sumsMinor = [28_00]) {
  const checkout = await aCheckoutToPay(market, sumsMinor)
  await pays(market, checkout, { token })
  return checkout
}

/** What the bank's own book loses, gains or changes behind our back. */
const atTheBank = (change: ReturnType<typeof sql>) => change.execute(market.context.db)

test('what agrees is silent: charges and refunds match, and the fee of each is booked once', async () => {
  await aPaidCheckout('tok_success', [10_00, 18_00])
  const checkout = await aPaidCheckout('tok_slow')
  market.clock.advance({ seconds: 9 })
  await market.settle()
  await refunds(market, checkout, { amountMinor: 8_00 })
  await market.settle()
  const first = await reconciles()
  expect(first).toMatchObject({ open: 0, gap: { amountMinor: 0 }, book: { amountMinor: 48_00 - 39 - 39 } })
  expect(await held('fees')).toBe(39 + 39)
  expect(await reconciles()).toMatchObject({ open: 0, book: first.book })
  expect(await held('fees')).toBe(39 + 39)
  const [latest, earlier] = (await reconciles()).runs
  expect([latest, earlier]).toMatchObject([{ newLines: 0, error: '' }, { newLines: 0 }])
})

test('what the gateway paid into the bank leaves its account and stands in ours', async () => {
  await aPaidCheckout()
  market.clock.advance({ days: 1 })
  await market.settle()
  expect(await reconciles()).toMatchObject({ book: { amountMinor: 0 }, atGateways: { amountMinor: 0 }, open: 0 })
  expect(await held('bank_clearing')).toBe(28_00 - 39)
  await requireBalancedLedger(market.context)
})

test('each payout into the bank says what came since the one before, line by line to the sum that was paid', async () => {
  const checkout = await aPaidCheckout()
  await aPaidCheckout()
  market.clock.advance({ days: 1 })
  await market.settle()
  await refunds(market, checkout, { amountMinor: 8_00 })
  await aPaidCheckout()
  await market.settle()
  market.clock.advance({ days: 1 })
  await market.settle()
  await reconciles()
  const { items } = await operator.call('listGatewayPayouts')
  expect(items).toMatchObject([
    {
      isBooked: true,
      paid: { amountMinor: 28_00 - 39 - 8_00 },
      since: { lines: 2, charges: { amountMinor: 28_00 }, refunds: { amountMinor: -8_00 }, fees: { amountMinor: -39 } },
      stays: { amountMinor: 0 },
    },
    { isBooked: true, paid: { amountMinor: 2 * (28_00 - 39) }, since: { lines: 2 }, stays: { amountMinor: 0 } },
  ])
  const { next } = await operator.call('listGatewayPayouts', { query: { limit: 1 } })
  const rest = await operator.call('listGatewayPayouts', { query: { limit: 1, after: next! } })
  expect(rest.items.map(({ id }) => id)).toEqual([items[1]!.id])
})

test('money the gateway took and the book does not know is a difference, and booking it brings both together', async () => {
  const gateway = market.context.ports.gateways.card!
  await aPaidCheckout()
  await gateway.charge({
    attemptId: newId(),
    amountMinor: 9_00,
    currency: 'EUR',
    token: 'tok_success',
    description: 'by hand',
  })
  expect(await reconciles()).toMatchObject({ open: 1, gap: { amountMinor: 9_00 }, openGap: { amountMinor: 9_00 } })
  const [found] = await differences()
  expect(found).toMatchObject({ reason: 'missing_here', atGateway: { amountMinor: 9_00 }, paymentId: null })
  const params = { id: found!.id }
  expect(await operator.refused('postDifference', { params, body: { note: ' ' } })).toMatchObject({ status: 422 })
  const posted = await operator.call('postDifference', { params, body: { note: 'Charged at the counter' } })
  expect(posted).toMatchObject({ state: 'posted', by: 'Ada Bloom', note: 'Charged at the counter' })
  expect(await held('differences')).toBe(-9_00)
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: 0 } })
  expect(await operator.refused('explainDifference', { params, body: { note: 'again' } })).toMatchObject({
    code: 'wrong_state',
  })
})

test('money whose answer was lost is found by asking the gateway, and the difference resolves itself', async () => {
  const checkout = await aPaidCheckout('tok_lost_answer')
  await reconciles()
  const [found] = await differences()
  expect(found).toMatchObject({
    reason: 'missing_here',
    atGateway: { amountMinor: 28_00 },
    paymentId: expect.any(String),
  })
  expect(found!.orders).toHaveLength(1)
  expect(await operator.call('askAboutDifference', { params: { id: found!.id } })).toMatchObject({ state: 'resolved' })
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: 0 } })
  const { rows } = await sql`select state from payments where checkout_id = ${checkout.checkoutId}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ state: 'captured' }])
})

test('what was booked for a difference is taken back when its other side comes after all', async () => {
  await aPaidCheckout('tok_lost_answer')
  await reconciles()
  const [found] = await differences()
  await operator.call('postDifference', { params: { id: found!.id }, body: { note: 'Too early' } })
  expect(await held('differences')).toBe(-28_00)
  market.clock.advance({ minutes: 1 })
  await market.settle()
  expect(await reconciles()).toMatchObject({ gap: { amountMinor: 0 } })
  expect(await held('differences')).toBe(0)
  expect(await differences('resolved')).toHaveLength(1)
})

test('money the book has and the gateway does not show is told after a day, not before', async () => {
  await aPaidCheckout()
  await atTheBank(sql`create table lost as select * from sandbox.movements`)
  await atTheBank(sql`delete from sandbox.movements`)
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: -28_00 } })
  market.clock.advance({ days: 1, hours: 1 })
  expect(await reconciles()).toMatchObject({ open: 1, openGap: { amountMinor: -28_00 } })
  expect(await differences()).toMatchObject([{ reason: 'missing_there', book: { amountMinor: 28_00 } }])
  await atTheBank(sql`insert into sandbox.movements select * from lost`)
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: 0 } })
  expect(await differences('resolved')).toHaveLength(1)
})

test('a charge of another amount says what both sides hold, and may be explained without being booked', async () => {
  await aPaidCheckout()
  await atTheBank(sql`update sandbox.movements set amount_minor = 27_90`)
  await reconciles()
  const [found] = await differences()
  expect(found).toMatchObject({ reason: 'amount_differs', book: { amountMinor: 28_00 }, gap: { amountMinor: -10 } })
  const explained = await operator.call('explainDifference', {
    params: { id: found!.id },
    body: { note: 'They owe us ten cents' },
  })
  expect(explained.state).toBe('explained')
  expect(await held('differences')).toBe(0)
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: -10 } })
})

test('a payout report is laid beside the book like the account itself; a fee for nothing we know is booked as a fee', async () => {
  await aPaidCheckout()
  const { rows } = await sql<{ id: string; reference: string }>`select id, reference from sandbox.movements`.execute(
    market.context.db,
  )
  const day = market.clock.now().toISOString()
  const file = `id,kind,amount,fee,currency,reference,at
${rows[0]!.id},charge,28.00,0.39,EUR,${rows[0]!.reference},${day}
fee_1,fee,-12.00,0,EUR,,${day}`
  const form = () => {
    const data = new FormData()
    data.set('file', new File([file], 'payout.csv', { type: 'text/csv' }))
    return { form: data }
  }
  expect(await operator.call('uploadPayoutFile', form())).toMatchObject({
    open: 1,
    runs: [{ source: 'file', lines: 2, newLines: 2 }],
  })
  expect(await operator.call('uploadPayoutFile', form())).toMatchObject({
    open: 1,
    runs: [{ newLines: 0 }, { newLines: 2 }],
  })
  const [found] = await differences()
  expect(found).toMatchObject({ reason: 'fee_unknown', movement: { id: 'fee_1' } })
  await operator.call('postDifference', { params: { id: found!.id }, body: { note: 'Monthly fee' } })
  expect(await held('fees')).toBe(39 + 12_00)
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: 0 } })
  expect(await operator.refused('uploadPayoutFile', { ...form(), query: { gateway: 'bank' } })).toMatchObject({
    code: 'gateway_unknown',
  })
})

test('a second charge that goes back by itself is in no book and is no difference', async () => {
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_lost_answer' })
  await sql`update payment_attempts set state = 'declined', next_look_at = null`.execute(market.context.db)
  await sql`update payments set state = 'declined'`.execute(market.context.db)
  await pays(market, checkout, { token: 'tok_success' })
  market.clock.advance({ minutes: 1 })
  await market.settle()
  expect(await reconciles()).toMatchObject({ open: 0, gap: { amountMinor: 0 } })
})

test('the night reconciles by itself, once a day, and a gateway that cannot be read is read again later', async () => {
  await aPaidCheckout()
  const gateway = market.context.ports.gateways.card!
  const listMovements = gateway.listMovements.bind(gateway)
  Object.assign(gateway, {
    listMovements() {
      throw new Error('the gateway is closed')
    },
  })
  await market.settle()
  const { runs } = await operator.call('getReconciliation')
  expect(runs[0]).toMatchObject({ by: null, error: 'the gateway is closed' })
  Object.assign(gateway, { listMovements })
  await market.settle()
  await market.settle()
  const after = (await operator.call('getReconciliation')).runs
  expect(after.filter(({ error }) => error === '')).toHaveLength(1)
  expect((await verifyLedger(market.context)).faults).toEqual([])
})
