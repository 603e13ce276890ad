import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aCategory } from '#test/builders/catalog.ts'
import { aPlacedCheckout, sellerOf } from '#test/builders/orders.ts'
import { anOperator, aSeller, everybodysPassword } from '#test/builders/people.ts'
import { anOpenShop, aSellerWithoutShop, aShopThatApplied, type BuiltShop } from '#test/builders/shops.ts'
import { earns } from '#test/builders/withdrawals.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: Visitor
let stranger: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
  stranger = new Visitor(market.url)
})
afterAll(() => market.close())

async function aPictureOf(shop: BuiltShop): Promise<string> {
  const id = newId()
  await market.context.db
    .insertInto('media')
    .values({
      id,
      storage_key: id,
      width: 800,
      height: 600,
      widths: [240, 480, 800],
      color: '#808080',
      shop_id: shop.id,
      created_at: market.context.clock.now(),
    })
    .execute()
  return id
}

describe('applying', () => {
  test('a new seller has a shop as soon as the sign-up is done', async () => {
    const visitor = await aSellerWithoutShop(market)
    const personId = visitor.person.id
    const guest = actingAs(market.context, { kind: 'guest' })
    await inTransaction(guest, (tx) =>
      tx.facts.announce(tx, 'seller.signed-up', { personId, shopName: 'Ferro & Fogo' }),
    )
    expect(await visitor.call('getOwnShop')).toMatchObject({
      slug: 'ferro-fogo',
      name: 'Ferro & Fogo',
      state: 'applied',
      country: 'PT',
      openedAt: null,
      commissionBps: 1_000,
      shippingMethods: [],
    })
  })

  test('a seller without a shop may apply once, also when the button is pressed twice', async () => {
    const visitor = await aSellerWithoutShop(market)
    expect(await visitor.refused('getOwnShop')).toMatchObject({ status: 403, code: 'not_allowed' })
    const answers = await Promise.all(
      [1, 2].map(() => visitor.send('openShop', { body: { name: 'Casa do Linho' } }).then(({ status }) => status)),
    )
    expect(answers.toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(await visitor.refused('openShop', { body: { name: 'Another' } })).toMatchObject({ code: 'already_has_shop' })
    expect(await visitor.call('getOwnShop')).toMatchObject({ name: 'Casa do Linho', state: 'applied' })
  })

  test('two shops of one name have two addresses', async () => {
    const slugs = []
    for (const name of ['Olaria', 'olaria', 'OLARIA!']) slugs.push((await aShopThatApplied(market, { name })).slug)
    expect(slugs).toEqual(['olaria', 'olaria-2', 'olaria-3'])
  })
})

describe('the life of a shop', () => {
  test('is drawn in its history: who, when, why', async () => {
    const shop = await aShopThatApplied(market, { name: 'Life' })
    expect(await stranger.refused('getShop', { params: { slug: 'life' } })).toMatchObject({ code: 'shop_not_found' })

    expect(await operator.call('approveShop', { params: { id: shop.id } })).toMatchObject({ state: 'approved' })
    const { openedAt } = await stranger.call('getShop', { params: { slug: 'life' } })

    const body = { reason: 'Parcels do not arrive.' }
    expect(await operator.call('suspendShop', { params: { id: shop.id }, body })).toMatchObject({ state: 'suspended' })
    expect(await stranger.refused('getShop', { params: { slug: 'life' } })).toMatchObject({ status: 404 })

    await operator.call('reinstateShop', { params: { id: shop.id } })
    expect((await stranger.call('getShop', { params: { slug: 'life' } })).openedAt).toBe(openedAt)

    const history = await market.context.db
      .selectFrom('shop_history')
      .selectAll()
      .where('shop_id', '=', shop.id)
      .orderBy('id')
      .execute()
    expect(history.map(({ from_state, to_state, reason }) => [from_state, to_state, reason])).toEqual([
      [null, 'applied', ''],
      ['applied', 'approved', ''],
      ['approved', 'suspended', 'Parcels do not arrive.'],
      ['suspended', 'approved', ''],
    ])
    expect(history.every(({ by_person_id }) => by_person_id !== null)).toBe(true)
  })

  test('ends by its owner, once nothing of it is under way, and a new one may begin', async () => {
    const stall = await anOpenStall(market, { name: 'At an end' })
    const owner = await sellerOf(market, stall)
    const manager = await aSeller(market, {
      shop: { id: stall.shopId, slug: stall.slug, name: stall.name },
      role: 'manager',
    })
    const body = { password: everybodysPassword }
    expect(await manager.refused('closeOwnShop', { body })).toMatchObject({ code: 'not_allowed' })
    expect(await owner.refused('closeOwnShop', { body: { password: 'something else' } })).toMatchObject({
      code: 'wrong_password',
    })
    const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall] })
    expect(await owner.refused('closeOwnShop', { body })).toMatchObject({
      status: 409,
      code: 'shop_unfinished',
      unfinished: ['orders'],
    })
    await stranger.call('getShop', { params: { slug: stall.slug } })
    await customer.call('cancelCheckout', { params: { id: checkout.id } })
    expect(await owner.call('closeOwnShop', { body })).toMatchObject({ state: 'closed' })
    expect(await stranger.refused('getShop', { params: { slug: stall.slug } })).toMatchObject({ status: 404 })
    const line = { variantId: stall.wares[0]!.variantId, quantity: 1 }
    expect(await customer.refused('addCartLine', { body: line })).toMatchObject({ code: 'variant_not_found' })
    expect((await lettersTo(market, owner.person.email))[0]?.subject).toBe('At an end is closed')
    expect(await operator.refused('reinstateShop', { params: { id: stall.shopId } })).toMatchObject({
      code: 'wrong_state',
    })
    await owner.call('openShop', { body: { name: 'Begun anew' } })
  })

  test('ends by the market only once it is suspended, and not while money of it is here', async () => {
    const [poor, rich] = [await anOpenShop(market, { name: 'Poor' }), await anOpenShop(market, { name: 'Rich' })]
    const closing = ({ id }: BuiltShop) => ({ params: { id }, body: { reason: 'It never came back.' } })
    expect(await operator.refused('closeShop', closing(poor))).toMatchObject({ code: 'wrong_state' })
    await earns(market, rich.id, 1_00)
    for (const shop of [poor, rich]) await operator.call('suspendShop', closing(shop))
    expect(await operator.refused('closeShop', closing(rich))).toMatchObject({ unfinished: ['money'] })
    expect(await operator.call('closeShop', closing(poor))).toMatchObject({ state: 'closed' })
  })

  test('an act out of its turn is refused and changes nothing', async () => {
    const { id } = await aShopThatApplied(market, { name: 'Out of turn' })
    expect(await operator.refused('reinstateShop', { params: { id } })).toMatchObject({
      status: 409,
      code: 'wrong_state',
      state: 'applied',
    })
    const body = { reason: 'No reason.' }
    expect(await operator.refused('suspendShop', { params: { id }, body })).toMatchObject({ code: 'wrong_state' })
    await operator.call('approveShop', { params: { id } })
    expect(await operator.refused('approveShop', { params: { id } })).toMatchObject({ code: 'wrong_state' })
    expect(await operator.refused('approveShop', { params: { id: newId() } })).toMatchObject({ code: 'shop_not_found' })
  })

  test('only operators judge shops', async () => {
    const shop = await aShopThatApplied(market, { name: 'Judge' })
    for (const visitor of [stranger, shop.seller]) {
      expect(await visitor.refused('approveShop', { params: { id: shop.id } })).toMatchObject({ status: 401 })
      expect(await visitor.refused('listShopsToReview')).toMatchObject({ status: 401 })
    }
  })

  test('operators see what waits for them, the newest first', async () => {
    const { id } = await aShopThatApplied(market, { name: 'Waits' })
    const page = await operator.call('listShopsToReview', { query: { state: 'applied' } })
    expect(page.items[0]).toMatchObject({
      id,
      state: 'applied',
      owner: { name: 'Inês Duarte' },
      products: [],
      sold: { amountMinor: 0, currency: 'EUR' },
    })
    expect(page.items.every(({ state }) => state === 'applied')).toBe(true)
  })
})

describe('the own shop', () => {
  test('shows customers what the owner wrote', async () => {
    const shop = await anOpenShop(market, { name: 'Old name' })
    const [logoId, bannerId] = [await aPictureOf(shop), await aPictureOf(shop)]
    const change = { name: 'New name', tagline: 'Made by two', city: 'Porto', acceptsCash: true, logoId, bannerId }
    await shop.seller.call('changeOwnShop', { body: change })
    const shown = await stranger.call('getShop', { params: { slug: shop.slug } })
    expect(shown).toMatchObject({
      slug: 'old-name',
      name: 'New name',
      city: 'Porto',
      acceptsCash: true,
      logo: { id: logoId, src: `/media/${logoId}` },
      banner: { id: bannerId },
      shippingMethods: [{ name: 'Post', price: { amountMinor: 450 }, freeOver: { amountMinor: 6_000 } }],
    })
    // What is not named stays, what is named null goes.
    await shop.seller.call('changeOwnShop', { body: { bannerId: null } })
    expect(await shop.seller.call('getOwnShop')).toMatchObject({ name: 'New name', banner: null, logo: { id: logoId } })
  })

  test('prices in the currency it chose, until something is priced', async () => {
    const shop = await anOpenShop(market)
    expect(await shop.seller.call('getOwnShop')).toMatchObject({ currency: 'EUR', hasPrices: false })
    await shop.seller.call('changeOwnShop', { body: { currency: 'JPY' } })
    const cup = { title: 'Cup', categoryId: await aCategory(market) }
    const { variants } = await shop.seller.call('createProduct', {
      body: { ...cup, variants: [{ optionValues: [], priceMinor: 2_800, onHand: 4 }] },
    })
    expect(variants).toMatchObject([{ price: { amountMinor: 2_800, currency: 'JPY' } }])
    expect(await shop.seller.call('getOwnShop')).toMatchObject({ currency: 'JPY', hasPrices: true })
    expect(await shop.seller.refused('changeOwnShop', { body: { currency: 'EUR' } })).toMatchObject({
      code: 'currency_fixed',
      errors: [{ path: 'body.currency' }],
    })
    await shop.seller.call('changeOwnShop', { body: { currency: 'JPY', city: 'Kyoto' } })
  })

  test('may not wear the picture of another shop', async () => {
    const [shop, other] = [await anOpenShop(market), await anOpenShop(market)]
    const body = { name: 'Half done', logoId: await aPictureOf(other) }
    expect(await shop.seller.refused('changeOwnShop', { body })).toMatchObject({
      status: 422,
      code: 'picture_not_found',
      errors: [{ path: 'body.logoId' }],
    })
    expect(await shop.seller.call('getOwnShop')).toMatchObject({ name: shop.name })
  })

  test('is changed by owner and managers, not by staff', async () => {
    const shop = await anOpenShop(market)
    const [manager, staff] = [
      await aSeller(market, { shop, role: 'manager' }),
      await aSeller(market, { shop, role: 'staff' }),
    ]
    await manager.call('changeOwnShop', { body: { tagline: 'By the manager' } })
    expect(await staff.refused('changeOwnShop', { body: { tagline: 'By staff' } })).toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
    const methods = [{ name: 'Bike', priceMinor: 100, minDays: 1, maxDays: 1 }]
    expect(await staff.refused('setShippingMethods', { body: { methods } })).toMatchObject({ code: 'not_allowed' })
    expect(await staff.call('getOwnShop')).toMatchObject({ tagline: 'By the manager' })
  })
})

describe('ways to send', () => {
  test('those with an id change, new ones come, the unnamed go, in the order given', async () => {
    const shop = await anOpenShop(market)
    const [post] = shop.shippingMethodIds
    const methods = [
      { name: 'Courier', priceMinor: 900, minDays: 1, maxDays: 2 },
      { id: post, name: 'Slow post', priceMinor: 300, freeOverMinor: null, minDays: 3, maxDays: 9 },
    ]
    const own = await shop.seller.call('setShippingMethods', { body: { methods } })
    expect(own.shippingMethods).toMatchObject([
      { name: 'Courier', price: { amountMinor: 900 }, freeOver: null },
      { id: post, name: 'Slow post' },
    ])
    const left = await shop.seller.call('setShippingMethods', { body: { methods: [methods[0]] } })
    expect(left.shippingMethods.map(({ name }) => name)).toEqual(['Courier'])
  })

  test('a way of another shop is not taken over', async () => {
    const [shop, other] = [await anOpenShop(market), await anOpenShop(market)]
    const methods = [{ id: other.shippingMethodIds[0], name: 'Mine', priceMinor: 0, minDays: 1, maxDays: 1 }]
    expect(await shop.seller.refused('setShippingMethods', { body: { methods } })).toMatchObject({
      code: 'shipping_method_not_found',
      errors: [{ path: 'body.methods.0.id' }],
    })
  })

  test('days out of order are refused at their field', async () => {
    const shop = await anOpenShop(market)
    const methods = [{ name: 'Post', priceMinor: 0, minDays: 4, maxDays: 2 }]
    expect(await shop.seller.refused('setShippingMethods', { body: { methods } })).toMatchObject({
      status: 422,
      errors: [{ path: 'body.methods.0.maxDays' }],
    })
  })
})

describe('the hall of shops', () => {
  test('shows every open shop exactly once, page by page, also those opened in one moment', async () => {
    const { context } = market
    for (let n = 0; n < 7; n++) await anOpenShop(market, { name: `Twin ${n}` })
    await context.db
      .updateTable('shops')
      .set({ opened_at: context.clock.now() })
      .where('name', 'like', 'Twin%')
      .execute()
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { items: { id: string }[]; next: string | null } = await stranger.call('listShops', {
        query: { limit: 3, ...(after && { after }) },
      })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    const open = await context.db.selectFrom('shops').select('id').where('state', '=', 'approved').execute()
    expect(seen.toSorted()).toEqual(open.map(({ id }) => id).toSorted())
  })

  test('is searched by name, words or town', async () => {
    const shop = await anOpenShop(market, { name: 'Quill & 100% Ink' })
    await market.context.db.updateTable('shops').set({ city: 'Évora' }).where('id', '=', shop.id).execute()
    for (const q of ['quill', 'ÉVORA', '100%'])
      expect((await stranger.call('listShops', { query: { q } })).items.map(({ id }) => id)).toEqual([shop.id])
    for (const q of ['1_0', 'qqqq', '\\'])
      expect((await stranger.call('listShops', { query: { q } })).items).toEqual([])
  })

  test('a forged place in the list is refused', async () => {
    for (const parts of [['x'], [1, 'x'], [1.5, newId()], ['1', newId()], [1e300, newId()]]) {
      const after = Buffer.from(JSON.stringify(parts)).toString('base64url')
      expect(await stranger.refused('listShops', { query: { after } })).toMatchObject({
        status: 422,
        code: 'cursor_invalid',
      })
    }
  })
})
