import { mediaEndpoints } from '#shared/api/media.ts'
import type { mediaSchemas } from '#shared/api/media.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const mediaApi = api.injectEndpoints({
  endpoints: (build) => endpointsFrom<typeof mediaSchemas>()(build, mediaEndpoints),
})

export const { useUploadPictureMutation, useUploadOwnPictureMutation, useOperatorUploadPictureMutation } = mediaApi
