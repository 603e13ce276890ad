import { publicMarketEndpoints } from '#shared/api/public-market.ts'
import type { marketSchemas } from '#shared/api/market.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof marketSchemas, keyof typeof publicMarketEndpoints>

export const marketApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, publicMarketEndpoints, {
      reads: { getMarket: ['Market'], listCategories: ['Catalog'], getCategory: ['Catalog'] },
    }),
})

export const { useGetMarketQuery, useListCategoriesQuery, useGetCategoryQuery } = marketApi
