import type { Context } from '#server/platform/context.ts'
import { findPicturesOfPerson } from '#server/platform/media/index.ts'
import { updateProfile } from './account-repository.ts'
import { pictureUnknown } from './errors.ts'

/**
 * Changes a person's name or picture; null takes the picture away. Refuses with `picture_unknown` one they did not bring, and
 * with `word_blocked` a name that must not stand under what they write.
 */
export async function changeProfile(
  context: Context,
  personId: string,
  change: { name?: string | undefined; avatarId?: string | null | undefined },
): Promise<void> {
  const { avatarId } = change
  context.ports.refuseUnwanted(context, { 'body.name': change.name })
  if (avatarId && !(await findPicturesOfPerson(context.db, personId, [avatarId])).has(avatarId)) throw pictureUnknown()
  await updateProfile(context.db, personId, change)
}
