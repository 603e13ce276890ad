import type { Context } from '#server/platform/context.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { ownReview, ownShop, reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { addVote, findReview, isMemberOf, removeVote } from './repository.ts'

const votesOfPerson = { most: 200, seconds: 3_600 }

/**
 * Counts that a review helped, once per person; answers how many it has helped.
 * Refuses with `review_not_found`, `own_review`, `own_shop` or `too_many_attempts`.
 */
export async function voteHelpful(context: Context, id: string): Promise<number> {
  const personId = reviewerOf(context)
  await limitRate(context, `review votes of ${personId}`, votesOfPerson)
  const review = await findReview(context.db, id)
  if (review?.state !== 'shown') throw reviewNotFound()
  if (review.personId === personId) throw ownReview()
  if (await isMemberOf(context.db, review.shopId, personId)) throw ownShop()
  return await addVote(context.db, id, personId, context.clock.now())
}

/** Takes the vote back, if there was one; answers how many are left. Refuses with `review_not_found`. */
export async function withdrawVote(context: Context, id: string): Promise<number> {
  const personId = reviewerOf(context)
  const review = await findReview(context.db, id)
  if (review?.state !== 'shown') throw reviewNotFound()
  return await removeVote(context.db, id, personId)
}
