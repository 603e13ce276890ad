import { ownProductEndpoints } from '#shared/api/own-products.ts'
import type { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof catalogSchemas, keyof typeof ownProductEndpoints>

export const ownProductsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, ownProductEndpoints, {
      lists: ['listOwnProducts', 'listPriceHistory', 'listStockHistory'],
      reads: {
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
} = ownProductsApi
