import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { aCustomer } from '#test/builders/people.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let stall: Stall

beforeAll(async () => {
  market = await openTestMarket()
  stall = await anOpenStall(market)
})
afterAll(() => market.close())

describe('what is saved', () => {
  test('a thing is saved once, with the price it had, and let go again', async () => {
    const customer = await aCustomer(market)
    const { productId } = stall.wares[0]!
    const params = { id: productId }
    await customer.call('saveProduct', { params })
    await customer.call('saveProduct', { params })
    const { items } = await customer.call('listSavedProducts')
    expect(items).toMatchObject([{ product: { id: productId }, isListed: true }])
    expect(items[0]!.priceThen).toEqual(items[0]!.product.price)
    expect((await customer.call('getSavedMarks')).products).toEqual([productId])
    await customer.call('forgetProduct', { params })
    expect((await customer.call('listSavedProducts')).items).toEqual([])
  })

  test('what a guest had saved joins what the account has; what is no product is passed over', async () => {
    const customer = await aCustomer(market)
    const other = await anOpenStall(market)
    const ids = [stall.wares[0]!.productId, other.wares[0]!.productId]
    await customer.call('saveProduct', { params: { id: ids[0]! } })
    await customer.call('saveProducts', { body: { ids: [...ids, stall.shopId] } })
    expect((await customer.call('getSavedMarks')).products.toSorted()).toEqual(ids.toSorted())
  })

  test('anybody sees the cards of ids in the order asked for', async () => {
    const other = await anOpenStall(market)
    const ids = [other.wares[0]!.productId, stall.wares[0]!.productId]
    const { items } = await new Visitor(market.url).call('listProductCards', { query: { ids: ids.join(',') } })
    expect(items.map(({ id }) => id)).toEqual(ids)
    expect(await new Visitor(market.url).refused('listProductCards', { query: { ids: 'mug' } })).toMatchObject({
      status: 422,
    })
  })
})

test('a shop is followed, and its newest things are shown', async () => {
  const customer = await aCustomer(market)
  const params = { id: stall.shopId }
  await customer.call('followShop', { params })
  expect((await customer.call('listFollowedShops')).items).toMatchObject([{ id: stall.shopId, name: stall.name }])
  expect((await customer.call('listFromFollowed')).items).toMatchObject([{ id: stall.wares[0]!.productId }])
  await customer.call('unfollowShop', { params })
  expect((await customer.call('listFromFollowed')).items).toEqual([])
  expect(await customer.refused('followShop', { params: { id: stall.wares[0]!.productId } })).toMatchObject({
    code: 'shop_not_found',
  })
})

test('who waits for a thing is told once when it is on the shelf again', async () => {
  const customer = await aCustomer(market)
  const { wares } = await anOpenStall(market, { wares: [{ onHand: 0 }] })
  const { variantId } = wares[0]!
  await customer.call('askForStock', { params: { id: variantId } })
  expect(await lettersTo(market, customer.person.email)).toEqual([])
  const setStock = async (onHand: number) =>
    await market.context.db.updateTable('variants').set({ on_hand: onHand }).where('id', '=', variantId).execute()
  await setStock(3)
  expect(await lettersTo(market, customer.person.email)).toMatchObject([
    { subject: expect.stringContaining('is back on the shelf') },
  ])
  await setStock(0)
  await market.settle()
  await setStock(3)
  expect(await lettersTo(market, customer.person.email)).toHaveLength(1)
  expect((await customer.call('getSavedMarks')).variants).toEqual([])
})

test('who saved a thing hears once that it costs less, and again only at the next drop', async () => {
  const customer = await aCustomer(market)
  const own = await anOpenStall(market)
  const { productId } = own.wares[0]!
  await customer.call('saveProduct', { params: { id: productId } })
  const costs = async (bps: number) => {
    await market.context.db
      .updateTable('products')
      .set({ price_minor: Math.round((price * bps) / 10_000) })
      .where('id', '=', productId)
      .execute()
    await market.settle()
    await market.settle()
  }
  const { price_minor: price } = await market.context.db
    .selectFrom('products')
    .select('price_minor')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow()
  const told = async () =>
    (await customer.call('listNotices')).items.filter(({ kind }) => kind === 'price-dropped').length
  await costs(8_000)
  expect(await told()).toBe(1)
  await costs(9_000)
  expect(await told()).toBe(1)
  market.clock.advance({ days: 1 })
  await costs(7_000)
  expect(await told()).toBe(2)
})
