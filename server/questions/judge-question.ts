import { noteAct } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { questionNotFound } from './errors.ts'
import { mayJudge } from './policy.ts'
import { questionMachine } from './question-state.ts'
import { findQuestion, moveQuestion } from './repository.ts'

/**
 * Hides a question and its answer, and who asked hears why. What was reported about it is settled. Refuses with
 * `question_not_found` or `wrong_state`.
 */
export async function hideQuestion(context: Context, id: string, reason: string): Promise<void> {
  mayJudge(context)
  await inTransaction(context, async (tx) => {
    const question = await findQuestion(tx.db, id, { locks: true })
    if (!question) throw questionNotFound()
    const to = questionMachine.after(question.state, 'hide')
    const reporterIds = await moveQuestion(tx.db, { id, to, reason, at: tx.clock.now() })
    await noteAct(tx, { act: 'question.hidden', subject: 'question', subjectId: id, detail: { reason } })
    const { productId, shopId } = question
    await tx.facts.announce(tx, 'question.hidden', {
      questionId: id,
      productId,
      shopId,
      reporterIds,
      reason,
      wasShown: question.state === 'shown',
    })
  })
}

/**
 * Lets a question stand: what was reported about it is settled, and a hidden one is read again. Refuses with
 * `question_not_found`.
 */
export async function showQuestion(context: Context, id: string): Promise<void> {
  mayJudge(context)
  await inTransaction(context, async (tx) => {
    const question = await findQuestion(tx.db, id, { locks: true })
    if (!question) throw questionNotFound()
    const to = question.state === 'shown' ? 'shown' : questionMachine.after(question.state, 'show')
    const reporterIds = await moveQuestion(tx.db, { id, to, reason: '', at: tx.clock.now() })
    await noteAct(tx, { act: 'question.left_standing', subject: 'question', subjectId: id })
    const fact = { questionId: id, productId: question.productId, shopId: question.shopId }
    await tx.facts.announce(tx, 'question.left-standing', { ...fact, reporterIds })
    // The shop has not heard of one that was held.
    if (question.state === 'held') await tx.facts.announce(tx, 'question.asked', fact)
  })
}
