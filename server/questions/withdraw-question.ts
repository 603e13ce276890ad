import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { questionNotFound } from './errors.ts'
import { askerOf } from './policy.ts'
import { deleteQuestion } from './repository.ts'

/** Takes a question back for good, with its answer; who had reported it hears of it. Refuses with `question_not_found`. */
export async function withdrawQuestion(context: Context, id: string): Promise<void> {
  const personId = askerOf(context)
  await inTransaction(context, async (tx) => {
    const deleted = await deleteQuestion(tx.db, id, personId)
    if (!deleted) throw questionNotFound()
    await tx.facts.announce(tx, 'question.withdrawn', { questionId: id, ...deleted })
  })
}
