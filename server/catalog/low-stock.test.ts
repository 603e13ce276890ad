import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProductOnTheShelf } from '#test/builders/catalog.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { mailLowStock } from './mail-low-stock.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** What the shop was told of its stock, the oldest first, once the shelf is looked at. */
async function toldTo({ seller }: BuiltShop): Promise<string[]> {
  await mailLowStock(market.context)
  const mails = market.context.db.selectFrom('mails').select('subject').where('recipient', '=', seller.person.email)
  const letters = await mails.where('key', 'like', 'stock-low:%').orderBy('id').execute()
  return letters.map(({ subject }) => subject)
}

/** As a checkout reserves and a cancellation gives back. */
async function reserve(productId: string, units: number): Promise<void> {
  await market.context.db.updateTable('variants').set({ reserved: units }).where('product_id', '=', productId).execute()
}

async function lowIn({ seller }: BuiltShop): Promise<string[]> {
  const { items } = await seller.call('listOwnProducts', { query: { lowStock: 'true' } })
  return items.map(({ title }) => title).toSorted()
}

test('a shop is told once when little is left, and again when it fell after it was restocked', async () => {
  const shop = await anOpenShop(market)
  const { id } = await aProductOnTheShelf(market, shop, { title: 'Dune vase', onHand: 10 })
  await reserve(id, 6)
  expect(await toldTo(shop)).toEqual([])
  expect(await lowIn(shop)).toEqual([])
  await reserve(id, 7)
  expect(await toldTo(shop)).toEqual(['Dune vase: 3 left'])
  expect(await lowIn(shop)).toEqual(['Dune vase'])
  await reserve(id, 10)
  expect(await toldTo(shop)).toHaveLength(1)
  await reserve(id, 0)
  expect(await lowIn(shop)).toEqual([])
  await reserve(id, 10)
  expect(await toldTo(shop)).toEqual(['Dune vase: 3 left', 'Dune vase: sold out'])
  const { items } = await shop.seller.call('listShopNotices')
  expect(items.filter(({ kind }) => kind === 'stock-low')).toHaveLength(2)
})

test('what began with little, and what is not for sale, is shown as low and told to nobody', async () => {
  const shop = await anOpenShop(market)
  await aProductOnTheShelf(market, shop, { title: 'The only one', onHand: 1 })
  const hidden = await aProductOnTheShelf(market, shop, { title: 'Put away', onHand: 9 })
  await shop.seller.call('hideProduct', { params: { id: hidden.id } })
  await reserve(hidden.id, 9)
  expect(await toldTo(shop)).toEqual([])
  expect(await lowIn(shop)).toEqual(['Put away', 'The only one'])
})

test('what is little is said per variant or for the whole shop, and several that fell are one letter', async () => {
  const shop = await anOpenShop(market)
  const many = await aProductOnTheShelf(market, shop, { title: 'Nail', onHand: 30 })
  const other = await aProductOnTheShelf(market, shop, { title: 'Anvil', onHand: 30 })
  const product = await shop.seller.call('getOwnProduct', { params: { id: other.id } })
  const { id, sku, ean, optionValues, onHand, price } = product.variants[0]!
  const variant = { id, sku, ean, optionValues, onHand, priceMinor: price.amountMinor, lowStockAt: 2 }
  const { version, title, categoryId, pictures } = product
  const body = { version, title, categoryId, pictures: pictures.map((one) => ({ id: one.id })), variants: [variant] }
  const saved = await shop.seller.call('changeProduct', { params: { id: other.id }, body })
  expect(saved.variants).toMatchObject([{ lowStockAt: 2, isLow: false }])
  expect(await shop.seller.call('changeOwnShop', { body: { lowStockAt: 25 } })).toMatchObject({ lowStockAt: 25 })
  await reserve(many.id, 5)
  await reserve(other.id, 5)
  expect(await lowIn(shop)).toEqual(['Nail'])
  await reserve(many.id, 0)
  await reserve(other.id, 0)
  await toldTo(shop)
  await reserve(many.id, 5)
  await reserve(other.id, 28)
  expect(await toldTo(shop)).toEqual(['Little is left of 2 things'])
  expect(await lowIn(shop)).toEqual(['Anvil', 'Nail'])
  const later = await aProductOnTheShelf(market, shop, { title: 'Rivet', onHand: 20 })
  expect((await shop.seller.call('getOwnProduct', { params: { id: later.id } })).variants).toMatchObject([
    { lowStockAt: null, isLow: true },
  ])
})

test('a list of what is low goes on where its page ended, by an index', async () => {
  const shop = await anOpenShop(market)
  for (const title of ['One', 'Two', 'Three']) await aProductOnTheShelf(market, shop, { title, onHand: 2 })
  await aProductOnTheShelf(market, shop, { title: 'Enough', onHand: 20 })
  const first = await shop.seller.call('listOwnProducts', { query: { lowStock: 'true', limit: 2 } })
  expect(first.items).toMatchObject([
    { title: 'Three', lowVariants: 1 },
    { title: 'Two', lowVariants: 1 },
  ])
  const after = first.next ?? ''
  const second = await shop.seller.call('listOwnProducts', { query: { lowStock: 'true', limit: 2, after } })
  expect(second).toMatchObject({ items: [{ title: 'One' }], next: null })
  const { rows } = await market.context.db.transaction().execute(async (db) => {
    await sql`set local enable_seqscan = off`.execute(db)
    return await sql<{ 'QUERY PLAN': string }>`
      explain select v.product_id from variants v where v.shop_id = ${shop.id} and v.is_low and v.removed_at is null`.execute(
      db,
    )
  })
  expect(rows.map((row) => row['QUERY PLAN']).join(' ')).toContain('variants_low')
})
