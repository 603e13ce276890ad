import type { Context } from '#server/platform/context.ts'
import { queueMail, queueMails } from '#server/platform/mail/index.ts'
import { findMembersOf } from '#server/orders/index.ts'
import type { HiddenReviewFact, ReviewFact } from './facts.ts'
import { letters } from './letters/index.ts'
import { getReviewInLetter } from './repository.ts'

/** Tells everybody in the shop that one of its things was reviewed. What is taken back meanwhile is not told. */
export async function mailWritten(context: Context, { reviewId, shopId }: ReviewFact): Promise<void> {
  const review = await getReviewInLetter(context.db, reviewId)
  if (!review) return
  const url = `${context.config.publicUrl}/seller/reviews`
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `review-written:${reviewId}:${personId}`,
      to: email,
      write: ({ language }) => letters[language].writtenLetter({ ...review, url }),
    })),
  )
}

/** Tells the author that the shop has answered. */
export async function mailAnswered(context: Context, { reviewId }: ReviewFact): Promise<void> {
  const review = await getReviewInLetter(context.db, reviewId)
  if (!review) return
  const url = `${context.config.publicUrl}/products/${review.productSlug}#reviews`
  await queueMail(context, {
    key: `review-answered:${reviewId}`,
    to: review.authorEmail,
    write: ({ language }) => letters[language].answeredLetter({ ...review, url }),
  })
}

/** Tells the author that the review was hidden, and why. */
export async function mailHidden(context: Context, { reviewId, reason }: HiddenReviewFact) {
  const review = await getReviewInLetter(context.db, reviewId)
  if (!review) return
  const url = `${context.config.publicUrl}/account/reviews`
  await queueMail(context, {
    key: `review-hidden:${reviewId}:${context.requestId}`,
    to: review.authorEmail,
    write: ({ language }) => letters[language].hiddenLetter({ ...review, reason, url }),
  })
}

/** Tells everybody in the shop that something they had read was hidden, and why. */
export async function mailHiddenFromShop(
  context: Context,
  { reviewId, shopId, reason, wasShown }: HiddenReviewFact,
): Promise<void> {
  const review = wasShown ? await getReviewInLetter(context.db, reviewId) : null
  if (!review) return
  const url = `${context.config.publicUrl}/seller/reviews`
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `review-hidden-from-shop:${reviewId}:${personId}:${context.requestId}`,
      to: email,
      write: ({ language }) => letters[language].hiddenFromShopLetter({ ...review, reason, url }),
    })),
  )
}
