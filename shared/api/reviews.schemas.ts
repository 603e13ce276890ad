import { z } from 'zod'
import { Review } from './catalog.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { reviewEndpoints } from './reviews.ts'
import { Id, IdParams, Instant, Nothing, PageQuery, Picture, SlugParams, pageOf } from './values.schemas.ts'

export const ReviewState = z.enum(['shown', 'hidden', 'held'])
export const ReviewSort = z.enum(['newest', 'helpful'])
export const MarketReviewList = z.enum(['waiting', 'hidden', 'all'])

const ReviewedProduct = z.object({ id: Id, slug: z.string(), title: z.string(), picture: Picture.nullable() })

export const OwnReview = Review.extend({
  product: ReviewedProduct,
  state: ReviewState,
  hiddenReason: z.string(),
}).meta({ id: 'OwnReview' })

export const ReviewableProduct = ReviewedProduct.extend({ shopName: z.string(), deliveredAt: Instant }).meta({
  id: 'ReviewableProduct',
})

export const ShopReview = Review.extend({ product: ReviewedProduct }).meta({ id: 'ShopReview' })

export const MarketReview = ShopReview.extend({
  state: ReviewState,
  hiddenReason: z.string(),
  shop: z.object({ id: Id, name: z.string(), slug: z.string() }),
  reports: z
    .array(z.object({ reason: z.string(), reportedAt: Instant }))
    .meta({ description: 'Those nobody has looked at yet, oldest first' }),
}).meta({ id: 'MarketReview' })

export const ReviewInput = z
  .strictObject({
    stars: z.int('must be a whole number').min(1, 'needs at least one star').max(5, 'has five stars at most'),
    title: z.string().trim().max(120).default(''),
    body: z.string().trim().max(4_000).default(''),
    pictureIds: z.array(Id).max(4, 'are more than four').optional(),
  })
  .meta({ id: 'ReviewInput' })

const Votes = z.object({ helpfulCount: z.int() })
const Reason = z.string().trim().min(3, 'needs a few words').max(500)

export const reviewSchemas = schemasFor<typeof reviewEndpoints>()({
  listReviews: {
    params: SlugParams,
    query: z.object({
      sort: ReviewSort.default('newest'),
      stars: z.coerce.number().int().min(1).max(5).optional(),
      ...PageQuery,
    }),
    response: pageOf(Review),
  },
  getReviewMarks: { params: SlugParams, response: z.object({ helpful: z.array(Id) }) },
  listOwnReviews: { query: z.object({ ...PageQuery }), response: pageOf(OwnReview) },
  listReviewable: { response: z.object({ items: z.array(ReviewableProduct) }) },
  writeReview: { body: ReviewInput.extend({ productId: Id }), response: OwnReview },
  changeReview: { params: IdParams, body: ReviewInput, response: OwnReview },
  withdrawReview: { params: IdParams, response: Nothing },
  voteHelpful: { params: IdParams, response: Votes },
  withdrawVote: { params: IdParams, response: Votes },
  reportReview: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  listShopReviews: {
    query: z.object({
      unanswered: z.enum(['true', 'false']).default('false').meta({ description: 'Only those without an answer' }),
      ...PageQuery,
    }),
    response: pageOf(ShopReview),
  },
  reportReviewOfShop: { params: IdParams, body: z.strictObject({ reason: Reason }), response: Nothing },
  answerReview: {
    params: IdParams,
    body: z.strictObject({ answer: z.string().trim().min(1, 'is missing').max(2_000) }),
    response: ShopReview,
  },
  listMarketReviews: {
    query: z.object({ list: MarketReviewList.default('waiting'), ...PageQuery }),
    response: pageOf(MarketReview),
  },
  hideReview: { params: IdParams, body: z.strictObject({ reason: Reason }), response: MarketReview },
  showReview: { params: IdParams, response: MarketReview },
})

export type ReviewState = z.output<typeof ReviewState>
export type ReviewSort = z.output<typeof ReviewSort>
export type MarketReviewList = z.output<typeof MarketReviewList>
export type OwnReview = z.output<typeof OwnReview>
export type ReviewableProduct = z.output<typeof ReviewableProduct>
export type ReviewInput = z.output<typeof ReviewInput>
export type ShopReview = z.output<typeof ShopReview>
export type MarketReview = z.output<typeof MarketReview>
