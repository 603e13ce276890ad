import { Picture } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { mediaEndpoints } from './media.ts'

export const mediaSchemas = schemasFor<typeof mediaEndpoints>()({
  uploadOwnPicture: { response: Picture },
  uploadPicture: { response: Picture },
  operatorUploadPicture: { response: Picture },
})
