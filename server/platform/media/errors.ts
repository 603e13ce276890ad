import { Refusal } from '../errors.ts'

function pictureRefused(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { errors: [{ path: 'file', message, code }] })
}

/** The bytes are of no kind that is taken, whatever the file calls itself. */
export const pictureFormat = () =>
  pictureRefused(415, 'picture_format', 'Only JPEG, PNG, WebP and AVIF pictures are taken.')

/** The bytes begin like a picture and do not go on like one. */
export const pictureUnreadable = () =>
  pictureRefused(422, 'picture_unreadable', 'The picture is damaged or incomplete and cannot be read.')

/** The picture would take more memory than a picture should. */
export const pictureTooManyPixels = (megapixels: number, most: number) =>
  pictureRefused(
    422,
    'picture_too_many_pixels',
    `The picture has ${megapixels.toFixed(0)} megapixels; ${most} are the most.`,
  )

/** 503 `storage_unavailable`: the store outside did not take or give a picture. */
export const storageUnavailable = (said: string) =>
  new Refusal(503, 'storage_unavailable', 'Pictures cannot be kept at the moment. Please try again.', {
    headers: { 'retry-after': '10' },
    extra: { said },
  })
