import { ownSaleEventEndpoints } from '#shared/api/own-sale-events.ts'
import type { saleEventSchemas } from '#shared/api/sale-events.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof saleEventSchemas, keyof typeof ownSaleEventEndpoints>

export const ownSaleEventsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, ownSaleEventEndpoints, {
      lists: ['listOwnSaleEvents'],
      reads: { listOwnSaleEvents: ['OwnSaleEvents'], getOwnSaleEvent: ['OwnSaleEvents'] },
      changes: {
        createSaleEvent: ['OwnSaleEvents'],
        changeSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
        publishSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
        cancelSaleEvent: ['OwnSaleEvents', 'SaleEvents'],
      },
    }),
})

export const {
  useListOwnSaleEventsInfiniteQuery,
  useGetOwnSaleEventQuery,
  useCreateSaleEventMutation,
  useChangeSaleEventMutation,
  usePublishSaleEventMutation,
  useCancelSaleEventMutation,
} = ownSaleEventsApi
