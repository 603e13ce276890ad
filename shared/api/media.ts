import { endpoints } from './endpoint.ts'

const refusals = [
  'file_missing',
  'file_too_large',
  'picture_unreadable',
  'picture_format',
  'picture_too_many_pixels',
  'storage_unavailable',
] as const

export const mediaEndpoints = endpoints({
  uploadPicture: {
    method: 'POST',
    path: '/api/seller/pictures',
    door: 'seller',
    policy: 'members of the shop',
    status: 201,
    upload: true,
    summary: 'Upload a JPEG, PNG, WebP or AVIF picture; it is encoded anew',
    refusals,
  },
  operatorUploadPicture: {
    method: 'POST',
    path: '/api/operator/pictures',
    door: 'operator',
    policy: 'any operator',
    status: 201,
    upload: true,
    summary: 'Upload a picture of the market itself; it is encoded anew',
    refusals,
  },
})
