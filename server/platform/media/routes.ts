import { mediaEndpoints } from '#shared/api/media.ts'
import { mediaSchemas } from '#shared/api/media.schemas.ts'
import type { Context } from '../context.ts'
import { invariant } from '../errors.ts'
import { routesFor } from '../http/contract.ts'
import { limitRate } from '../rate-limit.ts'
import { mayBringPictures } from './policy.ts'
import { presentPicture } from './present.ts'
import { storePicture } from './store-picture.ts'

/** Decoding takes seconds of a processor. */
const picturesOfPerson = { most: 200, seconds: 600 }

export const mediaRoutes = routesFor(mediaEndpoints, mediaSchemas, {
  uploadPicture: takePicture,
  operatorUploadPicture: takePicture,
})

async function takePicture({ context, file }: { context: Context; file?: { bytes: Buffer } | undefined }) {
  const owner = mayBringPictures(context)
  invariant(file, 'an upload brings a file')
  await limitRate(context, `pictures of ${owner.personId}`, picturesOfPerson)
  return presentPicture(await storePicture(context, file.bytes, owner))
}
