import type { Context } from '#server/platform/context.ts'
import { questionNotFound } from './errors.ts'
import { askerOf } from './policy.ts'
import { deleteQuestion } from './repository.ts'

/** Takes a question back for good, with its answer. Refuses with `question_not_found`. */
export async function withdrawQuestion(context: Context, id: string): Promise<void> {
  if (!(await deleteQuestion(context.db, id, askerOf(context)))) throw questionNotFound()
}
