import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDraft, aProductOnTheShelf } from '#test/builders/catalog.ts'
import { anOperator } from '#test/builders/people.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let shop: BuiltShop
let operator: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
  operator = await anOperator(market)
})
afterAll(() => market.close())

const set = (reviewsProducts: boolean) => operator.call('changeSettings', { body: { reviewsProducts } })
const publish = (id: string) => shop.seller.call('publishProduct', { params: { id } })
const own = (id: string) => shop.seller.call('getOwnProduct', { params: { id } })
const because = (reason: string) => ({ body: { reason } })
const isOnShelf = async ({ slug }: { slug: string }) =>
  (await new Visitor(market.url).send('getProduct', { params: { slug } })).status === 200

/** A draft that was published while the market reviews products. */
async function handedIn(title: string) {
  await set(true)
  const draft = await aDraft(market, shop, { title })
  return { ...draft, ...(await publish(draft.id)) }
}

describe('where the market reviews products', () => {
  test('what is published waits until an operator lets it in, and the shop is told', async () => {
    const product = await handedIn('Moss bowl')
    expect(product.state).toBe('in_review')
    expect(await isOnShelf(product)).toBe(false)

    const queue = await operator.call('listMarketProducts')
    expect(queue.waiting).toBe(1)
    expect(queue.items).toMatchObject([
      {
        id: product.id,
        title: 'Moss bowl',
        state: 'in_review',
        shop: { name: shop.name },
        price: { amountMinor: 2_800 },
      },
    ])

    const seen = await operator.call('getMarketProduct', { params: { id: product.id } })
    const body = { version: seen.version }
    expect(await operator.call('approveProduct', { params: { id: product.id }, body })).toMatchObject({ state: 'live' })
    expect(await isOnShelf(product)).toBe(true)
    await market.settle()
    const { items } = await shop.seller.call('listShopNotices')
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'product-approved', path: `/seller/products/${product.id}` }),
    )
  })

  test('what is sent back is a draft again, and its shop reads why until it publishes once more', async () => {
    const { id } = await handedIn('Ash bowl')
    await operator.call('sendProductBack', { params: { id }, ...because('Say what the glaze is made of') })
    expect(await own(id)).toMatchObject({ state: 'draft', reason: 'Say what the glaze is made of' })
    await market.settle()
    const { items } = await shop.seller.call('listShopNotices')
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'product-sent-back', words: expect.stringContaining('Ash bowl') }),
    )
    expect(await publish(id)).toMatchObject({ state: 'in_review', reason: '' })
  })

  test('an operator lets in what was looked at, not what became of it meanwhile', async () => {
    const product = await handedIn('Fern bowl')
    const { version } = await operator.call('getMarketProduct', { params: { id: product.id } })
    await market.context.db
      .updateTable('products')
      .set({ version: version + 1 })
      .where('id', '=', product.id)
      .execute()
    const approval = { params: { id: product.id }, body: { version } }
    expect(await operator.refused('approveProduct', approval)).toMatchObject({ status: 409, code: 'changed_meanwhile' })
  })

  test('a shop takes back what waits, and puts back by itself what was on the shelf before', async () => {
    const { id } = await handedIn('Clay bowl')
    expect(await shop.seller.call('hideProduct', { params: { id } })).toMatchObject({ state: 'draft' })

    await set(false)
    const known = await aProductOnTheShelf(market, shop, { title: 'Known bowl' })
    await shop.seller.call('hideProduct', { params: { id: known.id } })
    await set(true)
    expect(await publish(known.id)).toMatchObject({ state: 'live' })
  })
})

describe('a product the market takes down', () => {
  test('leaves the shelf at once, cannot be published, and says why', async () => {
    await set(false)
    const product = await aProductOnTheShelf(market, shop, { title: 'Copied bowl' })
    const { id } = product
    await operator.call('blockProduct', { params: { id }, ...because('The picture is not yours') })
    expect(await isOnShelf(product)).toBe(false)
    expect(await own(id)).toMatchObject({ state: 'blocked', reason: 'The picture is not yours' })
    expect(await shop.seller.refused('publishProduct', { params: { id } })).toMatchObject({ code: 'wrong_state' })

    const { items } = await operator.call('listAuditEntries', { query: { subjectId: id } })
    expect(items[0]).toMatchObject({ act: 'blockProduct', reason: 'The picture is not yours' })

    await operator.call('unblockProduct', { params: { id }, ...because('We were mistaken') })
    expect(await own(id)).toMatchObject({ state: 'hidden', reason: 'We were mistaken' })
    await publish(id)
    expect(await isOnShelf(product)).toBe(true)
  })

  test('comes back as a draft where it was never on the shelf, so no review is passed by', async () => {
    const { id } = await handedIn('Unseen bowl')
    await operator.call('blockProduct', { params: { id }, ...because('Not in this market') })
    await operator.call('unblockProduct', { params: { id }, ...because('Try again') })
    expect(await own(id)).toMatchObject({ state: 'draft' })
    expect(await publish(id)).toMatchObject({ state: 'in_review' })
  })
})
