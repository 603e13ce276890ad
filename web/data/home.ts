import { publicHomeEndpoints } from '#shared/api/public-home.ts'
import type { homeSchemas } from '#shared/api/home.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof homeSchemas, keyof typeof publicHomeEndpoints>

export const homeApi = api.injectEndpoints({
  endpoints: (build) => endpointsFrom<Schemas>()(build, publicHomeEndpoints, { reads: { getHome: ['Home'] } }),
})

export const { useGetHomeQuery } = homeApi
