import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { reviewNotFound } from './errors.ts'
import { findReview, updateAnswer } from './repository.ts'

/**
 * The shop answers in public, or says its answer differently; the author hears of the first one.
 * Refuses with `review_not_found`, and with `wrong_state` what is not shown, and with `word_blocked`.
 */
export async function answerReview(context: Context, id: string, answer: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  refuseBlockedWords(context, { 'body.answer': answer })
  await inTransaction(context, async (tx) => {
    const review = await findReview(tx.db, id)
    if (review?.shopId !== shopId) throw reviewNotFound()
    if (review.state !== 'shown') throw wrongState('The review', review.state, 'answered')
    await updateAnswer(tx.db, { id, answer, personId, at: tx.clock.now() })
    if (review.isAnswered) return
    await tx.facts.announce(tx, 'review.answered', { reviewId: id, productId: review.productId, shopId })
  })
}
