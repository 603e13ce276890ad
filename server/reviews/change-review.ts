import type { ReviewInput } from '#shared/api/reviews.schemas.ts'
import { hasBlockedWord } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { findReview, updateReview } from './repository.ts'
import { showPictures } from './show-pictures.ts'

/**
 * Lets its author say it differently; the rating follows at once, and with a blocked word it is held; one that was held is read
 * once the word is gone. Pictures stay as they are unless others are given.
 * Refuses with `review_not_found`, with `wrong_state` while an operator keeps it hidden, and with `picture_unknown`.
 */
export async function changeReview(context: Context, id: string, input: ReviewInput): Promise<void> {
  const personId = reviewerOf(context)
  await inTransaction(context, async (tx) => {
    const review = await findReview(tx.db, id, { locks: true })
    if (review?.personId !== personId) throw reviewNotFound()
    const state = hasBlockedWord(tx, [input.title, input.body]) ? 'held' : 'shown'
    const isFirstRead = review.state === 'held' && state === 'shown'
    if (!(await updateReview(tx.db, { ...input, id, personId, state, at: tx.clock.now() })))
      throw wrongState('The review', review.state, 'changed')
    const { productId, shopId } = review
    await showPictures(tx, { reviewId: id, shopId, personId }, input.pictureIds)
    // The shop has not heard of one that was held.
    if (isFirstRead) await tx.facts.announce(tx, 'review.written', { reviewId: id, productId, shopId })
    if (state === 'held') await tx.facts.announce(tx, 'review.held', { reviewId: id, productId, shopId })
  })
}
