import { saleEventEndpoints } from '#shared/api/sale-events.ts'
import type { saleEventSchemas } from '#shared/api/sale-events.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const saleEventsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof saleEventSchemas>()(build, saleEventEndpoints, {
      lists: ['listSaleEvents', 'listOwnSaleEvents'],
      reads: {
        listSaleEvents: ['SaleEvents'],
        getSaleEvent: ['SaleEvents'],
        listOwnSaleEvents: ['OwnSaleEvents'],
        getOwnSaleEvent: ['OwnSaleEvents'],
      },
      changes: {
        createSaleEvent: ['OwnSaleEvents'],
        changeSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
        publishSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
        cancelSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
      },
    }),
})

export const {
  useListSaleEventsInfiniteQuery,
  useGetSaleEventQuery,
  useListOwnSaleEventsInfiniteQuery,
  useGetOwnSaleEventQuery,
  useCreateSaleEventMutation,
  useChangeSaleEventMutation,
  usePublishSaleEventMutation,
  useCancelSaleEventMutation,
} = saleEventsApi
