import { privacyEndpoints } from '#shared/api/privacy.ts'
import type { privacySchemas } from '#shared/api/privacy.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const privacyApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof privacySchemas>()(build, privacyEndpoints, {
      reads: { listDataExports: ['Account'] },
      changes: { requestDataExport: ['Account'], requestErasure: ['Account'], withdrawErasure: ['Account'] },
    }),
})

export const {
  useListDataExportsQuery,
  useRequestDataExportMutation,
  useRequestErasureMutation,
  useWithdrawErasureMutation,
} = privacyApi
