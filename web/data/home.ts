import { homeEndpoints } from '#shared/api/home.ts'
import type { homeSchemas } from '#shared/api/home.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const homeApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof homeSchemas>()(build, homeEndpoints, {
      reads: { getHome: ['Home'] },
      changes: { arrangeHome: ['Home'] },
      answers: { arrangeHome: 'getHomeArrangement' },
    }),
})

export const { useGetHomeQuery, useGetHomeArrangementQuery, useArrangeHomeMutation } = homeApi
