import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { aCategory } from '#test/builders/catalog.ts'
import { anUploadedImport } from '#test/builders/imports.ts'
import { delivery, sellerOf } from '#test/builders/orders.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket({ DATABASE_POOL: '20' })
  await aCategory(market, 'imported')
})
afterAll(() => market.close())

const count = 300

test('a long file comes in while customers buy, and both get what they came for', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 20 }] })
  const [ware] = stall.wares
  const seller = await sellerOf(market, stall)
  const lines = Array.from({ length: count }, (_none, at) => {
    const price = at === 7 ? 'dear' : `${10 + (at % 40)}.50`
    return `S-${at},Shipped thing number ${at},${price},5,SHIP-${at}`
  })
  const file = ['external_id,title,price,stock,sku', ...lines].join('\n')
  const { id } = await anUploadedImport(seller, file, 'imported')
  await seller.call('startImport', { params: { id }, body: {} })

  const customers = await Promise.all(Array.from({ length: 20 }, () => aFilledCart(market, [{ ware: ware! }])))
  const coming = market.settle()
  const answers = await Promise.all(customers.map((customer) => customer.send('placeCheckout', { body: delivery })))
  await coming
  await market.settle()

  expect(answers.map(({ status }) => status)).toEqual(customers.map(() => 201))
  expect(await shelfOf(market, ware!)).toEqual({ onHand: 20, reserved: 20, sold: 0 })
  const progress = async () => {
    await market.settle()
    return await seller.call('getImport', { params: { id } })
  }
  await expect.poll(progress, { timeout: 25_000 }).toMatchObject({
    state: 'done',
    lines: { created: count - 1, refused: 1 },
    products: { total: count, done: count },
  })
  const found = await new Visitor(market.url).call('listProducts', { query: { q: 'shipped thing', limit: 100 } })
  expect(found.items).toHaveLength(100)
  expect(found.items.every(({ externalId }) => externalId?.startsWith('S-'))).toBe(true)
})
