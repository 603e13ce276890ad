import { applicationEndpoints } from '#shared/api/applications.ts'
import type { applicationSchemas } from '#shared/api/applications.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const applicationsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof applicationSchemas>()(build, applicationEndpoints, {
      reads: {
        getOwnApplication: ['Application', 'OwnShop'],
        getApplication: ['ShopsToReview'],
        getApplicationChecklist: ['ApplicationChecklist'],
      },
      changes: {
        uploadApplicationFile: ['Application'],
        removeApplicationFile: ['Application'],
        handInApplication: ['Application', 'Me', 'OwnShop'],
        setApplicationChecklist: ['ApplicationChecklist', 'ShopsToReview'],
        askShopForChanges: ['ShopsToReview'],
        declineShop: ['ShopsToReview'],
      },
    }),
})

export const {
  useGetOwnApplicationQuery,
  useUploadApplicationFileMutation,
  useRemoveApplicationFileMutation,
  useHandInApplicationMutation,
  useGetApplicationChecklistQuery,
  useSetApplicationChecklistMutation,
  useGetApplicationQuery,
  useAskShopForChangesMutation,
  useDeclineShopMutation,
} = applicationsApi
