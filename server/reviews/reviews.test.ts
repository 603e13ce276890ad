import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { aPaidCheckout, sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { aReview, aThingReceived } from '#test/builders/reviews.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

async function productOf(stall: Stall) {
  const { rows } = await sql<{ slug: string }>`
    select slug from products where id = ${stall.wares[0]!.productId}`.execute(market.context.db)
  return await new Visitor(market.url).call('getProduct', { params: { slug: rows[0]!.slug } })
}

/** The average and spread kept beside the product, and counted anew from what is shown. */
async function ratingOf(stall: Stall) {
  const { rating, reviews } = await productOf(stall)
  const { rows } = await sql<{ stars: number }>`
    select stars from reviews where product_id = ${stall.wares[0]!.productId} and state = 'shown'`.execute(
    market.context.db,
  )
  const sum = rows.reduce((total, { stars }) => total + stars, 0)
  expect(rating).toEqual({
    average: rows.length === 0 ? 0 : Math.round((sum / rows.length) * 100) / 100,
    count: rows.length,
  })
  expect(reviews.spread).toEqual([1, 2, 3, 4, 5].map((stars) => rows.filter((row) => row.stars === stars).length))
  return rating
}

describe('who may review', () => {
  test('a thing that has arrived is reviewed once, and its stars count at once', async () => {
    const { customer, stall, stars, id } = await aReview(market)
    expect(stars).toBe(4)
    expect(await ratingOf(stall)).toEqual({ average: 4, count: 1 })
    expect((await productOf(stall)).reviews.latest).toMatchObject([
      { id, title: 'Sits well in the hand', answer: null },
    ])
    const again = { productId: stall.wares[0]!.productId, stars: 1 }
    expect(await customer.refused('writeReview', { body: again })).toMatchObject({
      status: 409,
      code: 'already_reviewed',
    })
    expect(await ratingOf(stall)).toEqual({ average: 4, count: 1 })
  })

  test('what is paid but has not arrived cannot be reviewed, nor what somebody else received', async () => {
    const customer = await aCustomer(market)
    const { stalls } = await aPaidCheckout(market, { customer })
    const body = { productId: stalls[0]!.wares[0]!.productId, stars: 5 }
    const expected = { status: 422, code: 'product_not_received', errors: [{ path: 'body.productId' }] }
    expect(await customer.refused('writeReview', { body })).toMatchObject(expected)
    const { stall } = await aThingReceived(market)
    const other = { productId: stall.wares[0]!.productId, stars: 5 }
    expect(await customer.refused('writeReview', { body: other })).toMatchObject(expected)
  })

  test('what was called off of an order that arrived has not arrived', async () => {
    const { customer, stall, order } = await aThingReceived(market)
    await sql`update order_lines set cancelled_quantity = quantity where order_id = ${order.id}`.execute(
      market.context.db,
    )
    expect((await customer.call('listReviewable')).items).toEqual([])
    const body = { productId: stall.wares[0]!.productId, stars: 1 }
    expect(await customer.refused('writeReview', { body })).toMatchObject({ code: 'product_not_received' })
  })

  test('who works in a shop neither reviews its things nor votes for what is said of them', async () => {
    const { id, stall } = await aReview(market)
    const { customer } = await aThingReceived(market, { stalls: [stall] })
    await market.context.db
      .insertInto('shop_members')
      .values({ shop_id: stall.shopId, person_id: customer.person.id, role: 'staff', created_at: market.clock.now() })
      .execute()
    const body = { productId: stall.wares[0]!.productId, stars: 5 }
    expect(await customer.refused('writeReview', { body })).toMatchObject({ status: 409, code: 'own_shop' })
    expect(await customer.refused('voteHelpful', { params: { id } })).toMatchObject({ code: 'own_shop' })
  })

  test.each([0, 6, 2.5, -1])('%s stars are refused at their field', async (stars) => {
    const { customer, stall } = await aThingReceived(market)
    const body = { productId: stall.wares[0]!.productId, stars }
    expect(await customer.refused('writeReview', { body })).toMatchObject({
      status: 422,
      errors: [{ path: 'body.stars' }],
    })
  })

  test('what waits for a word is listed until it has been said', async () => {
    const { customer, stall } = await aThingReceived(market)
    const { productId } = stall.wares[0]!
    expect((await customer.call('listReviewable')).items).toMatchObject([{ id: productId, shopName: stall.name }])
    await customer.call('writeReview', { body: { productId, stars: 3 } })
    expect((await customer.call('listReviewable')).items).toEqual([])
    expect((await customer.call('listOwnReviews')).items).toMatchObject([{ stars: 3, product: { id: productId } }])
  })
})

describe('changing one’s mind', () => {
  test('its author says it differently, and the rating follows', async () => {
    const { customer, stall, id } = await aReview(market)
    const changed = await customer.call('changeReview', { params: { id }, body: { stars: 2, body: 'It chips.' } })
    expect(changed).toMatchObject({ stars: 2, title: '', body: 'It chips.', editedAt: expect.any(String) })
    expect(await ratingOf(stall)).toEqual({ average: 2, count: 1 })
  })

  test('nobody else changes it or takes it back', async () => {
    const { stall, id } = await aReview(market)
    const stranger = await aCustomer(market)
    const params = { id }
    expect(await stranger.refused('changeReview', { params, body: { stars: 1 } })).toMatchObject({ status: 404 })
    expect(await stranger.refused('withdrawReview', { params })).toMatchObject({
      status: 404,
      code: 'review_not_found',
    })
    expect(await ratingOf(stall)).toEqual({ average: 4, count: 1 })
  })

  test('taken back, it counts no more and may be written anew', async () => {
    const { customer, stall, id } = await aReview(market)
    await customer.call('withdrawReview', { params: { id } })
    expect(await ratingOf(stall)).toEqual({ average: 0, count: 0 })
    await customer.call('writeReview', { body: { productId: stall.wares[0]!.productId, stars: 5 } })
    expect(await ratingOf(stall)).toEqual({ average: 5, count: 1 })
  })
})

describe('votes and reports', () => {
  test('a person helps a review up once, and can take that back', async () => {
    const { id, customer } = await aReview(market)
    const [reader, other] = [await aCustomer(market), await aCustomer(market)]
    const params = { id }
    const votes = await Promise.all([
      reader.call('voteHelpful', { params }),
      reader.call('voteHelpful', { params }),
      other.call('voteHelpful', { params }),
    ])
    expect(Math.max(...votes.map(({ helpfulCount }) => helpfulCount))).toBe(2)
    const [product] = (await customer.call('listOwnReviews')).items.map((review) => ({ slug: review.product.slug }))
    const marked = async (who: typeof reader) => (await who.call('getReviewMarks', { params: product! })).helpful
    expect(await Promise.all([marked(reader), marked(other), marked(customer)])).toEqual([[id], [id], []])
    expect(await reader.call('withdrawVote', { params })).toEqual({ helpfulCount: 1 })
    expect(await marked(reader)).toEqual([])
    expect(await reader.call('withdrawVote', { params })).toEqual({ helpfulCount: 1 })
    expect(await customer.refused('voteHelpful', { params })).toMatchObject({ status: 409, code: 'own_review' })
  })

  test('an operator hides what was reported; it counts no more, and its author hears why', async () => {
    const { id, stall, customer, seller } = await aReview(market, { says: { stars: 1 } })
    const [reader, operator] = [await aCustomer(market), await anOperator(market)]
    await reader.call('reportReview', { params: { id }, body: { reason: 'An insult' } })
    await seller.call('reportReviewOfShop', { params: { id }, body: { reason: 'Never bought here' } })
    const waiting = await operator.call('listMarketReviews')
    expect(waiting.items.find((review) => review.id === id)).toMatchObject({
      reports: [{ reason: 'An insult' }, { reason: 'Never bought here' }],
    })

    await operator.call('hideReview', { params: { id }, body: { reason: 'It insults a person.' } })
    expect(await ratingOf(stall)).toEqual({ average: 0, count: 0 })
    expect((await productOf(stall)).reviews.latest).toEqual([])
    expect((await customer.call('listOwnReviews')).items).toMatchObject([
      { state: 'hidden', hiddenReason: 'It insults a person.' },
    ])
    expect(await customer.refused('changeReview', { params: { id }, body: { stars: 5 } })).toMatchObject({
      code: 'wrong_state',
    })
    expect((await operator.call('listMarketReviews')).items.some((review) => review.id === id)).toBe(false)
    expect((await lettersTo(market, customer.person.email))[0]?.plain).toContain('It insults a person.')
    const toShop = (await lettersTo(market, seller.person.email)).map(({ plain }) => plain)
    expect(toShop.filter((plain) => plain.includes('It insults a person.'))).toHaveLength(1)

    await operator.call('showReview', { params: { id } })
    expect(await ratingOf(stall)).toEqual({ average: 1, count: 1 })
  })
})

describe('the shop’s answer', () => {
  test('stands under the review, and is mailed once', async () => {
    const { id, stall, seller, customer } = await aReview(market)
    await seller.call('answerReview', { params: { id }, body: { answer: 'Thank you, Ada.' } })
    await seller.call('answerReview', { params: { id }, body: { answer: 'Thank you very much, Ada.' } })
    expect((await productOf(stall)).reviews.latest).toMatchObject([{ answer: { body: 'Thank you very much, Ada.' } }])
    const letters = await lettersTo(market, customer.person.email)
    expect(letters.filter(({ subject }) => subject.includes('answered'))).toHaveLength(1)
    const open = await seller.call('listShopReviews', { query: { unanswered: 'true' } })
    expect(open.items).toEqual([])
  })

  test('another shop can neither see nor answer it, and the database agrees', async () => {
    const { id } = await aReview(market)
    const other = await sellerOf(market, await anOpenStall(market))
    expect(await other.refused('answerReview', { params: { id }, body: { answer: 'Buy from us.' } })).toMatchObject({
      status: 404,
    })
    const report = { params: { id }, body: { reason: 'Not ours' } }
    expect(await other.refused('reportReviewOfShop', report)).toMatchObject({ code: 'review_not_found' })
    expect((await other.call('listShopReviews')).items).toEqual([])
  })

  test('a shop’s role cannot touch the stars', async () => {
    const { id, stall } = await aReview(market)
    const tamper = market.context.db.transaction().execute(async (tx) => {
      await sql`select set_config('stoa.shop_id', ${stall.shopId}, true)`.execute(tx)
      await sql`set local role stoa_seller`.execute(tx)
      await sql`update reviews set stars = 5 where id = ${id}`.execute(tx)
    })
    await expect(tamper).rejects.toThrow(/permission denied/)
  })
})

describe('asking for a review', () => {
  test('a customer is asked five days after the parcel, once, and not about what is reviewed', async () => {
    const { customer, stall } = await aThingReceived(market)
    const reviewed = await aReview(market)
    const asked = async ({ person }: typeof customer) =>
      (await lettersTo(market, person.email)).filter(({ subject }) => subject.startsWith('How is'))
    market.clock.advance({ days: 4 })
    expect(await asked(customer)).toEqual([])
    market.clock.advance({ days: 2 })
    expect(await asked(customer)).toMatchObject([{ subject: `How is ${stall.wares[0]!.title}?` }])
    market.clock.advance({ days: 2 })
    expect(await asked(customer)).toHaveLength(1)
    expect(await asked(reviewed.customer)).toEqual([])
  })
})
