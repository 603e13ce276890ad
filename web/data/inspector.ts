import { inspectorEndpoints } from '#shared/api/inspector.ts'
import type { inspectorSchemas } from '#shared/api/inspector.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const inspectorApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof inspectorSchemas>()(build, inspectorEndpoints, {
      lists: ['listMarketPayments', 'listGatewayEvents'],
      reads: {
        listMarketPayments: ['MarketPayments'],
        getMarketPayment: ['MarketPayments'],
        listGatewayEvents: ['MarketPayments'],
        getGatewayEvent: ['MarketPayments'],
      },
      changes: {
        askGateway: ['MarketPayments', 'MarketOrders'],
        replayGatewayEvent: ['MarketPayments', 'MarketOrders'],
      },
    }),
})

export const {
  useListMarketPaymentsInfiniteQuery,
  useGetMarketPaymentQuery,
  useAskGatewayMutation,
  useListGatewayEventsInfiniteQuery,
  useGetGatewayEventQuery,
  useReplayGatewayEventMutation,
} = inspectorApi
