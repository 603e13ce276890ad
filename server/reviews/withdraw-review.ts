import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { deleteReview } from './repository.ts'

/** Takes a review back for good; its author may write another, and who had reported it hears of it. Refuses with `review_not_found`. */
export async function withdrawReview(context: Context, id: string): Promise<void> {
  const personId = reviewerOf(context)
  await inTransaction(context, async (tx) => {
    const deleted = await deleteReview(tx.db, id, personId)
    if (!deleted) throw reviewNotFound()
    await tx.facts.announce(tx, 'review.withdrawn', { reviewId: id, ...deleted })
  })
}
