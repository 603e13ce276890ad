import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import {
  aCategory,
  aDraft,
  aPictureOf,
  aProductForm,
  aProductOnTheShelf,
  type BuiltProduct,
} from '#test/builders/catalog.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { anOpenShop, aShopThatApplied, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let shop: BuiltShop
let operator: Visitor
let stranger: Visitor

const sizes = [{ name: 'Size', values: ['S', 'M', 'L'] }]

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
  operator = await anOperator(market)
  stranger = new Visitor(market.url)
})
afterAll(() => market.close())

/** A product as the seller's form holds it after loading. */
async function loaded(id: string) {
  const product = await shop.seller.call('getOwnProduct', { params: { id } })
  const { version, title, description, categoryId, tags, details, options } = product
  return {
    version,
    title,
    description,
    categoryId,
    tags,
    details,
    options,
    pictures: product.pictures.map((picture) => ({ id: picture.id, alt: picture.alt })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      optionValues: variant.optionValues,
      priceMinor: variant.price.amountMinor,
      compareAtMinor: variant.compareAt?.amountMinor ?? null,
      onHand: variant.onHand,
      weightGrams: variant.weightGrams,
      pictureId: variant.pictureId,
    })),
  }
}

test('the words of a picture can be changed and taken away, and each product has its own', async () => {
  const mediaId = await aPictureOf(market, shop)
  const form = await aProductForm(market, shop)
  const withWords = (alt: string) => ({ ...form, pictures: [{ id: mediaId, alt }] })
  const [one, other] = [
    await shop.seller.call('createProduct', { body: withWords('A mug on a table') }),
    await shop.seller.call('createProduct', { body: withWords('The same from afar') }),
  ]
  for (const { id } of [one, other]) await shop.seller.call('publishProduct', { params: { id } })
  const shown = async ({ slug }: { slug: string }) =>
    (await stranger.call('getProduct', { params: { slug } })).pictures.map(({ alt }) => alt)
  expect([await shown(one), await shown(other)]).toEqual([['A mug on a table'], ['The same from afar']])
  const said = await loaded(one.id)
  await save(one, { ...said, pictures: [{ id: mediaId, alt: '' }] })
  expect((await loaded(one.id)).pictures).toEqual([{ id: mediaId, alt: '' }])
  expect([await shown(one), await shown(other)]).toEqual([[''], ['The same from afar']])
})

function save({ id }: { id: string }, body: unknown) {
  return shop.seller.call('changeProduct', { params: { id }, body })
}

function refusedSave({ id }: { id: string }, body: unknown) {
  return shop.seller.refused('changeProduct', { params: { id }, body })
}

async function reserve(variantId: string, units: number): Promise<void> {
  await market.context.db.updateTable('variants').set({ reserved: units }).where('id', '=', variantId).execute()
}

async function isOnShelf({ slug }: { slug: string }): Promise<boolean> {
  const { status } = await stranger.send('getProduct', { params: { slug } })
  const { items } = await stranger.call('listProducts', { query: { limit: 100 } })
  expect(items.some((item) => item.slug === slug)).toBe(status === 200)
  return status === 200
}

describe('a new product', () => {
  test('is a draft nobody else sees, until it is published', async () => {
    const form = await aProductForm(market, shop, { title: 'Dune vase', tags: ['new', 'tall'], priceMinor: 4_200 })
    const draft = await shop.seller.call('createProduct', { body: form })
    expect(draft).toMatchObject({ slug: 'dune-vase', state: 'draft', version: 1, tags: ['new', 'tall'] })
    expect(await isOnShelf(draft)).toBe(false)

    expect(await shop.seller.call('publishProduct', { params: { id: draft.id } })).toMatchObject({ state: 'live' })
    expect(await isOnShelf(draft)).toBe(true)

    expect(await shop.seller.call('hideProduct', { params: { id: draft.id } })).toMatchObject({ state: 'hidden' })
    expect(await isOnShelf(draft)).toBe(false)

    const history = await market.context.db
      .selectFrom('product_history')
      .select(['from_state', 'to_state', 'by_person_id'])
      .where('product_id', '=', draft.id)
      .orderBy('id')
      .execute()
    expect(history).toEqual([
      { from_state: null, to_state: 'draft', by_person_id: shop.personId },
      { from_state: 'draft', to_state: 'live', by_person_id: shop.personId },
      { from_state: 'live', to_state: 'hidden', by_person_id: shop.personId },
    ])
  })

  test('has an address of its own, also under a title others have', async () => {
    const slugs = []
    for (const title of ['Linen apron', 'Linen apron', '茶碗']) slugs.push((await aDraft(market, shop, { title })).slug)
    expect(slugs).toEqual(['linen-apron', 'linen-apron-2', 'product'])
  })

  test('two drafts of one title written at the same moment are both kept', async () => {
    const form = await aProductForm(market, shop, { title: 'Twin bowl' })
    const drafts = await Promise.all([1, 2, 3].map(() => shop.seller.call('createProduct', { body: form })))
    expect(new Set(drafts.map(({ slug }) => slug)).size).toBe(3)
  })

  test('needs a picture and a way to send it before it comes on the shelf', async () => {
    const bare = await aShopThatApplied(market, { name: 'Bare' })
    const form = { ...(await aProductForm(market, bare)), pictures: [] }
    const { id } = await bare.seller.call('createProduct', { body: form })
    expect(await bare.seller.refused('publishProduct', { params: { id } })).toMatchObject({
      status: 422,
      code: 'not_ready',
      errors: [{ path: 'pictures' }, { path: 'shippingMethods' }],
    })
  })

  test('waits for its shop: it is live, and on the shelf once the shop is approved', async () => {
    const applied = await aShopThatApplied(market, { name: 'Waiting' })
    const methods = [{ name: 'Post', priceMinor: 0, minDays: 1, maxDays: 2 }]
    await applied.seller.call('setShippingMethods', { body: { methods } })
    const product = await aProductOnTheShelf(market, applied, { title: 'Waiting stool' })
    expect(await isOnShelf(product)).toBe(false)
    await operator.call('approveShop', { params: { id: applied.id } })
    expect(await isOnShelf(product)).toBe(true)
  })

  test('cannot be published twice or hidden before', async () => {
    const { id } = await aDraft(market, shop)
    expect(await shop.seller.refused('hideProduct', { params: { id } })).toMatchObject({
      code: 'wrong_state',
      state: 'draft',
    })
    await shop.seller.call('publishProduct', { params: { id } })
    expect(await shop.seller.refused('publishProduct', { params: { id } })).toMatchObject({
      status: 409,
      code: 'wrong_state',
    })
  })
})

describe('what does not fit together is refused at its field', () => {
  const blank = { optionValues: ['S'], priceMinor: 100, onHand: 1 }

  test.each([
    [
      'a variant without a value',
      { variants: [{ ...blank, optionValues: [] }] },
      'variants.0.optionValues',
      'option_values_count',
    ],
    [
      'a value the option has not',
      { variants: [{ ...blank, optionValues: ['XXL'] }] },
      'variants.0.optionValues.0',
      'option_value_unknown',
    ],
    ['two equal variants', { variants: [blank, blank] }, 'variants.1.optionValues', 'variant_twice'],
    [
      'one number on two variants',
      {
        variants: [
          { ...blank, sku: 'A' },
          { ...blank, optionValues: ['M'], sku: 'A' },
        ],
      },
      'variants.1.sku',
      'sku_taken',
    ],
    [
      'a former price below the price',
      { variants: [{ ...blank, compareAtMinor: 100 }] },
      'variants.0.compareAtMinor',
      'compare_at_too_low',
    ],
    [
      'two options of one name',
      { options: [...sizes, { name: 'size', values: ['S'] }], variants: [{ ...blank, optionValues: ['S', 'S'] }] },
      'options.1.name',
      'option_twice',
    ],
    [
      'a value twice in an option',
      { options: [{ name: 'Size', values: ['S', 's'] }], variants: [blank] },
      'options.0.values.1',
      'option_value_twice',
    ],
    ['values without options', { options: [], variants: [blank] }, 'variants.0.optionValues', 'option_values_count'],
  ])('%s', async (_what, part, path, code) => {
    const form = { ...(await aProductForm(market, shop, { options: sizes })), ...part }
    const problem = await shop.seller.refused('createProduct', { body: form })
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(problem.errors).toContainEqual(expect.objectContaining({ path: `body.${path}`, code }))
  })

  test('a category nobody knows, a picture of another shop, a picture twice', async () => {
    const form = await aProductForm(market, shop)
    const foreign = await aPictureOf(market, await anOpenShop(market, { name: 'Other' }))
    expect(await shop.seller.refused('createProduct', { body: { ...form, categoryId: newId() } })).toMatchObject({
      code: 'category_not_found',
      errors: [{ path: 'body.categoryId' }],
    })
    const pictures = [...form.pictures, { id: foreign, alt: '' }]
    expect(await shop.seller.refused('createProduct', { body: { ...form, pictures } })).toMatchObject({
      code: 'picture_not_found',
      errors: [{ path: 'body.pictures.1.id' }],
    })
    const variants = [{ ...form.variants[0], pictureId: foreign }]
    expect(await shop.seller.refused('createProduct', { body: { ...form, variants } })).toMatchObject({
      errors: [{ path: 'body.variants.0.pictureId' }],
    })
    const twice = [...form.pictures, ...form.pictures]
    expect(await shop.seller.refused('createProduct', { body: { ...form, pictures: twice } })).toMatchObject({
      errors: [{ path: 'body.pictures.1.id', code: 'picture_twice' }],
    })
    const thirteen = Array.from({ length: 13 }, () => form.pictures[0]!)
    expect(await shop.seller.refused('createProduct', { body: { ...form, pictures: thirteen } })).toMatchObject({
      errors: [{ path: 'body.pictures' }],
    })
  })

  test('a number another product of the shop carries; another shop may use it', async () => {
    await aDraft(market, shop, { variants: [{ sku: 'MUG-1' }] })
    const form = await aProductForm(market, shop, { variants: [{ sku: 'MUG-1' }] })
    expect(await shop.seller.refused('createProduct', { body: form })).toMatchObject({
      status: 422,
      code: 'sku_taken',
      errors: [{ path: 'body.variants.0.sku' }],
    })
    const other = await anOpenShop(market, { name: 'Other' })
    await aDraft(market, other, { variants: [{ sku: 'MUG-1' }] })
  })

  test('of two products with one new number saved at the same moment, one is refused', async () => {
    const form = await aProductForm(market, shop, { title: 'Race', variants: [{ sku: 'RACE' }] })
    const answers = await Promise.all(
      [1, 2].map(() => shop.seller.send('createProduct', { body: form }).then(({ status }) => status)),
    )
    expect(answers.toSorted((a, b) => a - b)).toEqual([201, 422])
  })
})

describe('saving a product', () => {
  let product: BuiltProduct

  async function threeSizes(): Promise<BuiltProduct> {
    return await aProductOnTheShelf(market, shop, {
      title: 'Oat bowl',
      options: sizes,
      variants: [
        { optionValues: ['S'], priceMinor: 1_800, sku: `S-${newId()}` },
        { optionValues: ['M'], priceMinor: 2_400, sku: `M-${newId()}` },
        { optionValues: ['L'], priceMinor: 3_000, compareAtMinor: 3_600, sku: `L-${newId()}` },
      ],
    })
  }

  test('keeps its price on the shelf that of the cheapest variant', async () => {
    product = await threeSizes()
    const before = await stranger.call('getProduct', { params: { slug: product.slug } })
    expect(before).toMatchObject({ price: { amountMinor: 1_800, currency: 'EUR' }, compareAt: null })

    const form = await loaded(product.id)
    const [small, medium, large] = form.variants
    await save(product, { ...form, variants: [small!, medium!, { ...large!, priceMinor: 1_500 }] })
    const after = await stranger.call('getProduct', { params: { slug: product.slug } })
    expect(after).toMatchObject({ price: { amountMinor: 1_500 }, compareAt: { amountMinor: 3_600 } })
    const { items } = await stranger.call('listProducts', { query: { shop: shop.slug, limit: 100 } })
    expect(items.find(({ id }) => id === product.id)).toMatchObject({ hasPriceRange: true, available: 30 })

    const single = await loaded(product.id)
    await save(product, { ...single, variants: [single.variants[0]!] })
    const row = await market.context.db
      .selectFrom('products')
      .selectAll()
      .where('id', '=', product.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ price_minor: 1_800, max_price_minor: 1_800, compare_at_minor: null })
  })

  test('changes, adds and removes variants in one go', async () => {
    product = await threeSizes()
    const form = await loaded(product.id)
    const [small, , large] = form.variants
    const variants = [
      { ...large!, priceMinor: 3_300 },
      { ...small! },
      { sku: '', optionValues: ['M'], priceMinor: 2_000, onHand: 3, pictureId: form.pictures[0]!.id },
    ]
    const saved = await save(product, { ...form, title: 'Oat bowls', variants })
    expect(saved).toMatchObject({ title: 'Oat bowls', slug: product.slug, version: 2 })
    expect(saved.variants.map(({ optionValues }) => optionValues[0])).toEqual(['L', 'S', 'M'])
    expect(saved.variants.map(({ id }) => product.variants.some((variant) => variant.id === id))).toEqual([
      true,
      true,
      false,
    ])
    const shown = await stranger.call('getProduct', { params: { slug: product.slug } })
    expect(shown.variants[2]!.picture).toMatchObject({ id: form.pictures[0]!.id })
  })

  test('lets two variants swap their numbers and sizes', async () => {
    product = await threeSizes()
    const form = await loaded(product.id)
    const [small, medium, large] = form.variants
    const variants = [
      { ...small!, sku: medium!.sku, optionValues: medium!.optionValues },
      { ...medium!, sku: small!.sku, optionValues: small!.optionValues },
      large!,
    ]
    const saved = await save(product, { ...form, variants })
    expect(saved.variants.map(({ id, optionValues }) => [id, optionValues[0]])).toEqual([
      [small!.id, 'M'],
      [medium!.id, 'S'],
      [large!.id, 'L'],
    ])
  })

  test('never takes promised units from under a customer', async () => {
    product = await threeSizes()
    const [small, medium, large] = (await loaded(product.id)).variants
    await reserve(small!.id, 4)
    const form = await loaded(product.id)
    expect(await refusedSave(product, { ...form, variants: [medium!, large!] })).toMatchObject({
      status: 409,
      code: 'stock_reserved',
      reserved: 4,
    })
    expect(
      await refusedSave(product, { ...form, variants: [medium!, { ...small!, onHand: 3 }, large!] }),
    ).toMatchObject({
      code: 'stock_reserved',
      errors: [{ path: 'body.variants.1.onHand' }],
    })
    const saved = await save(product, { ...form, variants: [{ ...small!, onHand: 4 }] })
    expect(saved.variants).toMatchObject([{ onHand: 4, reserved: 4 }])
  })

  test('counts parcels that left while the form was open', async () => {
    product = await threeSizes()
    const form = await loaded(product.id)
    const [small, ...others] = form.variants
    await market.context.db.updateTable('variants').set({ on_hand: 8, sold: 2 }).where('id', '=', small!.id).execute()
    const saved = await save(product, { ...form, variants: [{ ...small!, onHand: 15, onHandSeen: 10 }, ...others] })
    expect(saved.variants[0]).toMatchObject({ onHand: 13, sold: 2 })
  })

  test('tells the second of two savers that somebody was there before', async () => {
    product = await threeSizes()
    const form = await loaded(product.id)
    await save(product, { ...form, title: 'First' })
    expect(await refusedSave(product, { ...form, title: 'Second' })).toMatchObject({
      status: 409,
      code: 'changed_meanwhile',
      version: 2,
    })
    expect(await shop.seller.call('getOwnProduct', { params: { id: product.id } })).toMatchObject({ title: 'First' })
  })

  test('refuses a variant of another product, and one named twice', async () => {
    product = await threeSizes()
    const other = await aDraft(market, shop, { options: sizes, variants: [{ optionValues: ['S'] }] })
    const form = await loaded(product.id)
    const [small, medium] = form.variants
    for (const id of [other.variantId, small!.id]) {
      const variants = [small!, { ...medium!, id }]
      expect(await refusedSave(product, { ...form, variants })).toMatchObject({
        status: 422,
        code: 'variant_not_found',
        errors: [{ path: 'body.variants.1.id' }],
      })
    }
  })

  test('does not leave a live product without a picture, nor half a change behind', async () => {
    product = await threeSizes()
    const form = await loaded(product.id)
    expect(await refusedSave(product, { ...form, pictures: [] })).toMatchObject({ code: 'not_ready' })
    expect(await refusedSave(product, { ...form, title: 'Half', categoryId: newId() })).toMatchObject({
      code: 'category_not_found',
    })
    expect(await loaded(product.id)).toEqual(form)
  })
})

describe('the page of a product', () => {
  test('shows all of it in one answer', async () => {
    const house = await anOpenShop(market, { name: 'Page house', acceptsCash: true })
    const others = []
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five'])
      others.push(await aProductOnTheShelf(market, house, { title, category: 'pages' }))
    const product = await aProductOnTheShelf(market, house, {
      title: 'Page mug',
      tags: ['handmade'],
      category: 'pages',
    })
    const people = [await aCustomer(market), await aCustomer(market)]
    for (const [index, stars] of [5, 4].entries()) {
      await market.context.db
        .insertInto('reviews')
        .values({
          id: newId(),
          product_id: product.id,
          shop_id: house.id,
          person_id: people[index]!.person.id,
          author: 'Ana',
          stars,
          title: 'Good',
          created_at: market.context.clock.now(),
        })
        .execute()
    }
    const page = await stranger.call('getProduct', { params: { slug: product.slug } })
    expect(page).toMatchObject({
      title: 'Page mug',
      rating: { average: 4.5, count: 2 },
      soldCount: 0,
      category: { slug: 'pages', name: 'Pages' },
      details: [{ label: 'Glaze', value: 'Tin white' }],
      shop: {
        slug: house.slug,
        acceptsCash: true,
        returnDays: 30,
        rating: { average: 4.5, count: 2 },
        shippingMethods: [{ name: 'Post' }],
      },
      pictures: [{ alt: 'Page mug on a table', width: 800, color: '#808080' }],
      variants: [{ optionValues: [], available: 10, picture: null }],
      reviews: { spread: [0, 0, 0, 1, 1], latest: [{ stars: 4 }, { stars: 5 }] },
    })
    expect(page.related.map(({ title }) => title)).toEqual(['Five', 'Four', 'Three', 'Two'])
    expect(page.related[0]).toMatchObject({ picture: { alt: 'Five on a table' }, shop: { name: 'Page house' } })
  })

  test('fills up with things of the category when the shop has few', async () => {
    const [small, big] = [await anOpenShop(market, { name: 'Small' }), await anOpenShop(market, { name: 'Big' })]
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      await aProductOnTheShelf(market, big, { title: `Big ${title}`, category: 'baskets' })
    const own = await aProductOnTheShelf(market, small, { title: 'Small one', category: 'lamps' })
    const product = await aProductOnTheShelf(market, small, { title: 'Small two', category: 'baskets' })
    const { related } = await stranger.call('getProduct', { params: { slug: product.slug } })
    expect(related.map(({ title }) => title)).toEqual([own.title, 'Big E', 'Big D', 'Big C'])
  })

  test('is not there under an address nobody has', async () => {
    expect(await stranger.refused('getProduct', { params: { slug: 'nothing' } })).toMatchObject({
      status: 404,
      code: 'product_not_found',
    })
    expect(await stranger.refused('listProducts', { query: { category: 'nothing' } })).toMatchObject({
      code: 'category_not_found',
    })
    expect(await stranger.refused('listProducts', { query: { shop: 'nothing' } })).toMatchObject({
      code: 'shop_not_found',
    })
    await aCategory(market, 'empty')
    expect(await stranger.call('listProducts', { query: { category: 'empty' } })).toMatchObject({
      items: [],
      next: null,
    })
  })
})

describe('a suspended shop', () => {
  test('has nothing on the shelf, and gets back what was live when it is reinstated', async () => {
    const house = await anOpenShop(market, { name: 'Suspended house' })
    const live = await aProductOnTheShelf(market, house, { title: 'Stays live' })
    const hidden = await aProductOnTheShelf(market, house, { title: 'Stays hidden' })
    await house.seller.call('hideProduct', { params: { id: hidden.id } })
    const before = await market.context.db
      .selectFrom('products')
      .select('listed_at')
      .where('id', '=', live.id)
      .executeTakeFirst()

    await operator.call('suspendShop', { params: { id: house.id }, body: { reason: 'Parcels do not arrive.' } })
    expect(await isOnShelf(live)).toBe(false)
    // What is published meanwhile waits.
    const meanwhile = await aProductOnTheShelf(market, house, { title: 'Published meanwhile' })
    expect(await isOnShelf(meanwhile)).toBe(false)

    await operator.call('reinstateShop', { params: { id: house.id } })
    expect([await isOnShelf(live), await isOnShelf(meanwhile), await isOnShelf(hidden)]).toEqual([true, true, false])
    const after = await market.context.db
      .selectFrom('products')
      .select('listed_at')
      .where('id', '=', live.id)
      .executeTakeFirst()
    expect(after).toEqual(before)
  })

  test('is not outrun by a product published at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const house = await anOpenShop(market, { name: `Outrun ${round}` })
      const draft = await aDraft(market, house, { title: `Outrun ${round}` })
      await Promise.all([
        operator.call('suspendShop', { params: { id: house.id }, body: { reason: 'At this very moment.' } }),
        house.seller.call('publishProduct', { params: { id: draft.id } }),
      ])
      expect(await isOnShelf(draft)).toBe(false)
    }
  })
})

describe("a seller's own list", () => {
  test('shows every product once, the last changed first, with its stock; and one state alone', async () => {
    const house = await anOpenShop(market, { name: 'Lister' })
    const made = []
    for (let n = 0; n < 5; n++) made.push(await aDraft(market, house, { title: `Listed ${n}` }))
    await market.context.db
      .updateTable('products')
      .set({ updated_at: market.context.clock.now() })
      .where('shop_id', '=', house.id)
      .execute()
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { items: { id: string; onHand: number }[]; next: string | null } = await house.seller.call(
        'listOwnProducts',
        {
          query: { limit: 2, ...(after && { after }) },
        },
      )
      seen.push(...page.items.map(({ id }) => id))
      expect(page.items.every(({ onHand }) => onHand === 10)).toBe(true)
      after = page.next
    } while (after)
    expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted())
    await house.seller.call('publishProduct', { params: { id: made[0]!.id } })
    const { items } = await house.seller.call('listOwnProducts', { query: { state: 'live' } })
    expect(items).toMatchObject([{ id: made[0]!.id, state: 'live', variantCount: 1, category: 'Ceramics' }])
    const named = await aDraft(market, house, {
      title: 'Søndag jug',
      variants: [{ sku: 'Jug-77', ean: '4006381333931' }],
    })
    for (const q of ['ndag J', 'jug-7', '4006381333931'])
      expect((await house.seller.call('listOwnProducts', { query: { q } })).items).toMatchObject([{ id: named.id }])
    expect((await house.seller.call('listOwnProducts', { query: { q: 'ug-77' } })).items).toEqual([])
  })

  test("another shop's product looks as if it were not there", async () => {
    const product = await aProductOnTheShelf(market, shop, { title: 'Not yours' })
    const other = await anOpenShop(market, { name: 'Nosy' })
    const params = { id: product.id }
    const body = { ...(await loaded(product.id)), title: 'Mine now' }
    const attempts = [
      other.seller.refused('getOwnProduct', { params }),
      other.seller.refused('publishProduct', { params }),
      other.seller.refused('hideProduct', { params }),
      other.seller.refused('changeProduct', { params, body }),
    ]
    for (const problem of await Promise.all(attempts))
      expect(problem).toMatchObject({ status: 404, code: 'product_not_found' })
    expect(await stranger.refused('getOwnProduct', { params })).toMatchObject({ status: 401 })
    expect(await isOnShelf(product)).toBe(true)
  })
})

describe('what became of a product', () => {
  test('stands in its histories: what it cost and what was on hand, by whom, page by page; only its shop reads them', async () => {
    const product = await aDraft(market, shop, { title: 'Kept bowl', priceMinor: 3_000, onHand: 4 })
    const form = await loaded(product.id)
    const [variant] = form.variants
    await save(product, { ...form, variants: [{ ...variant, priceMinor: 2_500, onHand: 7 }] })
    await shop.seller.call('publishProduct', { params: { id: product.id } })

    const first = await shop.seller.call('listPriceHistory', { params: { id: product.id }, query: { limit: 2 } })
    expect(first.items).toMatchObject([
      { price: { amountMinor: 2_500 }, isPublic: true, source: 'shelf' },
      { price: { amountMinor: 2_500 }, isPublic: false, source: 'form' },
    ])
    const rest = await shop.seller.call('listPriceHistory', {
      params: { id: product.id },
      query: { limit: 2, after: first.next! },
    })
    expect(rest).toMatchObject({ items: [{ price: { amountMinor: 3_000 }, isPublic: false }], next: null })
    const stock = await shop.seller.call('listStockHistory', { params: { id: product.id } })
    expect(stock.items).toMatchObject([
      { change: 3, onHandAfter: 7, source: 'form', order: null },
      { change: 4, onHandAfter: 4, source: 'form' },
    ])
    expect(stock.items[0]!.by).toBe(rest.items[0]!.by)
    await expect(sql`delete from stock_history`.execute(market.context.db)).rejects.toThrow(/stock_history/)

    const other = await anOpenShop(market)
    for (const name of ['listPriceHistory', 'listStockHistory'] as const) {
      expect(await other.seller.refused(name, { params: { id: product.id } })).toMatchObject({ status: 404 })
    }
  })
})
