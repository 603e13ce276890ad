import { pausedAddressEndpoints } from '#shared/api/paused-addresses.ts'
import type { pausedAddressSchemas } from '#shared/api/paused-addresses.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const pausedAddressesApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof pausedAddressSchemas>()(build, pausedAddressEndpoints, {
      lists: ['listPausedAddresses'],
      reads: { listPausedAddresses: ['Notices'] },
      changes: { resumeAddress: ['Notices'] },
    }),
})

export const { useListPausedAddressesInfiniteQuery, useResumeAddressMutation } = pausedAddressesApi
