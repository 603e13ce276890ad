import { mediaEndpoints } from '#shared/api/media.ts'
import { mediaSchemas } from '#shared/api/media.schemas.ts'
import type { Context } from '../context.ts'
import { invariant } from '../errors.ts'
import { routesFor } from '../http/contract.ts'
import type { ReceivedFile } from '../http/upload.ts'
import { limitRate } from '../rate-limit.ts'
import { mayBringOwnPictures, mayBringPictures } from './policy.ts'
import { presentPicture } from './present.ts'
import type { PictureOwner } from './repository.ts'
import { storePicture } from './store-picture.ts'

/** Decoding takes seconds of a processor. */
const picturesOfPerson = { most: 200, seconds: 600 }

export const mediaRoutes = routesFor(mediaEndpoints, mediaSchemas, {
  uploadOwnPicture: async ({ context, file }) => await take(context, file, mayBringOwnPictures(context)),
  operatorUploadPicture: async ({ context, file }) => await take(context, file, mayBringPictures(context)),
  uploadPicture: async ({ context, file }) => await take(context, file, mayBringPictures(context)),
})

async function take(context: Context, file: ReceivedFile | undefined, owner: PictureOwner & { personId: string }) {
  invariant(file, 'an upload brings a file')
  await limitRate(context, `pictures of ${owner.personId}`, picturesOfPerson)
  return presentPicture(await storePicture(context, file.bytes, owner))
}
