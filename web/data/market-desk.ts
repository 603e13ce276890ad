import { marketDeskEndpoints } from '#shared/api/market-desk.ts'
import type { marketSchemas } from '#shared/api/market.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof marketSchemas, keyof typeof marketDeskEndpoints>

export const marketDeskApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, marketDeskEndpoints, {
      reads: { getSettings: ['Settings'] },
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
  useCreateCategoryMutation,
  useChangeCategoryMutation,
  useRemoveCategoryMutation,
  useGetBlockedWordsQuery,
  useKeepBlockedWordsMutation,
  useGetSettingsQuery,
  useChangeSettingsMutation,
} = marketDeskApi
