import { shopEndpoints } from '#shared/api/shops.ts'
import type { shopSchemas } from '#shared/api/shops.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const shopsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof shopSchemas>()(build, shopEndpoints, {
      lists: ['listShops', 'listShopsToReview'],
      reads: {
        listShops: ['Catalog'],
        getShop: ['Catalog'],
        getOwnShop: ['OwnShop'],
        listShopsToReview: ['ShopsToReview'],
        getPayoutTerms: ['ShopsToReview'],
      },
      changes: {
        openShop: ['Me', 'OwnShop'],
        changeOwnShop: ['Me', 'Catalog', 'OwnProducts'],
        setHoliday: ['Catalog'],
        setShippingMethods: ['Catalog'],
        approveShop: ['ShopsToReview', 'Catalog'],
        suspendShop: ['ShopsToReview', 'Catalog'],
        reinstateShop: ['ShopsToReview', 'Catalog'],
        setPayoutTerms: [],
      },
      answers: {
        changeOwnShop: 'getOwnShop',
        setShippingMethods: 'getOwnShop',
        setPayoutTerms: 'getPayoutTerms',
        setHoliday: 'getOwnShop',
      },
    }),
})

export const {
  useListShopsInfiniteQuery,
  useGetShopQuery,
  useOpenShopMutation,
  useGetOwnShopQuery,
  useChangeOwnShopMutation,
  useSetHolidayMutation,
  useSetShippingMethodsMutation,
  useListShopsToReviewInfiniteQuery,
  useApproveShopMutation,
  useSuspendShopMutation,
  useReinstateShopMutation,
  useGetPayoutTermsQuery,
  useSetPayoutTermsMutation,
} = shopsApi
