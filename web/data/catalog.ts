import { publicCatalogEndpoints } from '#shared/api/public-catalog.ts'
import type { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof catalogSchemas, keyof typeof publicCatalogEndpoints>

export const catalogApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, publicCatalogEndpoints, {
      lists: ['listProducts'],
      reads: {
        listProducts: ['Catalog'],
        getProduct: ['Catalog'],
        getFacets: ['Catalog'],
        suggest: ['Catalog'],
      },
    }),
})

export const { useListProductsInfiniteQuery, useGetProductQuery, useGetFacetsQuery, useSuggestQuery } = catalogApi
