import { importEndpoints } from '#shared/api/imports.ts'
import type { importSchemas } from '#shared/api/imports.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const importsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof importSchemas>()(build, importEndpoints, {
      lists: ['listImports', 'listImportLines'],
      reads: { listImports: ['Imports'], getImport: ['Imports'], listImportLines: ['ImportLines'] },
      changes: {
        uploadImport: ['Imports'],
        startImport: ['Imports', 'OwnProducts'],
        cancelImport: ['Imports', 'ImportLines', 'OwnProducts', 'Catalog'],
      },
    }),
})

export const {
  useUploadImportMutation,
  useListImportsInfiniteQuery,
  useGetImportQuery,
  useListImportLinesInfiniteQuery,
  useStartImportMutation,
  useCancelImportMutation,
} = importsApi
