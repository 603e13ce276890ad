import { marketCatalogEndpoints } from '#shared/api/market-catalog.ts'
import type { marketCatalogSchemas } from '#shared/api/market-catalog.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const marketCatalogApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof marketCatalogSchemas>()(build, marketCatalogEndpoints, {
      lists: ['listMarketProducts'],
      reads: {
        listMarketProducts: ['MarketProducts'],
        getMarketProduct: ['MarketProducts'],
        listSynonyms: ['Synonyms'],
      },
      changes: {
        approveProduct: ['MarketProducts', 'Catalog'],
        sendProductBack: ['MarketProducts'],
        blockProduct: ['MarketProducts', 'Catalog'],
        unblockProduct: ['MarketProducts'],
        addSynonym: ['Synonyms', 'Catalog'],
        changeSynonym: ['Synonyms', 'Catalog'],
        removeSynonym: ['Synonyms', 'Catalog'],
      },
      answers: {
        approveProduct: 'getMarketProduct',
        sendProductBack: 'getMarketProduct',
        blockProduct: 'getMarketProduct',
        unblockProduct: 'getMarketProduct',
      },
    }),
})

export const {
  useListMarketProductsInfiniteQuery,
  useGetMarketProductQuery,
  useApproveProductMutation,
  useSendProductBackMutation,
  useBlockProductMutation,
  useUnblockProductMutation,
  useListSynonymsQuery,
  useAddSynonymMutation,
  useChangeSynonymMutation,
  useRemoveSynonymMutation,
} = marketCatalogApi
