import { catalogEndpoints } from '#shared/api/catalog.ts'
import type { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const catalogApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof catalogSchemas>()(build, catalogEndpoints, {
      lists: ['listProducts', 'listOwnProducts', 'listPriceHistory', 'listStockHistory'],
      reads: {
        listProducts: ['Catalog'],
        getProduct: ['Catalog'],
        getFacets: ['Catalog'],
        suggest: ['Catalog'],
        listOwnProducts: ['OwnProducts'],
        listPriceHistory: ['OwnProducts'],
        listStockHistory: ['OwnProducts'],
      },
      changes: {
        createProduct: ['OwnProducts'],
        changeProduct: ['OwnProducts', 'Catalog'],
        duplicateProduct: ['OwnProducts'],
        changeProducts: ['OwnProducts', 'Catalog'],
        publishProduct: ['OwnProducts', 'Catalog'],
        hideProduct: ['OwnProducts', 'Catalog'],
        removeProduct: ['OwnProducts'],
      },
      answers: {
        changeProduct: 'getOwnProduct',
        publishProduct: 'getOwnProduct',
        hideProduct: 'getOwnProduct',
      },
    }),
})

export const {
  useListProductsInfiniteQuery,
  useGetProductQuery,
  useGetFacetsQuery,
  useSuggestQuery,
  useListOwnProductsInfiniteQuery,
  useGetOwnProductQuery,
  useLazyGetOwnProductQuery,
  useListPriceHistoryInfiniteQuery,
  useListStockHistoryInfiniteQuery,
  useCreateProductMutation,
  useChangeProductMutation,
  useDuplicateProductMutation,
  useChangeProductsMutation,
  usePublishProductMutation,
  useHideProductMutation,
  useRemoveProductMutation,
} = catalogApi
