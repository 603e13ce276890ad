import { questionEndpoints } from '#shared/api/questions.ts'
import { questionSchemas } from '#shared/api/questions.schemas.ts'
import { productNotFound } from '#server/catalog/index.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { hideQuestion, showQuestion } from './judge-question.ts'
import { reportQuestion, reportQuestionOfShop } from './report-question.ts'
import { askerOf } from './policy.ts'
import {
  getQuestionAsJson,
  listQuestionsBy,
  listQuestionsForMarket,
  listQuestionsForShop,
  listQuestionsOf,
} from './repository.ts'
import { withdrawQuestion } from './withdraw-question.ts'

export const questionsRoutes = routesFor(questionEndpoints, questionSchemas, {
  async listQuestions({ context, params, query }) {
    const page = await listQuestionsOf(context.db, params.slug, query)
    if (!page) throw productNotFound()
    return readyPage(page)
  },
  listOwnQuestions: async ({ context, query }) => readyPage(await listQuestionsBy(context.db, askerOf(context), query)),
  async askQuestion({ context, body }) {
    return new ReadyJson(await getQuestionAsJson(context.db, await askQuestion(context, body), 'asker'))
  },
  async withdrawQuestion({ context, params }) {
    await withdrawQuestion(context, params.id)
    return undefined
  },
  async reportQuestion({ context, params, body }) {
    await reportQuestion(context, params.id, body.reason)
    return undefined
  },

  listShopQuestions: async ({ context, query }) =>
    readyPage(await listQuestionsForShop(context.db, ownShopOf(context).shopId, query.unanswered === 'true', query)),
  async reportQuestionOfShop({ context, params, body }) {
    await reportQuestionOfShop(context, params.id, body.reason)
    return undefined
  },
  async answerQuestion({ context, params, body }) {
    await answerQuestion(context, params.id, body.answer)
    return new ReadyJson(await getQuestionAsJson(context.db, params.id, 'shop'))
  },

  listMarketQuestions: async ({ context, query }) =>
    readyPage(await listQuestionsForMarket(context.db, query.list, query)),
  async hideQuestion({ context, params, body }) {
    await hideQuestion(context, params.id, body.reason)
    return new ReadyJson(await getQuestionAsJson(context.db, params.id, 'market'))
  },
  async showQuestion({ context, params }) {
    await showQuestion(context, params.id)
    return new ReadyJson(await getQuestionAsJson(context.db, params.id, 'market'))
  },
})
