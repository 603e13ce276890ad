import { fieldRefused, notFound } from '#server/platform/errors.ts'

/** 404 `coupon_not_found`: no such code or coupon, or not the asker's to touch. */
export const couponNotFound = () => notFound('coupon_not_found', 'This code')

/** 422 `code_taken`: somebody in the market uses it. */
export const codeTaken = () => fieldRefused('code_taken', 'body.code', 'Another coupon has this code.')

/** 422 `product_not_found` or `category_not_found`: the coupon is for something that is not there, or not the shop's. */
export const strangerIn = (field: 'productIds' | 'categoryIds', index: number) =>
  fieldRefused(
    field === 'productIds' ? 'product_not_found' : 'category_not_found',
    `body.${field}.${index}`,
    field === 'productIds' ? 'There is no such product.' : 'There is no such category.',
  )
