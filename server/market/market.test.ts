import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('anyone learns the name, currency and colours of the market', async () => {
  const answer = await new Visitor(market.url).call('getMarket')
  expect(answer).toMatchObject({ name: 'Stoa', currency: 'EUR', shopCount: 0, isSandbox: true })
  expect(answer.accentShades).toHaveLength(10)
})

test('a stranger may not read the settings', async () => {
  expect(await new Visitor(market.url).refused('getSettings')).toMatchObject({ status: 401, code: 'sign_in_required' })
})

test('a query nobody knows is refused by name', async () => {
  const response = await new Visitor(market.url).fetch('/api/market?color=red')
  expect(await response.json()).toMatchObject({ status: 422, errors: [{ path: 'query.color', code: 'unknown_field' }] })
})
