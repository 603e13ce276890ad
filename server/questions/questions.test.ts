import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator, aSeller } from '#test/builders/people.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let stall: Stall
let slug: string

beforeAll(async () => {
  market = await openTestMarket()
  stall = await anOpenStall(market)
  const { id } = { id: stall.wares[0]!.productId }
  const product = await market.context.db.selectFrom('products').select('slug').where('id', '=', id).executeTakeFirst()
  slug = product!.slug
})
afterAll(() => market.close())

const asks = async () => {
  const customer = await aCustomer(market)
  const { productId } = stall.wares[0]!
  const question = await customer.call('askQuestion', { body: { productId, body: 'Does it stand in an oven?' } })
  return { customer, question, params: { id: question.id } }
}
const readers = async () => (await new Visitor(market.url).call('listQuestions', { params: { slug } })).items

test('a customer asks, the shop answers in public, and both are told by mail', async () => {
  const seller = await sellerOf(market, stall)
  const { customer, question, params } = await asks()
  expect(await readers()).toMatchObject([{ id: question.id, answer: null }])
  expect((await lettersTo(market, seller.person.email))[0]?.subject).toMatch(/^A question about /)
  expect((await seller.call('listShopQuestions', { query: { unanswered: 'true' } })).items).toHaveLength(1)
  await seller.call('answerQuestion', { params, body: { answer: 'Up to 200 degrees.' } })
  expect(await readers()).toMatchObject([{ id: question.id, answer: { body: 'Up to 200 degrees.' } }])
  await seller.call('answerQuestion', { params, body: { answer: 'Up to 220 degrees.' } })
  const letters = await lettersTo(market, customer.person.email)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.subject).toMatch(/has answered your question$/)
  expect((await seller.call('listShopQuestions', { query: { unanswered: 'true' } })).items).toEqual([])
  await customer.call('withdrawQuestion', { params })
  expect(await readers()).toEqual([])
})

test('another shop answers nothing, and nobody takes back what somebody else asked', async () => {
  const { params } = await asks()
  const other = await aSeller(market)
  expect(await other.refused('answerQuestion', { params, body: { answer: 'No.' } })).toMatchObject({
    code: 'question_not_found',
  })
  expect(await (await aCustomer(market)).refused('withdrawQuestion', { params })).toMatchObject({
    code: 'question_not_found',
  })
})

test('a reported question waits for the operator, who hides it with a reason or lets it stand', async () => {
  const { customer, question, params } = await asks()
  const reporter = await aCustomer(market)
  const report = { params, body: { reason: 'An advertisement' } }
  expect(await customer.refused('reportQuestion', report)).toMatchObject({ code: 'own_question' })
  await reporter.call('reportQuestion', report)
  const operator = await anOperator(market)
  expect((await operator.call('listMarketQuestions')).items).toMatchObject([
    { id: question.id, reports: [{ reason: 'An advertisement' }] },
  ])
  const seller = await sellerOf(market, stall)
  await seller.call('reportQuestionOfShop', { params, body: { reason: 'It is the rival next door' } })
  await operator.call('hideQuestion', { params, body: { reason: 'It advertises' } })
  const toShop = (await lettersTo(market, seller.person.email)).map(({ plain }) => plain)
  expect(toShop.filter((plain) => plain.includes('It advertises'))).toHaveLength(1)
  expect((await readers()).map(({ id }) => id)).not.toContain(question.id)
  expect((await lettersTo(market, customer.person.email))[0]?.plain).toContain('It advertises')
  await operator.call('showQuestion', { params })
  expect((await readers()).map(({ id }) => id)).toContain(question.id)
  expect((await operator.call('listMarketQuestions')).items).toEqual([])
})

test('who asked finds all of it again, with what became of it, and nobody else’s', async () => {
  const { customer, question, params } = await asks()
  await asks()
  const { productId } = stall.wares[0]!
  const operator = await anOperator(market)
  await operator.call('keepBlockedWords', { body: { words: ['casino'] } })
  const held = await customer.call('askQuestion', { body: { productId, body: 'Is it from a casino?' } })
  const seller = await sellerOf(market, stall)
  await seller.call('answerQuestion', { params, body: { answer: 'Up to 200 degrees.' } })
  const first = await customer.call('listOwnQuestions', { query: { limit: 1 } })
  expect(first.items).toMatchObject([{ id: held.id, state: 'held', hiddenReason: '', answer: null }])
  const rest = await customer.call('listOwnQuestions', { query: { limit: 1, after: first.next! } })
  expect(rest).toMatchObject({
    items: [
      { id: question.id, state: 'shown', answer: { body: 'Up to 200 degrees.' }, product: { slug, isListed: true } },
    ],
    next: null,
  })
  await operator.call('hideQuestion', { params, body: { reason: 'It advertises' } })
  await seller.call('hideProduct', { params: { id: productId } })
  const { items } = await customer.call('listOwnQuestions')
  expect(items).toMatchObject([
    { id: held.id },
    { state: 'hidden', hiddenReason: 'It advertises', product: { isListed: false } },
  ])
  await customer.call('withdrawQuestion', { params })
  expect((await customer.call('listOwnQuestions')).items.map(({ id }) => id)).toEqual([held.id])
})
