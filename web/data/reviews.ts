import type { reviewSchemas } from '#shared/api/reviews.schemas.ts'
import { reviewEndpoints } from '#shared/api/reviews.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const reviewsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof reviewSchemas>()(build, reviewEndpoints, {
      lists: ['listReviews', 'listOwnReviews', 'listShopReviews', 'listMarketReviews'],
      reads: {
        listReviews: ['Reviews'],
        getReviewMarks: ['OwnReviews'],
        listOwnReviews: ['OwnReviews'],
        listReviewable: ['OwnReviews'],
        listShopReviews: ['ShopReviews'],
        listMarketReviews: ['MarketReviews'],
      },
      changes: {
        writeReview: ['OwnReviews', 'Reviews', 'Catalog'],
        changeReview: ['OwnReviews', 'Reviews', 'Catalog'],
        withdrawReview: ['OwnReviews', 'Reviews', 'Catalog'],
        voteHelpful: ['OwnReviews'],
        withdrawVote: ['OwnReviews'],
        answerReview: ['ShopReviews'],
        hideReview: ['MarketReviews'],
        showReview: ['MarketReviews'],
      },
    }),
})

export const {
  useListReviewsInfiniteQuery,
  useGetReviewMarksQuery,
  useListOwnReviewsInfiniteQuery,
  useListReviewableQuery,
  useWriteReviewMutation,
  useChangeReviewMutation,
  useWithdrawReviewMutation,
  useVoteHelpfulMutation,
  useWithdrawVoteMutation,
  useReportReviewMutation,
  useReportReviewOfShopMutation,
  useListShopReviewsInfiniteQuery,
  useAnswerReviewMutation,
  useListMarketReviewsInfiniteQuery,
  useHideReviewMutation,
  useShowReviewMutation,
} = reviewsApi
