import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall } from '#test/builders/carts.ts'
import { anOrderReadyToHandOver } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { countBoughtTogether } from './count-bought-together.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('what was bought in one checkout stands on the page of each thing, across shops', async () => {
  const [first, second] = [await anOpenStall(market), await anOpenStall(market)]
  await anOrderReadyToHandOver(market, { stalls: [first, second] })
  await market.settle()
  await countBoughtTogether(market.context)
  const { rows } = await market.pool.query<{ product_id: string; other_id: string; checkouts: number }>(
    'select product_id, other_id, checkouts from bought_together order by product_id',
  )
  const [one, other] = [first.wares[0]!.productId, second.wares[0]!.productId].sort()
  expect(rows).toEqual([
    { product_id: one, other_id: other, checkouts: 1 },
    { product_id: other, other_id: one, checkouts: 1 },
  ])
  const { slug } = await market.context.db
    .selectFrom('products')
    .select('slug')
    .where('id', '=', first.wares[0]!.productId)
    .executeTakeFirstOrThrow()
  const page = await new Visitor(market.url).call('getProduct', { params: { slug } })
  expect(page.related[0]!.id).toBe(second.wares[0]!.productId)
})

test('who ordered one of two things that are bought together is shown the other on the first page', async () => {
  const [first, second] = [await anOpenStall(market), await anOpenStall(market)]
  await anOrderReadyToHandOver(market, { stalls: [first, second] })
  const customer = await aCustomer(market)
  await anOrderReadyToHandOver(market, { customer, stalls: [first] })
  await market.settle()
  await countBoughtTogether(market.context)
  expect((await customer.call('listRecommended')).items.map(({ id }) => id)).toEqual([second.wares[0]!.productId])
  expect((await (await aCustomer(market)).call('listRecommended')).items).toEqual([])
})

test('who has ordered nothing is shown what goes with the things they looked at and have in their basket, and nothing of those', async () => {
  const [mug, lamp, bowl] = [await anOpenStall(market), await anOpenStall(market), await anOpenStall(market)]
  const id = ({ wares }: typeof mug) => wares[0]!.productId
  await anOrderReadyToHandOver(market, { stalls: [mug, lamp] })
  await anOrderReadyToHandOver(market, { stalls: [mug, lamp] })
  await anOrderReadyToHandOver(market, { stalls: [mug, bowl] })
  await market.settle()
  await countBoughtTogether(market.context)
  const guest = new Visitor(market.url)
  const shown = async (query: { products?: string; variants?: string }) =>
    (await guest.call('listBoughtWith', { query })).items.map((card) => card.id)
  expect(await shown({ products: id(mug) })).toEqual([id(lamp), id(bowl)])
  expect(await shown({ variants: mug.wares[0]!.variantId })).toEqual([id(lamp), id(bowl)])
  expect(await shown({ products: id(mug), variants: lamp.wares[0]!.variantId })).toEqual([id(bowl)])
  expect(await shown({})).toEqual([])
  expect(await guest.refused('listBoughtWith', { query: { products: 'mug' } })).toMatchObject({ status: 422 })
  await market.context.db.updateTable('products').set({ is_listed: false }).where('id', '=', id(lamp)).execute()
  expect(await shown({ products: id(mug) })).toEqual([id(bowl)])
})
