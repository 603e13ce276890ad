import { publicShopEndpoints } from '#shared/api/public-shops.ts'
import type { shopSchemas } from '#shared/api/shops.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof shopSchemas, keyof typeof publicShopEndpoints>

export const shopsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, publicShopEndpoints, {
      lists: ['listShops'],
      reads: { listShops: ['Catalog'], getShop: ['Catalog'] },
    }),
})

export const { useListShopsInfiniteQuery, useGetShopQuery } = shopsApi
