import { returnEndpoints } from '#shared/api/returns.ts'
import type { returnSchemas } from '#shared/api/returns.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const returnsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof returnSchemas>()(build, returnEndpoints, {
      lists: ['listShopReturns', 'listMarketReturns'],
      reads: {
        listOrderReturns: ['Order'],
        listShopReturns: ['ShopReturns'],
        getShopReturn: ['ShopReturns'],
        listMarketReturns: ['MarketOrders'],
        getMarketReturn: ['MarketOrders'],
      },
      changes: {
        requestReturn: ['Order'],
        withdrawReturn: ['Order'],
        acceptReturn: ['ShopReturns'],
        declineReturn: ['ShopReturns'],
        receiveReturn: ['ShopReturns', 'ShopOrders', 'Balance', 'OwnProducts'],
      },
      answers: { acceptReturn: 'getShopReturn', declineReturn: 'getShopReturn', receiveReturn: 'getShopReturn' },
    }),
})

export const {
  useShowOrderPictureMutation,
  useListOrderReturnsQuery,
  useRequestReturnMutation,
  useWithdrawReturnMutation,
  useListShopReturnsInfiniteQuery,
  useGetShopReturnQuery,
  useAcceptReturnMutation,
  useDeclineReturnMutation,
  useReceiveReturnMutation,
  useListMarketReturnsInfiniteQuery,
  useGetMarketReturnQuery,
} = returnsApi
