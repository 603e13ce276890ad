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

const rows = 20_000
/** As many are waited for; the rest of the twenty thousand is called off, for they take minutes. */
const enough = 200

test('twenty thousand rows are planned and come in while customers buy, and both get what they came for', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: 20 }] })
  const [ware] = stall.wares
  const seller = await sellerOf(market, stall)
  const written = Array.from({ length: rows }, (_none, at) => {
    const price = at === 7 ? 'dear' : `${10 + (at % 40)}.50`
    return `S-${at},Shipped thing number ${at},${price},5,SHIP-${at}`
  })
  const file = ['external_id,title,price,stock,sku', ...written].join('\n')
  const planned = await anUploadedImport(seller, file, 'imported')
  expect(planned.lines).toMatchObject({ total: rows, toCreate: rows - 1, toRefuse: 1 })
  const params = { id: planned.id }
  await seller.call('startImport', { params, body: {} })

  const customers = await Promise.all(Array.from({ length: 20 }, () => aFilledCart(market, [{ ware: ware! }])))
  const coming = market.context.jobs.sweep(market.context)
  const answers = await Promise.all(customers.map((customer) => customer.send('placeCheckout', { body: delivery })))
  await coming

  expect(answers.map(({ status }) => status)).toEqual(customers.map(() => 201))
  expect(await shelfOf(market, ware!)).toEqual({ onHand: 20, reserved: 20, sold: 0 })
  const progress = async () => {
    await market.context.jobs.sweep(market.context)
    return (await seller.call('getImport', { params })).lines.created
  }
  await expect.poll(progress, { timeout: 25_000 }).toBeGreaterThanOrEqual(enough)
  await seller.call('cancelImport', { params })
  await market.settle()

  const { state, lines } = await seller.call('getImport', { params })
  expect({ state, refused: lines.refused }).toEqual({ state: 'cancelled', refused: 1 })
  expect(lines.created).toBeLessThan(rows - 1)
  const shelf = await new Visitor(market.url).call('listProducts', { query: { shop: stall.slug, limit: 1 } })
  expect(shelf.items).toMatchObject([{ externalId: `S-${lines.created}` }])
  const found = await new Visitor(market.url).call('listProducts', { query: { q: 'shipped thing', limit: 100 } })
  expect(found.items).toHaveLength(100)
  expect(found.items.every(({ externalId }) => externalId?.startsWith('S-'))).toBe(true)
})
