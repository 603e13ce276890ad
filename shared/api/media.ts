import { endpoints } from './endpoint.ts'

const refusals = [
  'file_missing',
  'file_too_large',
  'picture_unreadable',
  'picture_format',
  'picture_too_many_pixels',
  'storage_unavailable',
  'too_many_attempts',
] as const

export const mediaEndpoints = endpoints({
  uploadOwnPicture: {
    method: 'POST',
    path: '/api/pictures',
    door: 'storefront',
    policy: 'any customer',
    status: 201,
    upload: true,
    summary: 'Upload a picture of one’s own, for a profile or a review; it is encoded anew',
    refusals,
  },
  uploadPicture: {
    method: 'POST',
    path: '/api/seller/pictures',
    ability: 'products',
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
