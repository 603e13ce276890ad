import type { Picture, Problem } from '#shared/api/values.schemas.ts'
import { mediaEndpoints } from '#shared/api/media.ts'
import type { ApiError } from './api.ts'

/** Uploads a picture of the own shop and tells how far it is, from 0 to 1. Throws what a hook would: an ApiError. */
export function uploadPicture(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Picture> {
  return uploadFile<Picture>(mediaEndpoints.uploadPicture.path, file, onProgress, signal)
}

/**
 * Uploads a file to an address and tells how far it is, from 0 to 1. Throws what a hook would: an ApiError.
 * By XMLHttpRequest, because fetch does not say how much of a body has been sent.
 */
export function uploadFile<Answer>(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.set('file', file)
    const refuse = (error: ApiError) => reject(error)
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => refuse({ status: 0, problem: null }))
    request.addEventListener('load', () => {
      if (request.status < 400) resolve(request.response as Answer)
      else refuse({ status: request.status, problem: request.response as Problem | null })
    })
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
