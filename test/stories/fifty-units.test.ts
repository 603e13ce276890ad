import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { delivery } from '#test/builders/orders.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket({ DATABASE_POOL: '20' })
})
afterAll(() => market.close())

test('of 200 customers after 50 units at once, exactly 50 get an order and 150 a clear no', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 50 }] })
  const [ware] = stall.wares
  const customers = await Promise.all(Array.from({ length: 200 }, () => aFilledCart(market, [{ ware: ware! }])))

  const startedAt = performance.now()
  const answers = await Promise.all(
    customers.map(async (customer) => {
      const response = await customer.send('placeCheckout', { body: delivery })
      return { status: response.status, body: (await response.json()) as { state?: string; code?: string } }
    }),
  )
  const ms = Math.round(performance.now() - startedAt)
  process.stdout.write(`200 customers after 50 units: all answered within ${ms} ms\n`)

  expect(answers.filter(({ status, body }) => status === 201 && body.state === 'open')).toHaveLength(50)
  expect(answers.filter(({ status, body }) => status === 409 && body.code === 'out_of_stock')).toHaveLength(150)
  expect(await shelfOf(market, ware!)).toEqual({ onHand: 50, reserved: 50, sold: 0 })
  const { rows } = await market.pool.query<{ orders: number; lines: number }>(
    'select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines',
  )
  expect(rows).toEqual([{ orders: 50, lines: 50 }])
})

test('customers who want the same things in opposite order never stand in each other’s way', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 1_000 }, { onHand: 1_000 }] })
  const wanted = stall.wares.map((ware) => ({ ware }))
  const carts = await Promise.all(
    Array.from({ length: 60 }, (_, index) => aFilledCart(market, index % 2 ? wanted : wanted.toReversed())),
  )
  const answers = await Promise.all(carts.map((customer) => customer.send('placeCheckout', { body: delivery })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ reserved: 60 })
})
