import { afterAll, beforeAll, expect, test } from 'vitest'
import { earns, givesBack } from '#test/builders/withdrawals.ts'
import { anOperator, aSeller, type SellerVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { cashDeliveryEntries, postAll } from './index.ts'

let market: TestMarket
let owner: SellerVisitor
const days: string[] = []

/** Two movements on each of three days. */
beforeAll(async () => {
  market = await openTestMarket()
  owner = await aSeller(market)
  for (const sum of [100_00, 50_00, 20_00]) {
    await earns(market, owner.shop.id, sum)
    await givesBack(market, owner.shop.id, 10_00)
    days.push(market.clock.now().toISOString().slice(0, 10))
    market.clock.advance({ days: 1 })
  }
})
afterAll(() => market.close())

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

test('a statement of some days opens and closes with the balance before and after them', async () => {
  const query = { from: days[1]!, to: days[1]! }
  expect(await owner.call('getBalanceStatement', { query })).toEqual({
    part: 'available',
    ...query,
    opening: euros(90_00),
    cameIn: euros(50_00),
    wentOut: euros(-10_00),
    closing: euros(130_00),
    count: 2,
  })
  const { items } = await owner.call('listBalanceEntries', { query: { part: 'available', ...query } })
  expect(items.map(({ amount }) => amount.amountMinor)).toEqual([-10_00, 50_00])
})

test('a statement that ends in the future closes with the balance of now', async () => {
  const statement = await owner.call('getBalanceStatement', { query: { from: days[0]!, to: '2999-12-31' } })
  expect(statement).toMatchObject({ opening: euros(0), closing: euros(140_00), count: 6 })
})

test('a statement that ends before it begins is refused at its first day', async () => {
  const query = { from: days[2]!, to: days[0]! }
  expect(await owner.refused('getBalanceStatement', { query })).toMatchObject({
    code: 'period_backwards',
    errors: [{ path: 'query.from' }],
  })
})

test('the file holds every movement, oldest first, between both balances', async () => {
  const response = await owner.send('downloadBalanceStatement', { query: { from: days[1]!, to: days[2]! } })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain(`statement-available-${days[1]}-${days[2]}.csv`)
  const lines = (await response.text()).trimEnd().split('\r\n')
  const figures = lines.map((line) => line.split(',').slice(4, 6).join(' '))
  expect(figures).toEqual([
    'Amount Balance after',
    ' 90.00',
    '50.00 140.00',
    '-10.00 130.00',
    '20.00 150.00',
    '-10.00 140.00',
    ' 140.00',
  ])
})

test('the file of an account for the accountant holds every entry between opening and closing, of one shop or of all', async () => {
  const operator = await anOperator(market)
  const query = { purpose: 'available' as const, shop: owner.shop.id, from: `${days[1]!}T00:00:00.000Z` }
  const response = await operator.send('downloadLedgerEntries', { query })
  const lines = (await response.text()).trimEnd().split('\r\n')
  expect(lines.map((line) => line.split(',').slice(6, 9).join(' '))).toEqual([
    'Debit Credit Balance after',
    '  -90.00',
    ' 50.00 -140.00',
    '10.00  -130.00',
    ' 20.00 -150.00',
    '10.00  -140.00',
    '  -140.00',
  ])
  const { shop: _shop, ...ofAll } = query
  expect((await (await operator.send('downloadLedgerEntries', { query: ofAll })).text()).split('\r\n')).toHaveLength(8)
})

test('a long file is written page by page, and misses and repeats nothing where a page ends', async () => {
  const shop = await aSeller(market)
  const at = market.clock.now()
  // Many in the same instant, as a sweep posts them: time alone does not say where a page ends.
  await inTransaction(market.context, (tx) =>
    postAll(
      tx,
      Array.from({ length: 1_203 }, (_, index) => ({
        key: `test-long:${index}`,
        kind: 'cash_delivery' as const,
        description: index === 0 ? '=SUM(A1:A9)' : `Order ${index}`,
        shopId: shop.shop.id,
        orderId: null,
        currency: 'EUR' as const,
        at,
        entries: cashDeliveryEntries(1_00, { commissionMinor: 0, commissionTaxMinor: 0 }),
      })),
    ),
  )
  const text = await (await shop.send('downloadBalanceStatement')).text()
  const lines = text.trimEnd().split('\r\n')
  expect(new Set(lines).size).toBe(1_203 + 3)
  expect(lines.at(-1)).toContain(',1203.00,')
  expect(text).toContain("'=SUM(A1:A9)")
  const operator = await anOperator(market)
  const query = { purpose: 'courier_clearing' as const, from: at.toISOString() }
  const all = (await (await operator.send('downloadLedgerEntries', { query })).text()).trimEnd().split('\r\n')
  expect(all).toHaveLength(1_203 + 3)
  expect(new Set(all.map((line) => line.split(',')[2])).size).toBe(1_203 + 2)
})
