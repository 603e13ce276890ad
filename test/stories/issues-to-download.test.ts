import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStallWithFiles, pattern } from '#test/builders/downloads.ts'
import { aCustomer, comeInAt, type SignedInVisitor } from '#test/builders/people.ts'
import { aKeptCard, subscribes } from '#test/builders/subscriptions.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function fetches(customer: SignedInVisitor, orderId: string): Promise<Buffer> {
  const { items } = await customer.call('listDownloads', { params: { id: orderId } })
  expect(items).toMatchObject([{ state: 'open' }])
  const { url } = await customer.call('openDownload', { params: { id: items[0]!.id } })
  return Buffer.from(await (await customer.fetch(url)).arrayBuffer())
}

test('what was paid for can be fetched while the next issue is unpaid and when it is cancelled; the next one comes once it is paid', async () => {
  const { stall, seller } = await aStallWithFiles(market)
  const customer = await aCustomer(market)
  const { id } = await subscribes(market, { customer, seller, stall, plan: { unit: 'day', every: 5 } })
  const params = { id }
  const now = async () => {
    await comeInAt(market, 'storefront', customer)
    return await customer.call('getSubscription', { params })
  }
  const live = async (days: number) => {
    market.clock.advance({ days })
    await market.settle()
  }
  const first = (await now()).cycles[0]!.order!.id
  const bad = await aKeptCard(customer, 'tok_insufficient_funds')
  await customer.call('changeSubscription', { params, body: { paymentMethodId: bad } })
  await live(5)
  const late = await now()
  expect(late).toMatchObject({ state: 'past_due', cycles: [{ state: 'failed' }, {}] })
  expect(await fetches(customer, first)).toEqual(pattern)
  const next = late.cycles[0]!.order!.id
  expect(await customer.call('listDownloads', { params: { id: next } })).toMatchObject({ items: [] })
  for (const days of [1, 3, 5, 7]) await live(days)
  expect(await now()).toMatchObject({ state: 'unpaid' })
  expect(await fetches(customer, first)).toEqual(pattern)
  expect(await customer.call('listDownloads', { params: { id: next } })).toMatchObject({ items: [] })

  const good = await aKeptCard(customer)
  await customer.call('changeSubscription', { params, body: { paymentMethodId: good } })
  await customer.call('resumeSubscription', { params })
  await live(5)
  const paid = await now()
  expect(paid.cycles[0]).toMatchObject({ state: 'succeeded' })
  expect(await fetches(customer, paid.cycles[0]!.order!.id)).toEqual(pattern)
  expect(await customer.call('cancelSubscription', { params, body: { when: 'now' } })).toMatchObject({
    state: 'cancelled',
  })
  await market.settle()
  expect(await fetches(customer, first)).toEqual(pattern)
  expect(await fetches(customer, paid.cycles[0]!.order!.id)).toEqual(pattern)
})
