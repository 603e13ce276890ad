import { afterAll, beforeAll, expect, test } from 'vitest'
import { aShopThatApplied } from '#test/builders/shops.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a shop hears by mail that it is let in, suspended with the reason, and let in again: each time once', async () => {
  const [shop, operator] = [await aShopThatApplied(market, { name: 'Salt & Rope' }), await anOperator(market)]
  const params = { id: shop.id }
  const steps = [
    () => operator.call('approveShop', { params }),
    () => operator.call('suspendShop', { params, body: { reason: 'Parcels come late.' } }),
    () => operator.call('reinstateShop', { params }),
    () => operator.call('suspendShop', { params, body: { reason: 'Again.' } }),
  ]
  for (const step of steps) {
    await step()
    await market.settle()
    await market.settle()
  }
  const letters = await market.context.db
    .selectFrom('mails')
    .select(['subject', 'plain'])
    .where('recipient', '=', shop.seller.person.email)
    .orderBy('created_at')
    .execute()
  expect(letters.map(({ subject }) => subject)).toEqual([
    'Salt & Rope is open',
    'Salt & Rope is suspended',
    'Salt & Rope is open again',
    'Salt & Rope is suspended',
  ])
  expect(letters[1]!.plain).toContain('Parcels come late.')
})
