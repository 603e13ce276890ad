import { reviewEndpoints } from '#shared/api/reviews.ts'
import { reviewSchemas } from '#shared/api/reviews.schemas.ts'
import { productNotFound } from '#server/catalog/index.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { answerReview } from './answer-review.ts'
import { changeReview } from './change-review.ts'
import { hideReview, showReview } from './judge-review.ts'
import { reviewerOf } from './policy.ts'
import { reportReview, reportReviewOfShop } from './report-review.ts'
import {
  getReviewAsJson,
  listHelpfulTo,
  listReviewableAsJson,
  listReviewsBy,
  listReviewsForMarket,
  listReviewsForShop,
  listReviewsOf,
} from './repository.ts'
import { voteHelpful, withdrawVote } from './vote-helpful.ts'
import { withdrawReview } from './withdraw-review.ts'
import { writeReview } from './write-review.ts'

export const reviewsRoutes = routesFor(reviewEndpoints, reviewSchemas, {
  async listReviews({ context, params, query }) {
    const page = await listReviewsOf(context.db, params.slug, query)
    if (!page) throw productNotFound()
    return readyPage(page)
  },
  getReviewMarks: async ({ context, params }) => ({
    helpful: await listHelpfulTo(context.db, params.slug, reviewerOf(context)),
  }),
  listOwnReviews: async ({ context, query }) => readyPage(await listReviewsBy(context.db, reviewerOf(context), query)),
  listReviewable: async ({ context }) => new ReadyJson(await listReviewableAsJson(context.db, reviewerOf(context))),
  async writeReview({ context, body }) {
    return new ReadyJson(await getReviewAsJson(context.db, await writeReview(context, body), 'own'))
  },
  async changeReview({ context, params, body }) {
    await changeReview(context, params.id, body)
    return new ReadyJson(await getReviewAsJson(context.db, params.id, 'own'))
  },
  async withdrawReview({ context, params }) {
    await withdrawReview(context, params.id)
    return undefined
  },
  voteHelpful: async ({ context, params }) => ({ helpfulCount: await voteHelpful(context, params.id) }),
  withdrawVote: async ({ context, params }) => ({ helpfulCount: await withdrawVote(context, params.id) }),
  async reportReview({ context, params, body }) {
    await reportReview(context, params.id, body.reason)
    return undefined
  },

  listShopReviews: async ({ context, query }) =>
    readyPage(await listReviewsForShop(context.db, ownShopOf(context).shopId, query.unanswered === 'true', query)),
  async reportReviewOfShop({ context, params, body }) {
    await reportReviewOfShop(context, params.id, body.reason)
    return undefined
  },
  async answerReview({ context, params, body }) {
    await answerReview(context, params.id, body.answer)
    return new ReadyJson(await getReviewAsJson(context.db, params.id, 'shop'))
  },

  listMarketReviews: async ({ context, query }) => readyPage(await listReviewsForMarket(context.db, query.list, query)),
  async hideReview({ context, params, body }) {
    await hideReview(context, params.id, body.reason)
    return new ReadyJson(await getReviewAsJson(context.db, params.id, 'market'))
  },
  async showReview({ context, params }) {
    await showReview(context, params.id)
    return new ReadyJson(await getReviewAsJson(context.db, params.id, 'market'))
  },
})
