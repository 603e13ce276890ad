import type { Totals } from '#shared/api/cart.schemas.ts'
import { notFound, Refusal, wrongState } from '#server/platform/errors.ts'

/** 404 `checkout_not_found`: not there, or not for this visitor. */
export const checkoutNotFound = () => notFound('checkout_not_found', 'This checkout')

/** 404 `order_not_found`: not there, or not for this visitor. */
export const orderNotFound = () => notFound('order_not_found', 'This order')

/** 409 `cart_empty`. */
export const cartEmpty = () => new Refusal(409, 'cart_empty', 'There is nothing in the cart.')

/** A line of which the shelf has less than the cart wants. */
export interface ShortLine {
  lineId: string
  variantId: string
  title: string
  wanted: number
  available: number
}

/** 409 `out_of_stock`: names every line that cannot be bought as it stands, with what is left of it. */
export function outOfStock(lines: readonly ShortLine[]): Refusal {
  const [first, ...others] = lines.map(({ title, available }) => `${title}: ${left(available)}`)
  const message = others.length > 0 ? 'Some things in the cart are not there any more.' : `${first}.`
  return new Refusal(409, 'out_of_stock', message, {
    errors: lines.map(({ lineId, title, available }) => ({
      path: `cart.lines.${lineId}`,
      message: `${title}: ${left(available)}.`,
      code: 'out_of_stock',
    })),
    extra: { lines },
  })
}

function left(available: number): string {
  return available === 0 ? 'none is left' : available === 1 ? 'only 1 is left' : `only ${available} are left`
}

/** 422 `shipping_not_chosen`: a shop has no way to ship, or was asked for one it does not have. */
export function shippingNotChosen(shops: readonly { id: string; name: string }[]): Refusal {
  return new Refusal(422, 'shipping_not_chosen', 'Choose how each shop sends its parcel.', {
    errors: shops.map(({ name }) => ({
      path: 'body.shippingChoices',
      message: `choose how ${name} sends its parcel`,
      code: 'shipping_not_chosen',
    })),
    extra: { shopIds: shops.map(({ id }) => id) },
  })
}

/** 409 `total_changed`: the sum is another than the customer saw; `totals` says what it is now. */
export function totalChanged(totals: Totals): Refusal {
  return new Refusal(409, 'total_changed', 'The total has changed. Please look at it again.', { extra: { totals } })
}

/** 409 `checkout_not_open`: too late to pay, for the checkout is paid, given up or over. */
export function checkoutNotOpen(state: string): Refusal {
  return new Refusal(409, 'checkout_not_open', `This checkout is ${state} and cannot be paid.`, { extra: { state } })
}

/** 409 `cash_not_possible`: cash at the door works for one parcel from a shop that takes it. */
export const cashNotPossible = () =>
  new Refusal(409, 'cash_not_possible', 'Cash on delivery works for one shop at a time, and only if it accepts cash.')

/** 409 `wrong_state`: one order of an unpaid checkout cannot leave it alone: what is to be paid was fixed for all of them. */
export const cancelTheWhole = () =>
  wrongState('The order', 'awaiting_payment', 'cancelled alone; cancel the whole checkout instead')
