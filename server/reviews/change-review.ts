import type { ReviewInput } from '#shared/api/reviews.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { findReview, updateReview } from './repository.ts'

/**
 * Lets its author say it differently; the rating follows at once. Refuses with `review_not_found`, and with
 * `wrong_state` while an operator keeps it hidden.
 */
export async function changeReview(context: Context, id: string, input: ReviewInput): Promise<void> {
  const personId = reviewerOf(context)
  if (await updateReview(context.db, { ...input, id, personId, at: context.clock.now() })) return
  const review = await findReview(context.db, id)
  if (review?.personId !== personId) throw reviewNotFound()
  throw wrongState('The review', review.state, 'changed')
}
