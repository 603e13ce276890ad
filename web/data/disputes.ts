import { disputeEndpoints } from '#shared/api/disputes.ts'
import type { disputeSchemas } from '#shared/api/disputes.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const disputesApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof disputeSchemas>()(build, disputeEndpoints, {
      lists: ['listShopDisputes', 'listDisputes'],
      reads: {
        listOrderDisputes: ['Order'],
        listShopDisputes: ['ShopDisputes'],
        getShopDispute: ['ShopDisputes'],
        listDisputes: ['Disputes'],
        getDispute: ['Disputes'],
      },
      changes: {
        raiseDispute: ['Order'],
        addCustomerWords: ['Order'],
        escalateDispute: ['Order'],
        settleDispute: ['Order'],
        appealAsCustomer: ['Order'],
        addShopWords: ['ShopDisputes'],
        appealAsShop: ['ShopDisputes'],
        addMarketWords: ['Disputes'],
        giveVerdict: ['Disputes', 'MarketOrders'],
      },
      answers: {
        addShopWords: 'getShopDispute',
        appealAsShop: 'getShopDispute',
        addMarketWords: 'getDispute',
        giveVerdict: 'getDispute',
      },
    }),
})

export const {
  useListOrderDisputesQuery,
  useRaiseDisputeMutation,
  useAddCustomerWordsMutation,
  useEscalateDisputeMutation,
  useSettleDisputeMutation,
  useAppealAsCustomerMutation,
  useListShopDisputesInfiniteQuery,
  useGetShopDisputeQuery,
  useAddShopWordsMutation,
  useAppealAsShopMutation,
  useListDisputesInfiniteQuery,
  useGetDisputeQuery,
  useAddMarketWordsMutation,
  usePreviewVerdictMutation,
  useGiveVerdictMutation,
} = disputesApi
