import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aShop, posted, type BuiltShop } from '#test/builders/ledger.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'
import {
  captureEntries,
  deliveryEntries,
  gatewayFeeEntries,
  gatewayPayoutEntries,
  requireBalancedLedger,
  type Posting,
} from './index.ts'

let market: TestMarket
let operator: Visitor
let shop: BuiltShop
let other: BuiltShop
/** Between the first day and the second. */
let noon: Date

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
  ;[shop, other] = [await aShop(market.context, 'Forno'), await aShop(market.context, 'Olaria')]
  const book = (kind: Posting['kind'], shopId: string | null, entries: Posting['entries']) => {
    market.clock.advance({ minutes: 1 })
    return posted(market.context, { key: newId(), kind, shopId, entries })
  }
  await book('capture', shop.shopId, captureEntries(28_00))
  await book('capture', other.shopId, captureEntries(12_00))
  market.clock.advance({ hours: 1 })
  noon = market.clock.now()
  await book('delivery', shop.shopId, deliveryEntries(28_00, { commissionMinor: 2_80, commissionTaxMinor: 0 }))
  await book('gateway_fee', null, gatewayFeeEntries(56))
  await book('gateway_payout', null, gatewayPayoutEntries(39_44))
})
afterAll(() => market.close())

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const })

async function held(query: Record<string, string> = {}) {
  const { accounts, difference } = await operator.call('getLedger', { query })
  expect(difference).toEqual(euros(0))
  return Object.fromEntries(
    accounts
      .filter(({ balance }) => balance.amountMinor !== 0)
      .map(({ purpose, balance }) => [purpose, balance.amountMinor]),
  )
}

test('every account shows what it holds on its usual side, and all of them sum to zero', async () => {
  expect(await held()).toEqual({ bank_clearing: 39_44, pending: 12_00, available: 25_20, commission: 2_80, fees: 56 })
  expect(await operator.call('getLedger')).toMatchObject({ debits: euros(40_00), credits: euros(40_00) })
})

test('what the accounts held at an instant is read from the same entries', async () => {
  expect(await held({ asOf: noon.toISOString() })).toEqual({ gateway_clearing: 40_00, pending: 40_00 })
  expect(await held({ asOf: '2020-01-01T00:00:00.000Z' })).toEqual({})
})

const listed = async (query: Record<string, string | number> = {}) =>
  (await operator.call('listLedgerPostings', { query })).items.map(({ kind, sum }) => `${kind} ${sum.amountMinor}`)

test('postings are found by account, shop, kind and period, newest first', async () => {
  const all = ['gateway_payout 3944', 'gateway_fee 56', 'delivery 2800', 'capture 1200', 'capture 2800']
  expect(await listed()).toEqual(all)
  expect(await listed({ purpose: 'pending' })).toEqual(['delivery 2800', 'capture 1200', 'capture 2800'])
  expect(await listed({ purpose: 'pending', shop: other.shopId })).toEqual(['capture 1200'])
  expect(await listed({ shop: shop.shopId })).toEqual(['delivery 2800', 'capture 2800'])
  expect(await listed({ kind: 'gateway_fee' })).toEqual(['gateway_fee 56'])
  expect(await listed({ purpose: 'gateway_clearing', kind: 'capture' })).toEqual(['capture 1200', 'capture 2800'])
  expect(await listed({ to: noon.toISOString() })).toEqual(['capture 1200', 'capture 2800'])
  expect(await listed({ from: noon.toISOString(), purpose: 'available' })).toEqual(['delivery 2800'])
  expect(await listed({ order: 999 })).toEqual([])
  expect(await listed({ currency: 'JPY' })).toEqual([])
})

test.each(['', 'gateway_clearing'])('page by page nothing is missing and nothing twice (%s)', async (purpose) => {
  const wish = purpose ? { purpose } : {}
  const whole = (await operator.call('listLedgerPostings', { query: wish })).items.map(({ id }) => id)
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { items: { id: string }[]; next: string | null } = await operator.call('listLedgerPostings', {
      query: { ...wish, limit: 2, ...(after && { after }) },
    })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(seen).toEqual(whole)
})

test('an account says what it held when a period began, what came in, what went out, and what it held at the end', async () => {
  const flow = (query: Record<string, string>) => operator.call('getLedgerFlow', { query })
  expect(await flow({ purpose: 'pending', from: noon.toISOString() })).toEqual({
    opening: euros(40_00),
    in: euros(0),
    out: euros(28_00),
    closing: euros(12_00),
    entries: 1,
  })
  expect(await flow({ purpose: 'gateway_clearing', to: noon.toISOString() })).toMatchObject({
    opening: euros(0),
    in: euros(40_00),
    out: euros(0),
    closing: euros(40_00),
  })
  expect(await flow({ purpose: 'pending', shop: shop.shopId })).toMatchObject({
    in: euros(28_00),
    out: euros(28_00),
    closing: euros(0),
  })
})

test('the book is added up on request and every night, and says who asked', async () => {
  expect(await operator.call('verifyLedger')).toMatchObject({
    isBalanced: true,
    by: 'Ada Bloom',
    postings: 5,
    faults: [],
  })
  market.clock.advance({ days: 2 })
  await market.settle()
  expect((await operator.call('getLedger')).verification).toMatchObject({ isBalanced: true, by: null })
})

test('a balance that is not the sum of its entries is found, told, and stops payouts until it is mended', async () => {
  const { db } = market.context
  const move = (amount: number) =>
    sql`update ledger_accounts set balance_minor = balance_minor + ${amount} where shop_id = ${shop.shopId} and purpose = 'available'`.execute(
      db,
    )
  await move(-1)
  const broken = await operator.call('verifyLedger')
  expect(broken.isBalanced).toBe(false)
  expect(broken.faults).toEqual([
    'All accounts in EUR sum to -1.',
    'Account available of Forno in EUR: its balance is -2521, its entries sum to -2520.',
  ])
  expect((await operator.call('getLedger')).difference).toEqual(euros(-1))
  await expect(requireBalancedLedger(market.context)).rejects.toMatchObject({ code: 'ledger_out_of_balance' })
  await move(1)
  await operator.call('verifyLedger')
  await expect(requireBalancedLedger(market.context)).resolves.toBeUndefined()
})
