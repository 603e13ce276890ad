import type { Totals } from '#shared/api/cart.schemas.ts'
import { fieldRefused, notFound, Refusal, wrongState } from '#server/platform/errors.ts'

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

/** What stands in the way of each reason a parcel cannot be sent. */
const shippingWords = {
  no_way: 'has no way to send parcels right now',
  on_holiday: 'is on holiday until',
  not_there: 'does not send to this address',
  too_heavy: 'has no way to send something so heavy',
  amount: 'has no way to send for this amount',
} as const

/** 422 `cannot_be_sent`: names each shop, why, and the things it is about. */
export function cannotBeSent(
  shops: readonly {
    id: string
    name: string
    shippingProblem: keyof typeof shippingWords | null
    holidayUntil: string | null
    lines: readonly { title: string }[]
  }[],
): Refusal {
  const named = shops.map(({ id, name, shippingProblem, holidayUntil, lines }) => {
    const titles = lines.map(({ title }) => title)
    const why = shippingWords[shippingProblem ?? 'no_way'] + (holidayUntil ? ` ${holidayUntil}` : '')
    const words = `${name} ${why}: ${titles.join(', ')}.`
    return { shopId: id, name, reason: shippingProblem, titles, words }
  })
  return new Refusal(422, 'cannot_be_sent', named.map(({ words }) => words).join(' '), {
    errors: named.map(({ words }) => ({ path: 'body.address', message: words, code: 'cannot_be_sent' })),
    extra: { shops: named.map(({ words: _words, ...shop }) => shop) },
  })
}

/** 422 `currency_not_chosen`: the cart holds things priced in several, or none in the one asked for. */
export const currencyNotChosen = (currencies: readonly string[]) =>
  new Refusal(422, 'currency_not_chosen', `Choose which part of the basket to pay: ${currencies.join(' or ')}.`, {
    errors: [{ path: 'body.currency', message: 'choose which part to pay', code: 'currency_not_chosen' }],
    extra: { currencies },
  })

/** 409 `coupon_not_usable`: these codes are used up, or this customer has had them; nothing was ordered. */
export const couponsNotUsable = (codes: readonly string[]) =>
  new Refusal(
    409,
    'coupon_not_usable',
    codes.length === 1
      ? `The code ${codes[0]} cannot be used any more, or not again by you.`
      : `The codes ${codes.join(', ')} cannot be used any more, or not again by you.`,
    { extra: { codes } },
  )

/** 409 `event_limit`: this customer has had their share of a sale event. */
export const eventLimit = (lines: readonly { lineId: string; title: string; most: number }[]) =>
  new Refusal(
    409,
    'event_limit',
    lines.map(({ title, most }) => `${title}: at most ${most} for each customer at the event price.`).join(' '),
    {
      errors: lines.map(({ lineId, title, most }) => ({
        path: `cart.lines.${lineId}`,
        message: `${title}: at most ${most} for each customer at the event price.`,
        code: 'event_limit',
      })),
      extra: { lines },
    },
  )

/** 409 `total_changed`: the sum is another than the customer saw; `totals` says what it is now. */
export function totalChanged(totals: Totals): Refusal {
  return new Refusal(409, 'total_changed', 'The total has changed. Please look at it again.', { extra: { totals } })
}

/** 409 `checkout_not_open`: too late to pay, for the checkout is paid, given up or over. */
export function checkoutNotOpen(state: string): Refusal {
  return new Refusal(409, 'checkout_not_open', `This checkout is ${state} and cannot be paid.`, { extra: { state } })
}

/** 409 `shop_not_selling`: a shop of it may not sell any more; `shops` names it. The rest can be placed again without it. */
export function shopNotSelling(shops: readonly string[]): Refusal {
  const words = `${shops.join(' and ')} cannot sell at the moment, so this is not charged. Give it up, and order the rest anew.`
  return new Refusal(409, 'shop_not_selling', words, { extra: { shops } })
}

/** 409 `cash_not_possible`: cash at the door works for one parcel from a shop that takes it, within what the market allows. */
export const cashNotPossible = (why = 'Cash on delivery works for one shop at a time, and only if it accepts cash.') =>
  new Refusal(409, 'cash_not_possible', why)

/** 422 `plan_needs_card`: what is bought by a plan is charged again, to a card its owner lets the market keep. */
export const planNeedsMeans = () =>
  fieldRefused(
    'plan_needs_card',
    'body.paymentMethodId',
    'Sign in and let us keep a card: what you subscribe to is charged to it again.',
  )

/** 422 `iban_invalid`. */
export const ibanInvalid = () =>
  fieldRefused('iban_invalid', 'body.iban', 'is not a valid IBAN; please compare it digit by digit')

/** 404 `refund_not_found`: no refund waits for a transfer under this id. */
export const refundNotFound = () => notFound('refund_not_found', 'The refund')

/** 409 `wrong_state`: one order of an unpaid checkout cannot leave it alone: what is to be paid was fixed for all of them. */
export const cancelTheWhole = () =>
  wrongState('The order', 'awaiting_payment', 'cancelled alone; cancel the whole checkout instead')

/** 422 `refund_line_unknown`: no line of this order, or fewer units of it are left to give back than asked for. */
export function refundLineUnknown(lineId: string, left?: number): Refusal {
  const message =
    left === undefined
      ? 'This is no line of the order.'
      : left === 0
        ? 'All of this was given back already.'
        : `Only ${left} of this can still be given back.`
  return fieldRefused('refund_line_unknown', `body.lines.${lineId}`, message)
}

/** 422 `refund_too_much`: so much is not left of what was paid; `leftMinor` says what is. */
export function refundTooMuch(leftMinor: number): Refusal {
  const message = 'This is more than is left of what was paid.'
  return new Refusal(422, 'refund_too_much', message, {
    errors: [{ path: 'body.goodwillMinor', message, code: 'refund_too_much' }],
    extra: { leftMinor },
  })
}

/** 422 `nothing_to_give_back`: nothing was chosen, or everything was given back already. */
export const nothingToGiveBack = () =>
  new Refusal(422, 'nothing_to_give_back', 'Choose what to give back: there is nothing in this refund.')

/** 409 `refunds_locked`: a dispute about this order is open, and its verdict decides. */
export const refundsLocked = () =>
  new Refusal(409, 'refunds_locked', 'A dispute about this order is open. Its verdict decides about the money.')

/** 409 `nothing_paid`: no money has come for this order, so none can go back. */
export const nothingPaid = () =>
  new Refusal(409, 'nothing_paid', 'Nothing was paid for this order yet, so nothing can be given back.')
