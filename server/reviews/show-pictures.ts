import type { Context } from '#server/platform/context.ts'
import { findPicturesOfPerson } from '#server/platform/media/index.ts'
import { pictureUnknown } from './errors.ts'
import { replacePictures } from './repository.ts'

/**
 * Shows pictures under a review, in the caller's transaction; those it had stay when none are given. Refuses with
 * `picture_unknown` what its author has not brought.
 */
export async function showPictures(
  tx: Context,
  { reviewId, shopId, personId }: { reviewId: string; shopId: string; personId: string },
  pictureIds: readonly string[] | undefined,
): Promise<void> {
  if (!pictureIds) return
  const own = await findPicturesOfPerson(tx.db, personId, pictureIds)
  if (!pictureIds.every((id) => own.has(id))) throw pictureUnknown()
  await replacePictures(tx.db, { reviewId, shopId, pictureIds: [...new Set(pictureIds)] })
}
