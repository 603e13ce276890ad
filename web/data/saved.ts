import { savedEndpoints } from '#shared/api/saved.ts'
import type { savedSchemas } from '#shared/api/saved.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const savedApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof savedSchemas>()(build, savedEndpoints, {
      lists: ['listSavedProducts', 'listFollowedShops'],
      reads: {
        getSavedMarks: ['Saved'],
        listSavedProducts: ['Saved'],
        listFollowedShops: ['Saved'],
        listFromFollowed: ['Saved'],
        listRecommended: ['Order'],
      },
      changes: {
        saveProducts: ['Saved'],
        saveProduct: ['Saved'],
        forgetProduct: ['Saved'],
        followShop: ['Saved'],
        unfollowShop: ['Saved'],
        askForStock: ['Saved'],
        forgetStockRequest: ['Saved'],
      },
    }),
})

export const {
  useGetSavedMarksQuery,
  useListSavedProductsInfiniteQuery,
  useSaveProductsMutation,
  useSaveProductMutation,
  useForgetProductMutation,
  useListProductCardsQuery,
  useListFollowedShopsInfiniteQuery,
  useListFromFollowedQuery,
  useListRecommendedQuery,
  useListBoughtWithQuery,
  useFollowShopMutation,
  useUnfollowShopMutation,
  useAskForStockMutation,
  useForgetStockRequestMutation,
} = savedApi
