import { afterAll, beforeAll, expect, test } from 'vitest'
import { statements } from '#server/platform/db/database.ts'
import { aFilledCart, anOpenStall } from '#test/builders/carts.ts'
import { delivery } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a whole checkout over two shops, from empty cart to captured payment, takes at most forty statements', async () => {
  const stalls = [await anOpenStall(market), await anOpenStall(market)]
  const customer = await aCustomer(market)
  // The accounts of shops that never sold are opened with their first sale; this is about every other one.
  await buy(customer, stalls)
  const { total, parts } = await buy(customer, stalls)
  process.stdout.write(`statements of a whole checkout: ${total} (${JSON.stringify(parts)})\n`)
  expect(total).toBeLessThanOrEqual(40)
  expect(parts['place']).toBeLessThanOrEqual(12)
})

async function buy(customer: Awaited<ReturnType<typeof aCustomer>>, stalls: Awaited<ReturnType<typeof anOpenStall>>[]) {
  const parts: Record<string, number> = {}
  const startedAt = statements.count
  async function count<T>(part: string, work: () => Promise<T>): Promise<T> {
    const before = statements.count
    const result = await work()
    parts[part] = statements.count - before
    return result
  }
  await count('two adds', () =>
    aFilledCart(
      market,
      stalls.map(({ wares }) => ({ ware: wares[0]! })),
      customer,
    ),
  )
  const cart = await count('cart', () => customer.call('getCart'))
  const { shop, shippingMethods } = cart.shops[0]!
  const body = { shippingMethodId: shippingMethods[0]!.id }
  await count('shipping choice', () => customer.call('chooseShipping', { params: { id: shop.id }, body }))
  const { id } = await count('place', () => customer.call('placeCheckout', { body: delivery }))
  const card = { method: 'card', token: 'tok_success' }
  await count('pay', () => customer.call('startPayment', { params: { id }, body: card }))
  return { total: statements.count - startedAt, parts }
}
