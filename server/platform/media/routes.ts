import { mediaEndpoints } from '#shared/api/media.ts'
import { mediaSchemas } from '#shared/api/media.schemas.ts'
import { invariant } from '../errors.ts'
import { routesFor } from '../http/contract.ts'
import { mayBringPictures } from './policy.ts'
import { presentPicture } from './present.ts'
import { storePicture } from './store-picture.ts'

export const mediaRoutes = routesFor(mediaEndpoints, mediaSchemas, {
  async uploadPicture({ context, file }) {
    const owner = mayBringPictures(context)
    invariant(file, 'an upload brings a file')
    return presentPicture(await storePicture(context, file.bytes, owner))
  },
})
