import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** Not there, hidden, or somebody else's. */
export const reviewNotFound = () => notFound('review_not_found', 'The review')

/** Nothing of this product has reached this person. */
export const productNotReceived = () =>
  fieldRefused('product_not_received', 'body.productId', 'has not arrived at your door')

/** 422 `picture_unknown`: not a picture the reviewer has brought. */
export const pictureUnknown = () => fieldRefused('picture_unknown', 'body.pictureIds', 'are not all pictures of yours')

/** One review per person and product; the first can be changed. */
export const alreadyReviewed = () =>
  new Refusal(409, 'already_reviewed', 'You have reviewed this already; you can change what you wrote.')

/** 409 `own_shop`: who works in a shop says nothing in the name of its customers. */
export const ownShop = () => new Refusal(409, 'own_shop', 'You work in this shop; its reviews are for its customers.')

/** Nobody votes on what they wrote themselves. */
export const ownReview = () => new Refusal(409, 'own_review', 'This is your own review.')
