import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { ownReview, reviewNotFound } from './errors.ts'
import { reviewerOf } from './policy.ts'
import { findReview, insertReport } from './repository.ts'

const reportsOfPerson = { most: 20, seconds: 3_600 }

/**
 * Puts a shown review before the operator, with what the customer has against it.
 * Refuses with `review_not_found`, `own_review` or `too_many_attempts`.
 */
export async function reportReview(context: Context, id: string, reason: string): Promise<void> {
  const personId = reviewerOf(context)
  await limitRate(context, `review reports of ${personId}`, reportsOfPerson)
  const review = await findReview(context.db, id)
  if (review?.state !== 'shown') throw reviewNotFound()
  if (review.personId === personId) throw ownReview()
  const { productId, shopId } = review
  await inTransaction(context, async (tx) => {
    await insertReport(tx.db, { id, personId, reason, at: tx.clock.now() })
    await tx.facts.announce(tx, 'review.reported', { reviewId: id, productId, shopId })
  })
}

/**
 * Puts a shown review about a thing of the own shop before the operator, with what the shop has against it. Refuses with
 * `review_not_found` or `too_many_attempts`.
 */
export async function reportReviewOfShop(context: Context, id: string, reason: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  await limitRate(context, `review reports of ${personId}`, reportsOfPerson)
  await inTransaction(context, async (tx) => {
    const review = await findReview(tx.db, id)
    if (review?.shopId !== shopId || review.state !== 'shown') throw reviewNotFound()
    await asMarket(tx, () => insertReport(tx.db, { id, personId, reason, at: tx.clock.now() }))
    await tx.facts.announce(tx, 'review.reported', { reviewId: id, productId: review.productId, shopId })
  })
}
