import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCategory, aDraft, aProductForm, aProductOnTheShelf } from '#test/builders/catalog.ts'
import { anOperator, aSeller } from '#test/builders/people.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let shop: BuiltShop

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
})
afterAll(() => market.close())

const own = (id: string) => shop.seller.call('getOwnProduct', { params: { id } })
const change = (ids: readonly string[], what: object, more: object = {}) =>
  shop.seller.call('changeProducts', { body: { products: ids.map((id) => ({ id })), change: what, ...more } })

describe('a copy of a product', () => {
  test('is a draft with its words, pictures and variants, without stock and without numbers', async () => {
    const options = [{ name: 'Size', values: ['S', 'M'] }]
    const variants = [
      { optionValues: ['S'], sku: 'COPY-S', ean: '4006381333931', onHand: 4, priceMinor: 1_900 },
      { optionValues: ['M'], sku: 'COPY-M', onHand: 6, priceMinor: 2_100 },
    ]
    const form = await aProductForm(market, shop, { title: 'Reed basket', externalId: 'R-1', options, variants })
    const { id } = await shop.seller.call('createProduct', { body: form })
    const copy = await shop.seller.call('duplicateProduct', { params: { id } })
    expect(copy).toMatchObject({
      title: 'Reed basket (copy)',
      slug: 'reed-basket-copy',
      state: 'draft',
      externalId: null,
      description: form.description,
      options,
      pictures: [{ id: form.pictures[0]!.id }],
      variants: [
        { sku: '', ean: '', onHand: 0, optionValues: ['S'], price: { amountMinor: 1_900 } },
        { sku: '', ean: '', onHand: 0, optionValues: ['M'], price: { amountMinor: 2_100 } },
      ],
    })
  })
})

describe('a product its shop removes', () => {
  const remove = (id: string) => shop.seller.call('removeProduct', { params: { id } })

  test('is gone for its shop, and what it held is free for another', async () => {
    const wish = { title: 'Short-lived jug', externalId: 'GONE-1', variants: [{ sku: 'GONE' }] }
    const draft = await aDraft(market, shop, wish)
    const { pictures } = await own(draft.id)
    await remove(draft.id)
    const params = { id: draft.id }
    for (const act of [
      'getOwnProduct',
      'publishProduct',
      'duplicateProduct',
      'listPriceHistory',
      'removeProduct',
    ] as const)
      expect(await shop.seller.refused(act, { params })).toMatchObject({ status: 404, code: 'product_not_found' })
    const { items } = await shop.seller.call('listOwnProducts', { query: { limit: 100 } })
    expect(items.map(({ id }) => id)).not.toContain(draft.id)
    expect(await (await shop.seller.send('exportProducts')).text()).not.toContain('Short-lived jug')
    expect(await aDraft(market, shop, wish)).toMatchObject({ slug: 'short-lived-jug' })
    const { rows } = await sql`select from product_pictures where media_id = ${pictures[0]!.id}`.execute(
      market.context.db,
    )
    expect(rows).toHaveLength(0)
    const last = await aDraft(market, shop, { category: 'passing' })
    await remove(last.id)
    await (await anOperator(market)).call('removeCategory', { params: { id: last.categoryId } })
  })

  test('was on the shelf before only when it is hidden, is owed to nobody, and is not the market’s to decide about', async () => {
    const live = await aProductOnTheShelf(market, shop)
    const params = { id: live.id }
    expect(await shop.seller.refused('removeProduct', { params })).toMatchObject({ status: 409, code: 'wrong_state' })
    await shop.seller.call('hideProduct', { params })
    const { db } = market.context
    await db.updateTable('variants').set({ reserved: 2 }).where('id', '=', live.variantId).execute()
    expect(await shop.seller.refused('removeProduct', { params })).toMatchObject({
      code: 'stock_reserved',
      reserved: 2,
    })
    await db.updateTable('variants').set({ reserved: 0 }).where('id', '=', live.variantId).execute()
    const staff = await aSeller(market, { shop, role: 'staff' })
    expect(await staff.refused('removeProduct', { params })).toMatchObject({ status: 403, code: 'not_allowed' })
    await remove(live.id)
    // Orders that are kept lead to where it was, and to nothing else.
    expect(await aDraft(market, shop, { title: live.title })).not.toMatchObject({ slug: live.slug })
  })

  test('of several at once, those that can go are gone, and the others say why; the preview leaves no line in the audit log', async () => {
    const [one, two] = [await aDraft(market, shop, { title: 'One' }), await aDraft(market, shop, { title: 'Two' })]
    const live = await aProductOnTheShelf(market, shop, { title: 'Three' })
    const ids = [one.id, two.id, live.id]
    const said = [
      { title: 'One', before: { state: 'draft' }, after: { state: 'removed' }, refusal: null },
      { title: 'Two', before: { state: 'draft' }, after: { state: 'removed' }, refusal: null },
      { title: 'Three', after: null, refusal: { code: 'wrong_state' } },
    ]
    const written = async () => {
      const { rows } = await sql`select from audit_log where act = 'changeProducts' and shop_id = ${shop.id}`.execute(
        market.context.db,
      )
      return rows.length
    }
    const before = await written()
    expect((await change(ids, { kind: 'remove' }, { isPreview: true })).lines).toMatchObject(said)
    expect(await written()).toBe(before)
    expect((await own(one.id)).state).toBe('draft')
    expect((await change(ids, { kind: 'remove' })).lines).toMatchObject(said)
    expect(await written()).toBe(before + 1)
    expect((await change([one.id], { kind: 'remove' })).lines).toMatchObject([
      { title: '', before: null, refusal: { code: 'product_not_found' } },
    ])
  })
})

describe('several products at once', () => {
  test('a preview says what would change and what cannot, and changes nothing', async () => {
    const draft = await aDraft(market, shop, { title: 'Ready bowl' })
    const bare = await shop.seller.call('createProduct', {
      body: { ...(await aProductForm(market, shop, { title: 'Bare bowl' })), pictures: [] },
    })
    const live = await aProductOnTheShelf(market, shop, { title: 'Live bowl' })
    const ids = [draft.id, bare.id, live.id]
    const { lines } = await change(ids, { kind: 'publish' }, { isPreview: true })
    expect(lines).toMatchObject([
      { title: 'Ready bowl', before: { state: 'draft' }, after: { state: 'live' }, refusal: null },
      { title: 'Bare bowl', after: null, refusal: { code: 'not_ready', message: 'It needs a picture.' } },
      { title: 'Live bowl', after: null, refusal: { code: 'wrong_state' } },
    ])
    expect((await own(draft.id)).state).toBe('draft')

    await change(ids, { kind: 'publish' })
    expect((await own(draft.id)).state).toBe('live')
    expect((await own(bare.id)).state).toBe('draft')
  })

  test('prices move by a share or an amount, rounded to whole cents, and the history says it was the list', async () => {
    const { id } = await aDraft(market, shop, { priceMinor: 1_995 })
    await change([id], { kind: 'price-percent', bps: -1_500 })
    expect((await own(id)).variants[0]!.price.amountMinor).toBe(1_696)
    await change([id], { kind: 'price-amount', amountMinor: 104 })
    expect((await own(id)).variants[0]!.price.amountMinor).toBe(1_800)
    const { items } = await shop.seller.call('listPriceHistory', { params: { id } })
    expect(items.map(({ source }) => source)).toEqual(['list', 'list', 'form'])

    const { lines } = await change([id], { kind: 'price-amount', amountMinor: -1_800 })
    expect(lines[0]).toMatchObject({ refusal: { code: 'price_too_low' } })
  })

  test('what was previewed is not changed twice, nor over what somebody else saved', async () => {
    const { id } = await aDraft(market, shop, { priceMinor: 1_000 })
    const [line] = (await change([id], { kind: 'price-percent', bps: 1_000 }, { isPreview: true })).lines
    const body = { products: [{ id, version: line!.version }], change: { kind: 'price-percent', bps: 1_000 } as const }
    expect((await shop.seller.call('changeProducts', { body })).lines[0]!.after!.price.amountMinor).toBe(1_100)
    const again = await shop.seller.call('changeProducts', { body })
    expect(again.lines[0]).toMatchObject({ after: null, refusal: { code: 'changed_meanwhile' } })
    expect((await own(id)).variants[0]!.price.amountMinor).toBe(1_100)
  })

  test('stock is set but never below what is promised, and categories change with what they ask', async () => {
    const [free, promised] = [await aDraft(market, shop), await aDraft(market, shop)]
    const { db } = market.context
    await db.updateTable('variants').set({ reserved: 3 }).where('id', '=', promised.variantId).execute()
    const { lines } = await change([free.id, promised.id], { kind: 'stock', onHand: 2 })
    expect(lines).toMatchObject([
      { before: { onHand: 10 }, after: { onHand: 2 } },
      { before: { onHand: 10 }, after: null, refusal: { code: 'stock_reserved' } },
    ])
    const categoryId = await aCategory(market, 'baskets')
    expect((await change([free.id], { kind: 'category', categoryId })).lines).toMatchObject([
      { before: { category: 'Ceramics' }, after: { category: 'Baskets' } },
    ])
  })

  test('nobody reaches the products of another shop, and staff set no prices', async () => {
    const stranger = await anOpenShop(market, { name: 'Elsewhere' })
    const { id } = await aDraft(market, stranger)
    expect((await change([id], { kind: 'publish' })).lines).toMatchObject([
      { title: '', before: null, after: null, refusal: { code: 'product_not_found' } },
    ])
    const staff = await aSeller(market, { shop, role: 'staff' })
    const mine = await aDraft(market, shop)
    const body = { products: [{ id: mine.id }], change: { kind: 'price-percent', bps: 100 } as const }
    expect(await staff.refused('changeProducts', { body })).toMatchObject({ status: 403, code: 'not_allowed' })
  })
})
