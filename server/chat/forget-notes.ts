import type { Context } from '#server/platform/context.ts'
import { deleteNotesAbout } from './repository.ts'

/**
 * Deletes what teams noted about somebody who was forgotten. A note is the team's own word, but it speaks about a person who has no
 * name here any more; what a team member noted about others stays, without their name.
 */
export async function forgetNotes(tx: Context, { personId }: { personId: string }): Promise<void> {
  await deleteNotesAbout(tx.db, personId)
}
