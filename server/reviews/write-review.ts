import type { ReviewInput } from '#shared/api/reviews.schemas.ts'
import { newId } from '#shared/ids.ts'
import { hasBlockedWord } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { alreadyReviewed, ownShop, productNotReceived } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { insertReview } from './repository.ts'
import { showPictures } from './show-pictures.ts'

const reviewsOfPerson = { most: 30, seconds: 3_600 }

/**
 * Writes what a customer says of a product that has reached them, and counts its stars in the same transaction; one with
 * a blocked word is held until an operator has read it. Answers the review's id. Refuses with `product_not_received`, `already_reviewed`, `own_shop`,
 * `picture_unknown` or `too_many_attempts`.
 */
export async function writeReview(context: Context, input: ReviewInput & { productId: string }): Promise<string> {
  const personId = reviewerOf(context)
  await limitRate(context, `reviews of ${personId}`, reviewsOfPerson)
  const id = newId()
  await inTransaction(context, async (tx) => {
    const state = hasBlockedWord(tx, [input.title, input.body]) ? 'held' : 'shown'
    const written = await insertReview(tx.db, { ...input, id, personId, state, at: tx.clock.now() })
    if (written === 'not_received') throw productNotReceived()
    if (written === 'already_reviewed') throw alreadyReviewed()
    if (written === 'own_shop') throw ownShop()
    await showPictures(tx, { reviewId: id, shopId: written.shopId, personId }, input.pictureIds)
    const fact = { reviewId: id, productId: input.productId, shopId: written.shopId }
    await tx.facts.announce(tx, state === 'held' ? 'review.held' : 'review.written', fact)
  })
  return id
}
