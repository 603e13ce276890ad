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

/** 409 `no_payout_account`: the market's own account is not set. */
export const noPayoutAccount = () =>
  new Refusal(409, 'no_payout_account', 'Set PAYOUT_NAME and PAYOUT_IBAN first; files for the bank are in euros alone.')

/** 409 `nothing_to_send`: every approved withdrawal to a bank account stands in a file already. */
export const nothingToSend = () => new Refusal(409, 'nothing_to_send', 'Nothing approved waits to be sent to the bank.')

/** 404 `payout_file_not_found`. */
export const payoutFileNotFound = () => notFound('payout_file_not_found', 'This file')

/** 409 `already_sent`: it stands in a file for the bank; it can be paid or fail, and not be sent back. */
export const alreadySent = () =>
  new Refusal(409, 'already_sent', 'It stands in a file for the bank. Note it as paid, or as not paid.')

/** 409 `payout_under_way`: a provider is paying it, and will say what became of it. */
export const payoutUnderWay = () =>
  new Refusal(409, 'payout_under_way', 'PayPal was asked to pay it. What becomes of it will be noted by itself.')

/** 409 `payout_not_possible`: it goes to a bank, payouts are switched off, or the provider cannot pay this amount. */
export const payoutNotPossible = () =>
  new Refusal(409, 'payout_not_possible', 'PayPal cannot pay this by itself. Pay it by hand, and note it here.')
