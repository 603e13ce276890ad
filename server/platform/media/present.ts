import type { Picture } from '#shared/api/values.schemas.ts'
import type { PictureRow } from './repository.ts'

/** A picture as the API shows it; in SQL the same is `picture_json`. */
export function presentPicture({ id, storageKey, widths, width, height, alt, color }: PictureRow): Picture {
  return { id, src: `/media/${storageKey}`, widths, width, height, alt, color }
}
