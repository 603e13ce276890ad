import type { Context } from '#server/platform/context.ts'
import { deletePiecesOfUnbought } from './repository.ts'

/** Of up to 50 MB each: what is forgotten at once should not be felt by others. */
const filesAtOnce = 20

/** Forgets the content of files that were taken out of their product before anybody bought them. What was bought stays with who has it. */
export async function forgetUnbought({ db }: Context): Promise<void> {
  await deletePiecesOfUnbought(db, filesAtOnce)
}
