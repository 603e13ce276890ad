import type { Context } from '#server/platform/context.ts'
import { reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { deleteReview } from './repository.ts'

/** Takes a review back for good; its author may write another. Refuses with `review_not_found`. */
export async function withdrawReview(context: Context, id: string): Promise<void> {
  if (!(await deleteReview(context.db, id, reviewerOf(context)))) throw reviewNotFound()
}
