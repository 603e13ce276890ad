import { marketEndpoints } from '#shared/api/market.ts'
import type { marketSchemas } from '#shared/api/market.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const marketApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof marketSchemas>()(build, marketEndpoints, {
      reads: {
        getMarket: ['Market'],
        listCategories: ['Catalog'],
        getCategory: ['Catalog'],
        getSettings: ['Settings'],
      },
      changes: {
        changeSettings: ['Market'],
        createCategory: ['Catalog'],
        changeCategory: ['Catalog'],
        removeCategory: ['Catalog'],
      },
      answers: { changeSettings: 'getSettings', keepBlockedWords: 'getBlockedWords' },
    }),
})

export const {
  useGetMarketQuery,
  useListCategoriesQuery,
  useGetCategoryQuery,
  useCreateCategoryMutation,
  useChangeCategoryMutation,
  useRemoveCategoryMutation,
  useGetBlockedWordsQuery,
  useKeepBlockedWordsMutation,
  useGetSettingsQuery,
  useChangeSettingsMutation,
} = marketApi
