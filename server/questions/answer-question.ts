import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { questionNotFound } from './errors.ts'
import { findQuestion, updateAnswer } from './repository.ts'

/**
 * The shop answers in public, or says its answer differently; who asked hears of the first one. Refuses with
 * `question_not_found`, and with `wrong_state` what is not shown, and with `word_blocked`.
 */
export async function answerQuestion(context: Context, id: string, answer: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  refuseBlockedWords(context, { 'body.answer': answer })
  await inTransaction(context, async (tx) => {
    const question = await findQuestion(tx.db, id)
    if (question?.shopId !== shopId) throw questionNotFound()
    if (question.state !== 'shown') throw wrongState('The question', question.state, 'answered')
    await updateAnswer(tx.db, { id, answer, personId, at: tx.clock.now() })
    if (question.isAnswered) return
    await tx.facts.announce(tx, 'question.answered', { questionId: id, productId: question.productId, shopId })
  })
}
