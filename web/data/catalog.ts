import { catalogEndpoints } from '#shared/api/catalog.ts'
import type { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const catalogApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof catalogSchemas>()(build, catalogEndpoints, {
      lists: ['listProducts', 'listOwnProducts', 'listPriceHistory', 'listStockHistory', 'listMarketProducts'],
      reads: {
        listProducts: ['Catalog'],
        getProduct: ['Catalog'],
        getFacets: ['Catalog'],
        suggest: ['Catalog'],
        listMarketProducts: ['MarketProducts'],
        getMarketProduct: ['MarketProducts'],
        listSynonyms: ['Synonyms'],
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
        approveProduct: ['MarketProducts', 'Catalog'],
        sendProductBack: ['MarketProducts'],
        blockProduct: ['MarketProducts', 'Catalog'],
        unblockProduct: ['MarketProducts'],
        addSynonym: ['Synonyms', 'Catalog'],
        changeSynonym: ['Synonyms', 'Catalog'],
        removeSynonym: ['Synonyms', 'Catalog'],
      },
      answers: {
        changeProduct: 'getOwnProduct',
        publishProduct: 'getOwnProduct',
        hideProduct: 'getOwnProduct',
        approveProduct: 'getMarketProduct',
        sendProductBack: 'getMarketProduct',
        blockProduct: 'getMarketProduct',
        unblockProduct: 'getMarketProduct',
      },
    }),
})

export const {
  useListProductsInfiniteQuery,
  useGetProductQuery,
  useGetFacetsQuery,
  useSuggestQuery,
  useListSynonymsQuery,
  useAddSynonymMutation,
  useChangeSynonymMutation,
  useRemoveSynonymMutation,
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
  useListMarketProductsInfiniteQuery,
  useGetMarketProductQuery,
  useApproveProductMutation,
  useSendProductBackMutation,
  useBlockProductMutation,
  useUnblockProductMutation,
} = catalogApi
