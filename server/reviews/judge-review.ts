import { noteAct } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { reviewNotFound } from './errors.ts'
import { judgeOf } from './policy.ts'
import { findReview, moveReview } from './repository.ts'
import { reviewMachine } from './review-state.ts'

/**
 * Hides a review: it is no longer read and no longer counts, and its author hears why. What was reported about it is
 * settled. Refuses with `review_not_found` or `wrong_state`.
 */
export async function hideReview(context: Context, id: string, reason: string): Promise<void> {
  judgeOf(context)
  await inTransaction(context, async (tx) => {
    const review = await findReview(tx.db, id, { locks: true })
    if (!review) throw reviewNotFound()
    const to = reviewMachine.after(review.state, 'hide')
    const reporterIds = await moveReview(tx.db, { id, to, reason, at: tx.clock.now() })
    await noteAct(tx, { act: 'review.hidden', subject: 'review', subjectId: id, detail: { reason } })
    const { productId, shopId } = review
    await tx.facts.announce(tx, 'review.hidden', {
      reviewId: id,
      productId,
      shopId,
      reporterIds,
      reason,
      wasShown: review.state === 'shown',
    })
  })
}

/**
 * Lets a review stand: what was reported about it is settled, and a hidden one is read and counts again.
 * Refuses with `review_not_found`.
 */
export async function showReview(context: Context, id: string): Promise<void> {
  judgeOf(context)
  await inTransaction(context, async (tx) => {
    const review = await findReview(tx.db, id, { locks: true })
    if (!review) throw reviewNotFound()
    const to = review.state === 'shown' ? 'shown' : reviewMachine.after(review.state, 'show')
    const reporterIds = await moveReview(tx.db, { id, to, reason: '', at: tx.clock.now() })
    await noteAct(tx, { act: 'review.left_standing', subject: 'review', subjectId: id })
    const fact = { reviewId: id, productId: review.productId, shopId: review.shopId }
    await tx.facts.announce(tx, 'review.left-standing', { ...fact, reporterIds })
    // The shop has not heard of one that was held.
    if (review.state === 'held') await tx.facts.announce(tx, 'review.written', fact)
  })
}
