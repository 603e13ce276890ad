import { publicSaleEventEndpoints } from '#shared/api/public-sale-events.ts'
import type { saleEventSchemas } from '#shared/api/sale-events.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof saleEventSchemas, keyof typeof publicSaleEventEndpoints>

export const saleEventsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, publicSaleEventEndpoints, {
      lists: ['listSaleEvents'],
      reads: { listSaleEvents: ['SaleEvents'], getSaleEvent: ['SaleEvents'] },
    }),
})

export const { useListSaleEventsInfiniteQuery, useGetSaleEventQuery } = saleEventsApi
