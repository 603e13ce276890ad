import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aMemberOf, aShop, posted, type BuiltShop } from '#test/builders/ledger.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { captureEntries, deliveryEntries, refundEntries } from './index.ts'

let market: TestMarket
let shop: BuiltShop
let owner: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  shop = await aShop(market.context)
  owner = await aMemberOf(market, shop, 'owner')
  const book = async (kind: 'capture' | 'delivery' | 'refund', entries: ReturnType<typeof captureEntries>) => {
    market.clock.advance({ minutes: 1 })
    await posted(market.context, { key: newId(), shopId: shop.shopId, kind, entries })
  }
  await book('capture', captureEntries(28_00))
  await book('delivery', deliveryEntries(28_00, { commissionMinor: 2_80, commissionTaxMinor: 0 }))
  await book('capture', captureEntries(15_00))
  await book('capture', captureEntries(9_00))
  await book('refund', refundEntries(9_00))
})
afterAll(() => market.close())

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const })

test('a shop sees what is pending, what is available, and what it earned', async () => {
  expect(await owner.call('getBalance')).toEqual({
    parts: [
      { part: 'pending', amount: euros(15_00) },
      { part: 'available', amount: euros(25_20) },
      { part: 'reserve', amount: euros(0) },
      { part: 'disputed', amount: euros(0) },
      { part: 'withdrawing', amount: euros(0) },
    ],
    total: euros(40_20),
    commissionBps: 1_000,
    earnedLast30Days: euros(25_20),
  })
})

test('what was earned more than thirty days ago no longer counts as recent', async () => {
  const old = await aShop(market.context)
  const at = new Date(market.clock.now().getTime() - 31 * 86_400_000)
  await posted(market.context, {
    key: newId(),
    shopId: old.shopId,
    kind: 'delivery',
    at,
    entries: deliveryEntries(5_00, { commissionMinor: 0, commissionTaxMinor: 0 }),
  })
  const answer = await (await aMemberOf(market, old, 'manager')).call('getBalance')
  expect(answer.earnedLast30Days).toEqual(euros(0))
})

test('a new shop has a balance of nothing', async () => {
  const visitor = await aMemberOf(market, await aShop(market.context), 'owner')
  expect(await visitor.call('getBalance')).toMatchObject({ total: euros(0), earnedLast30Days: euros(0) })
  expect(await visitor.call('listBalanceEntries')).toEqual({ items: [], next: null })
})

test('the statement shows what came in as positive, newest first, with the balance after it', async () => {
  const { items, next } = await owner.call('listBalanceEntries')
  const lines = items.map(({ kind, part, amount, balanceAfter }) => [
    kind,
    part,
    amount.amountMinor,
    balanceAfter.amountMinor,
  ])
  expect(lines).toEqual([
    ['refund', 'pending', -9_00, 15_00],
    ['capture', 'pending', 9_00, 24_00],
    ['capture', 'pending', 15_00, 15_00],
    ['delivery', 'available', 25_20, 25_20],
    ['delivery', 'pending', -28_00, 0],
    ['capture', 'pending', 28_00, 28_00],
  ])
  expect(next).toBeNull()
})

test('the statement is read page by page without missing or repeating a line', async () => {
  const whole = await owner.call('listBalanceEntries')
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof owner.call<'listBalanceEntries'>>> = await owner.call('listBalanceEntries', {
      query: { limit: 2, ...(after && { after }) },
    })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(seen).toEqual(whole.items.map(({ id }) => id))
})

test('the statement of one part shows that part alone', async () => {
  const { items } = await owner.call('listBalanceEntries', { query: { part: 'available' } })
  expect(items.map(({ part }) => part)).toEqual(['available'])
})

test('a place that is not in the statement is refused', async () => {
  expect(await owner.refused('listBalanceEntries', { query: { after: 'x' } })).toMatchObject({ code: 'cursor_invalid' })
  const made = Buffer.from(JSON.stringify(['soon', 'here'])).toString('base64url')
  expect(await owner.refused('listBalanceEntries', { query: { after: made } })).toMatchObject({
    code: 'cursor_invalid',
  })
})

test('every line opens to the balanced posting behind it, the market’s side too', async () => {
  const { items } = await owner.call('listBalanceEntries', { query: { part: 'available' } })
  const posting = await owner.call('getBalancePosting', { params: { id: items[0]!.postingId } })
  expect(posting).toMatchObject({
    kind: 'delivery',
    order: null,
    entries: [
      { account: 'Shop: pending', debit: euros(28_00), credit: null },
      { account: 'Shop: available', debit: null, credit: euros(25_20) },
      { account: 'Market: commission', debit: null, credit: euros(2_80) },
    ],
    sum: euros(28_00),
  })
})

test('another shop’s posting is not there', async () => {
  const { items } = await owner.call('listBalanceEntries')
  const stranger = await aMemberOf(market, await aShop(market.context), 'owner')
  expect(await stranger.refused('getBalancePosting', { params: { id: items[0]!.postingId } })).toMatchObject({
    status: 404,
    code: 'posting_not_found',
  })
  expect(await owner.refused('getBalancePosting', { params: { id: newId() } })).toMatchObject({
    code: 'posting_not_found',
  })
})

test('staff may not see the shop’s money; managers may', async () => {
  const staff = await aMemberOf(market, shop, 'staff')
  const anId = { params: { id: newId() } }
  expect(await staff.refused('getBalance')).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(await staff.refused('listBalanceEntries')).toMatchObject({ code: 'not_allowed' })
  expect(await staff.refused('getBalancePosting', anId)).toMatchObject({ code: 'not_allowed' })
  expect(await (await aMemberOf(market, shop, 'manager')).call('getBalance')).toMatchObject({ total: euros(40_20) })
})
