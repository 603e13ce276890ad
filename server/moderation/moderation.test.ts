import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { aPictureOf, aProductForm } from '#test/builders/catalog.ts'
import { sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { aReview } from '#test/builders/reviews.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let stall: Stall
let operator: Awaited<ReturnType<typeof anOperator>>

beforeAll(async () => {
  market = await openTestMarket()
  stall = await anOpenStall(market)
  operator = await anOperator(market)
})
afterAll(() => market.close())

const waiting = async () => (await operator.call('listListingReports')).items
const productOf = async (productId: string) =>
  await market.context.db.selectFrom('products').select('slug').where('id', '=', productId).executeTakeFirstOrThrow()

test('a reported thing waits until the operator lets it stand, and not while the market has taken it down', async () => {
  const { productId } = stall.wares[0]!
  const params = { id: productId }
  const moveTo = async (state: 'live' | 'blocked') => {
    await market.context.db.updateTable('products').set({ state }).where('id', '=', productId).execute()
  }
  const before = await operator.call('countModeration')
  await (await aCustomer(market)).call('reportProduct', { params, body: { reason: 'A copy of somebody’s work' } })
  const second = await aCustomer(market)
  await second.call('reportProduct', { params, body: { reason: 'No good' } })
  await second.call('reportProduct', { params, body: { reason: 'Not what it says' } })
  expect((await operator.call('countModeration')).listings).toBe(before.listings + 1)
  expect(await waiting()).toMatchObject([
    { product: { id: productId }, reports: [{ reason: 'A copy of somebody’s work' }, { reason: 'Not what it says' }] },
  ])
  await moveTo('blocked')
  expect([await waiting(), (await operator.call('countModeration')).listings]).toEqual([[], before.listings])
  await moveTo('live')
  await operator.call('dismissProductReports', { params })
  expect(await waiting()).toEqual([])
})

test('whoever reported a thing or a shop is told what became of it, and nobody else', async () => {
  const other = await anOpenStall(market)
  await sellerOf(market, other)
  const [kept, taken] = [stall.wares[0]!.productId, other.wares[0]!.productId]
  const customer = await aCustomer(market)
  const heard = async () => (await lettersTo(market, customer.person.email)).map(({ plain }) => plain)
  const before = (await heard()).length
  for (const id of [kept, taken]) await customer.call('reportProduct', { params: { id }, body: { reason: 'A copy' } })
  await customer.call('reportShop', { params: { id: other.shopId }, body: { reason: 'It sells copies' } })
  await operator.call('dismissProductReports', { params: { id: kept } })
  await operator.call('blockProduct', { params: { id: taken }, body: { reason: 'Found at the museum' } })
  await operator.call('suspendShop', { params: { id: other.shopId }, body: { reason: 'Copies' } })
  await market.settle()
  const letters = await heard()
  expect(letters).toHaveLength(before + 3)
  expect(letters.filter((plain) => plain.includes('it stands as it is'))).toHaveLength(1)
  expect(letters.filter((plain) => plain.includes('taken it down'))).toHaveLength(2)
  expect(letters.join()).not.toContain('museum')
})

test('whoever reported a review or a question is told whether it was taken down, at the door they did it, and not whose it was', async () => {
  const review = await aReview(market, { stalls: [stall], says: { stars: 1 } })
  const { productId } = stall.wares[0]!
  const asks = (body: string) => review.customer.call('askQuestion', { body: { productId, body } })
  const [rude, fair] = [await asks('Is the potter always so slow?'), await asks('Does it break?')]
  const [customer, seller] = [await aCustomer(market), await sellerOf(market, stall)]
  const reason = 'Not about the thing'
  await customer.call('reportReview', { params: { id: review.id }, body: { reason } })
  await seller.call('reportReviewOfShop', { params: { id: review.id }, body: { reason } })
  for (const { id } of [rude, fair]) await customer.call('reportQuestion', { params: { id }, body: { reason } })
  await operator.call('showReview', { params: { id: review.id } })
  await operator.call('hideQuestion', { params: { id: rude.id }, body: { reason: 'It insults a person.' } })
  await operator.call('showQuestion', { params: { id: fair.id } })
  // Decided once: what happens afterwards is not about their report.
  await operator.call('hideReview', { params: { id: review.id }, body: { reason: 'Second thoughts' } })
  await market.settle()
  const told = async (list: Promise<{ items: { kind: string; words: string; path: string }[] }>) =>
    (await list).items.filter(({ kind }) => kind === 'report-decided').map(({ words, path }) => [path, words])
  const { slug } = await productOf(productId)
  const stands = expect.stringContaining('it stands as it is')
  const byCustomer = await told(customer.call('listNotices'))
  expect(byCustomer).toHaveLength(3)
  expect(byCustomer).toEqual(
    expect.arrayContaining([
      [`/products/${slug}`, stands],
      [`/products/${slug}`, expect.stringContaining('taken it down')],
    ]),
  )
  expect(await told(seller.call('listShopNotices'))).toEqual([['/seller/reviews', stands]])
  const letters = (await lettersTo(market, customer.person.email)).map(({ plain }) => plain).join()
  for (const unsaid of ['insults', 'Second thoughts', review.author]) expect(letters).not.toContain(unsaid)
})

test('whoever reported what its author takes back hears that it is gone, once, and nobody judges it any more', async () => {
  const review = await aReview(market, { stalls: [stall], says: { stars: 1 } })
  const { productId } = stall.wares[0]!
  const question = await review.customer.call('askQuestion', { body: { productId, body: 'Is it always so small?' } })
  const [customer, seller] = [await aCustomer(market), await sellerOf(market, stall)]
  const reason = 'Not about the thing'
  await customer.call('reportReview', { params: { id: review.id }, body: { reason } })
  await customer.call('reportQuestion', { params: { id: question.id }, body: { reason } })
  await seller.call('reportReviewOfShop', { params: { id: review.id }, body: { reason } })
  await review.customer.call('withdrawReview', { params: { id: review.id } })
  await review.customer.call('withdrawQuestion', { params: { id: question.id } })
  await market.settle()
  const { slug } = await productOf(productId)
  const told = async (list: Promise<{ items: { kind: string; words: string; path: string }[] }>) =>
    (await list).items.filter(({ kind }) => kind === 'report-decided').map(({ words, path }) => [path, words])
  const isGone = expect.stringContaining('has taken it back')
  expect(await told(customer.call('listNotices'))).toEqual([
    [`/products/${slug}`, isGone],
    [`/products/${slug}`, isGone],
  ])
  expect(await told(seller.call('listShopNotices'))).toEqual([['/seller/reviews', isGone]])
  const letters = (await lettersTo(market, customer.person.email)).map(({ plain }) => plain).join()
  expect(letters).not.toContain(review.author)
})

test('a reported shop that the operator lets stand waits no longer, and one that is suspended neither', async () => {
  const other = await anOpenStall(market)
  await sellerOf(market, other)
  const params = { id: other.shopId }
  const customer = await aCustomer(market)
  await customer.call('reportShop', { params, body: { reason: 'It asks for money by letter' } })
  expect(await waiting()).toMatchObject([{ id: other.shopId, product: null, reports: [{}] }])
  await operator.call('dismissShopReports', { params })
  expect(await waiting()).toEqual([])
  await (await aCustomer(market)).call('reportShop', { params, body: { reason: 'It does so still' } })
  await operator.call('suspendShop', { params, body: { reason: 'Money by letter' } })
  expect(await waiting()).toEqual([])
})

test('what a customer says with a blocked word waits for the operator, and nobody else reads or counts it until then', async () => {
  await operator.call('keepBlockedWords', { body: { words: ['Rascal', 'cheap pills'] } })
  const seller = await sellerOf(market, stall)
  const { productId } = stall.wares[0]!
  const { slug } = await productOf(productId)
  const readers = async () => (await new Visitor(market.url).call('listReviews', { params: { slug } })).items
  const review = await aReview(market, { stalls: [stall], says: { body: 'The potter is a RÁSCAL!' } })
  expect(review.state).toBe('held')
  expect(await readers()).toEqual([])
  const question = await review.customer.call('askQuestion', {
    body: { productId, body: 'Do you sell  cheap\npills?' },
  })
  expect(question.state).toBe('held')
  expect(await operator.call('countModeration')).toMatchObject({ reviews: 1, questions: 1 })
  const heard = () => lettersTo(market, seller.person.email)
  expect((await heard()).filter(({ subject }) => /four|4 stars|question/.test(subject))).toEqual([])
  await operator.call('showReview', { params: { id: review.id } })
  await operator.call('hideQuestion', { params: { id: question.id }, body: { reason: 'We sell no pills' } })
  expect(await readers()).toMatchObject([{ id: review.id }])
  expect((await heard())[0]?.subject).toMatch(/4 stars/)
  expect((await lettersTo(market, review.customer.person.email))[0]?.plain).toContain('We sell no pills')
  expect(await operator.call('countModeration')).toMatchObject({ reviews: 0, questions: 0 })
})

test('a word within another is no blocked word, and a shop is told in which field one stands', async () => {
  await operator.call('keepBlockedWords', { body: { words: ['ass', 'Áss'] } })
  expect((await operator.call('getBlockedWords')).words).toHaveLength(1)
  const seller = await sellerOf(market, stall)
  await seller.call('changeOwnShop', { body: { story: 'Glass and brass' } })
  expect(await seller.refused('changeOwnShop', { body: { story: 'An ass carries it' } })).toMatchObject({
    code: 'word_blocked',
    errors: [{ path: 'body.story' }],
  })
})

test('a blocked word stands in no name, and in nothing a shop says in public', async () => {
  await operator.call('keepBlockedWords', { body: { words: ['rascal'] } })
  const seller = await sellerOf(market, stall)
  const guest = new Visitor(market.url)
  const customer = await aCustomer(market)
  const person = { name: 'Ana', email: 'rascal-free@example.com', password: 'a long enough password' }
  const day = '2030-01-01'
  const event = { startsAt: `${day}T00:00:00Z`, endsAt: `${day}T09:00:00Z`, title: 'Of a rascal', text: '' }
  const method = { name: 'By a rascal', priceMinor: 0, minDays: 1, maxDays: 2 }
  const form = await aProductForm(market, { id: stall.shopId })
  const formatted = { ...form, descriptionHtml: '<p>By a <b>rascal</b></p>' }
  const at = (path: string) => ({ status: 422, code: 'word_blocked', errors: [{ path: `body.${path}` }] })
  const refusals = [
    [await guest.refused('sellerSignUp', { body: { ...person, shopName: 'Rascal & Co' } }), 'shopName'],
    [await guest.refused('signUp', { body: { ...person, name: 'Rascal' } }), 'name'],
    [await customer.refused('changeProfile', { body: { name: 'A rascal' } }), 'name'],
    [await seller.refused('changeOwnShop', { body: { policies: 'No rascal returns' } }), 'policies'],
    [await seller.refused('createProduct', { body: { ...form, brand: 'Rascal' } }), 'brand'],
    [await seller.refused('createProduct', { body: formatted }), 'descriptionHtml'],
    [await seller.refused('createSaleEvent', { body: event }), 'title'],
    [await seller.refused('setShippingMethods', { body: { methods: [method] } }), 'methods.0.name'],
    [
      await seller.refused('setHoliday', { body: { holiday: { from: day, until: day, message: 'Off, rascal' } } }),
      'holiday.message',
    ],
  ] as const
  for (const [refusal, path] of refusals) expect(refusal).toMatchObject(at(path))
})

test('a blocked word stands in nothing a product says, formatted or not', async () => {
  await operator.call('keepBlockedWords', { body: { words: ['rascal'] } })
  const seller = await sellerOf(market, stall)
  const glazed = { name: 'Glazed things', attributes: [{ name: 'Glaze', kind: 'text' as const }] }
  const { id: categoryId } = await operator.call('createCategory', { body: glazed })
  const picture = async (alt: string) => ({ id: await aPictureOf(market, { id: stall.shopId }), alt })
  const pictures = [await picture('From the side'), await picture('A rascal holds it')]
  const cup = { title: 'A fine cup', categoryId, variants: [{ optionValues: [], priceMinor: 1_000, onHand: 2 }] }
  const sized = (name: string, value: string) => ({
    options: [{ name, values: [value] }],
    variants: [{ ...cup.variants[0]!, optionValues: [value] }],
  })
  const said = {
    title: { title: 'A rascal’s cup' },
    description: { description: 'Of a rascal' },
    descriptionHtml: { descriptionHtml: '<p>Of a <strong>ras</strong>cal</p>' },
    brand: { brand: 'Rascal' },
    tags: { tags: ['fine', 'rascal'] },
    'details.0.label': { details: [{ label: 'Rascal', value: 'yes' }] },
    'details.0.value': { details: [{ label: 'Made by', value: 'a rascal' }] },
    'options.0.name': sized('Rascal', 'one'),
    'options.0.values': sized('Size', 'Rascal'),
    'attributes.glaze': { attributes: { glaze: 'rascal' } },
    searchTitle: { searchTitle: 'rascal' },
    searchDescription: { searchDescription: 'rascal' },
    'pictures.1.alt': { pictures },
  }
  const { id } = await seller.call('createProduct', { body: cup })
  for (const [path, more] of Object.entries(said)) {
    const refusal = { status: 422, code: 'word_blocked', errors: [{ path: `body.${path}` }] }
    const body = { ...cup, ...more }
    expect(await seller.refused('createProduct', { body })).toMatchObject(refusal)
    expect(await seller.refused('changeProduct', { params: { id }, body: { ...body, version: 1 } })).toMatchObject(
      refusal,
    )
  }
})

test('a held review is read once its author has mended it, and the shop hears of it then', async () => {
  await operator.call('keepBlockedWords', { body: { words: ['rascal'] } })
  const other = await anOpenStall(market)
  const seller = await sellerOf(market, other)
  const { customer, id, state } = await aReview(market, { stalls: [other], says: { body: 'What a rascal' } })
  expect(state).toBe('held')
  const body = { stars: 4, body: 'What a potter' }
  expect(await customer.call('changeReview', { params: { id }, body })).toMatchObject({ state: 'shown' })
  const subjects = (await lettersTo(market, seller.person.email)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.includes('4 stars'))).toHaveLength(1)
})
