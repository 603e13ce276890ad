import { moderationEndpoints } from '#shared/api/moderation.ts'
import type { moderationSchemas } from '#shared/api/moderation.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const moderationApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof moderationSchemas>()(build, moderationEndpoints, {
      lists: ['listListingReports'],
      reads: {
        countModeration: ['Moderation', 'MarketReviews', 'Questions', 'ShopsToReview'],
        listListingReports: ['Moderation'],
      },
      changes: {
        dismissProductReports: ['Moderation'],
        dismissShopReports: ['Moderation'],
      },
    }),
})

export const {
  useReportProductMutation,
  useReportShopMutation,
  useCountModerationQuery,
  useListListingReportsInfiniteQuery,
  useDismissProductReportsMutation,
  useDismissShopReportsMutation,
} = moderationApi
