import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { questionEndpoints } from './questions.ts'
import { Id, IdParams, Instant, Nothing, PageQuery, Picture, SlugParams, pageOf } from './values.schemas.ts'

export const QuestionState = z.enum(['shown', 'hidden', 'held'])
export const MarketQuestionList = z.enum(['waiting', 'hidden', 'all'])

export const Question = z
  .object({
    id: Id,
    author: z.string(),
    body: z.string(),
    askedAt: Instant,
    answer: z.object({ body: z.string(), at: Instant }).nullable().meta({ description: 'What the shop says to it' }),
  })
  .meta({ id: 'Question' })

/** As whoever asked sees it. */
export const AskedQuestion = Question.extend({
  state: QuestionState.meta({ description: '`held`: somebody of the market reads it before anybody else' }),
}).meta({ id: 'AskedQuestion' })

/** As whoever asked reads it later, among all they asked. */
export const OwnQuestion = AskedQuestion.extend({
  hiddenReason: z.string().meta({ description: 'What the market said when it hid the question; empty else' }),
  product: z.object({
    id: Id,
    slug: z.string(),
    title: z.string(),
    picture: Picture.nullable(),
    isListed: z.boolean().meta({ description: 'False when it has left the shelf' }),
  }),
  shop: z.object({ name: z.string(), slug: z.string() }),
}).meta({ id: 'OwnQuestion' })

export const ShopQuestion = Question.extend({
  product: z.object({ id: Id, slug: z.string(), title: z.string(), picture: Picture.nullable() }),
}).meta({ id: 'ShopQuestion' })

export const MarketQuestion = ShopQuestion.extend({
  state: QuestionState,
  hiddenReason: z.string(),
  shop: z.object({ id: Id, name: z.string(), slug: z.string() }),
  reports: z
    .array(z.object({ reason: z.string(), reportedAt: Instant }))
    .meta({ description: 'Those nobody has looked at yet, oldest first' }),
}).meta({ id: 'MarketQuestion' })

const Reason = z.string().trim().min(3, 'needs a few words').max(500)

export const questionSchemas = schemasFor<typeof questionEndpoints>()({
  listQuestions: { params: SlugParams, query: z.object({ ...PageQuery }), response: pageOf(Question) },
  listOwnQuestions: { query: z.object({ ...PageQuery }), response: pageOf(OwnQuestion) },
  askQuestion: {
    body: z.strictObject({ productId: Id, body: z.string().trim().min(3, 'needs a few words').max(1_000) }),
    response: AskedQuestion,
  },
  withdrawQuestion: { params: IdParams, response: Nothing },
  reportQuestion: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  listShopQuestions: {
    query: z.object({
      unanswered: z.enum(['true', 'false']).default('false').meta({ description: 'Only those without an answer' }),
      ...PageQuery,
    }),
    response: pageOf(ShopQuestion),
  },
  reportQuestionOfShop: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  answerQuestion: {
    params: IdParams,
    body: z.strictObject({ answer: z.string().trim().min(1, 'is missing').max(2_000) }),
    response: ShopQuestion,
  },
  listMarketQuestions: {
    query: z.object({ list: MarketQuestionList.default('waiting'), ...PageQuery }),
    response: pageOf(MarketQuestion),
  },
  hideQuestion: { params: IdParams, body: z.strictObject({ reason: Reason }), response: MarketQuestion },
  showQuestion: { params: IdParams, response: MarketQuestion },
})

export type QuestionState = z.output<typeof QuestionState>
export type MarketQuestionList = z.output<typeof MarketQuestionList>
export type Question = z.output<typeof Question>
export type OwnQuestion = z.output<typeof OwnQuestion>
export type ShopQuestion = z.output<typeof ShopQuestion>
export type MarketQuestion = z.output<typeof MarketQuestion>
