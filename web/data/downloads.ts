import { downloadEndpoints } from '#shared/api/downloads.ts'
import type { downloadSchemas } from '#shared/api/downloads.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const downloadsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof downloadSchemas>()(build, downloadEndpoints, {
      reads: {
        listProductFiles: ['ProductFiles'],
        listShopDownloads: ['ShopOrder'],
        listDownloads: ['Order'],
      },
      changes: {
        uploadProductFile: ['ProductFiles', 'Catalog'],
        replaceProductFile: ['ProductFiles', 'Catalog'],
        removeProductFile: ['ProductFiles', 'Catalog'],
        giveDownloadAgain: ['ShopOrder'],
        openDownload: [],
      },
    }),
})

export const {
  useListProductFilesQuery,
  useUploadProductFileMutation,
  useReplaceProductFileMutation,
  useRemoveProductFileMutation,
  useListShopDownloadsQuery,
  useGiveDownloadAgainMutation,
  useListDownloadsQuery,
  useOpenDownloadMutation,
} = downloadsApi
