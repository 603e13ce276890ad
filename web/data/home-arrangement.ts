import { homeArrangementEndpoints } from '#shared/api/home-arrangement.ts'
import type { homeSchemas } from '#shared/api/home.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof homeSchemas, keyof typeof homeArrangementEndpoints>

export const homeArrangementApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, homeArrangementEndpoints, {
      changes: { arrangeHome: ['Home'] },
      answers: { arrangeHome: 'getHomeArrangement' },
    }),
})

export const { useGetHomeArrangementQuery, useArrangeHomeMutation } = homeArrangementApi
