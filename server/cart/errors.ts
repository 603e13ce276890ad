import type { CouponProblem } from '#server/coupons/index.ts'
import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `variant_not_found`: not there, or not sold. */
export const variantNotFound = () => notFound('variant_not_found', 'This product')

/** 404 `cart_line_not_found`: not there, or in somebody else's cart. */
export const cartLineNotFound = () => notFound('cart_line_not_found', 'This line of the cart')

/** 404 `shop_not_in_cart`: nothing in the cart is from this shop. */
export const shopNotInCart = () => notFound('shop_not_in_cart', 'This shop in the cart')

/** 422 `shipping_method_not_found`: not one of the shop's. */
export const shippingMethodNotFound = () =>
  fieldRefused('shipping_method_not_found', 'body.shippingMethodId', 'This shop does not ship this way.')

/** 422 `tax_number_invalid`: a slip of the finger, or a number of another country. */
export const taxNumberInvalid = () =>
  fieldRefused('tax_number_invalid', 'body.taxNumber', 'This is not a tax number of the country the parcel goes to.')

/** 409 `cart_empty`: a coupon needs something to take off from. */
export const cartEmpty = () => new Refusal(409, 'cart_empty', 'Put something into the basket first.')

/** 404 `coupon_not_found`: not in this cart. */
export const couponNotInCart = () => notFound('coupon_not_found', 'This code')

const couponWords: Record<CouponProblem, string> = {
  not_yet: 'This code cannot be used yet.',
  over: 'This code is no longer valid.',
  used_up: 'This code has been used up.',
  used_by_you: 'You have used this code already.',
  not_first_order: 'This code is for a first order.',
  nothing_eligible: 'This code is for other things.',
  below_minimum: 'There is not enough in the basket for this code.',
  above_maximum: 'There is too much in the basket for this code.',
  not_stackable: 'This code cannot be used together with another.',
}

/** 422 `coupon_not_usable`: `problem` says why. */
export const couponNotUsable = (problem: CouponProblem) =>
  new Refusal(422, 'coupon_not_usable', couponWords[problem], {
    errors: [{ path: 'body.code', message: couponWords[problem], code: 'coupon_not_usable' }],
    extra: { problem },
  })

/** 409 `out_of_stock`: `available` says how many are on the shelf, `inCart` how many the cart holds already. */
export function outOfStock(available: number, inCart = 0): Refusal {
  const left = available === 0 ? 'None is left.' : available === 1 ? 'Only 1 is left.' : `Only ${available} are left.`
  const message = available > 0 && inCart > 0 ? `${left} Your cart has ${inCart} already.` : left
  return new Refusal(409, 'out_of_stock', message, {
    errors: [{ path: 'body.quantity', message, code: 'out_of_stock' }],
    extra: { available, inCart },
  })
}

/** 409 `cart_full`: `mostLines` different things are the limit. */
export function cartFull(mostLines: number): Refusal {
  return new Refusal(409, 'cart_full', `A cart holds at most ${mostLines} different things.`, { extra: { mostLines } })
}

/** 409 `shop_on_holiday`: nothing of the shop can be bought; `until` is its last day away. */
export function shopOnHoliday(shopName: string, until: string): Refusal {
  const message = `${shopName} is on holiday until ${until}. Nothing of it can be bought meanwhile.`
  return new Refusal(409, 'shop_on_holiday', message, { extra: { until } })
}
