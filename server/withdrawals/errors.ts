import { formatMoney, type Money } from '#shared/money.ts'
import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `withdrawal_not_found`: not there, or another shop's. */
export const withdrawalNotFound = () => notFound('withdrawal_not_found', 'This withdrawal')

/** 404 `method_not_found`: not there, removed, or another shop's. */
export const methodNotFound = () => notFound('method_not_found', 'This bank account or PayPal address')

/** 422 `iban_invalid`: a digit is wrong, or the country has no such accounts. */
export const ibanInvalid = () =>
  fieldRefused('iban_invalid', 'body.iban', 'is not a valid IBAN; please compare it digit by digit')

/** 422 `field_missing`: needed for this kind of method. */
export const fieldMissing = (field: string) => fieldRefused('field_missing', `body.${field}`, 'is missing')

/** 422 `bic_invalid`. */
export const bicInvalid = () => fieldRefused('bic_invalid', 'body.bic', 'is not a valid BIC')

/** 409 `too_many_methods`: remove one first. */
export const tooManyMethods = () =>
  new Refusal(409, 'too_many_methods', 'There are enough accounts already. Remove one first.')

/** 409 `method_not_usable_yet`: it was named less than a day ago; `usableFrom` says when. */
export const methodNotUsableYet = (usableFrom: Date) =>
  new Refusal(409, 'method_not_usable_yet', 'For your safety a new account can be used a day after it was added.', {
    extra: { usableFrom: usableFrom.toISOString() },
  })

/** 422 `amount_too_small`: below the market's minimum. */
export const amountTooSmall = (minimum: Money, locale: string) =>
  fieldRefused('amount_too_small', 'body.amountMinor', `must be at least ${formatMoney(minimum, locale)}`)

/** 409 `balance_too_low`: less is available than this takes; nothing was set aside or approved. */
export const balanceTooLow = (message: string) => new Refusal(409, 'balance_too_low', message)

/** 409 `daily_limit_reached`: with what was asked for today it would be more than a shop may take in a day. */
export const dailyLimitReached = (limit: Money, locale: string) =>
  new Refusal(
    409,
    'daily_limit_reached',
    `A shop can withdraw ${formatMoney(limit, locale)} in a day. Please come back tomorrow for more.`,
  )

/** 409 `shop_not_open`: a shop that is not approved withdraws nothing. */
export const shopNotOpen = () =>
  new Refusal(409, 'shop_not_open', 'Withdrawals rest while the shop is not open. The money stays yours.')
