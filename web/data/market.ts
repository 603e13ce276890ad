import { marketEndpoints } from '#shared/api/market.ts'
import type { marketSchemas } from '#shared/api/market.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const marketApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof marketSchemas>()(build, marketEndpoints, {
      reads: { getMarket: ['Market'], listCategories: ['Catalog'], getSettings: ['Settings'] },
      changes: { changeSettings: ['Market'] },
      answers: { changeSettings: 'getSettings' },
    }),
})

export const { useGetMarketQuery, useListCategoriesQuery, useGetSettingsQuery, useChangeSettingsMutation } = marketApi
