import { marketShopEndpoints } from '#shared/api/market-shops.ts'
import type { marketShopSchemas } from '#shared/api/market-shops.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const marketShopsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof marketShopSchemas>()(build, marketShopEndpoints, {
      lists: ['listShopsToReview'],
      reads: { listShopsToReview: ['ShopsToReview'], getPayoutTerms: ['ShopsToReview'] },
      changes: {
        approveShop: ['ShopsToReview', 'Catalog'],
        suspendShop: ['ShopsToReview', 'Catalog'],
        reinstateShop: ['ShopsToReview', 'Catalog'],
        closeShop: ['ShopsToReview', 'Catalog'],
        setPayoutTerms: [],
        setWhoSells: ['ShopsToReview', 'Invoices'],
      },
      answers: { setPayoutTerms: 'getPayoutTerms' },
    }),
})

export const {
  useListShopsToReviewInfiniteQuery,
  useApproveShopMutation,
  useSuspendShopMutation,
  useReinstateShopMutation,
  useCloseShopMutation,
  useGetPayoutTermsQuery,
  useSetPayoutTermsMutation,
  useSetWhoSellsMutation,
} = marketShopsApi
