import { daysAfter } from '#server/platform/clock.ts'

/** What becomes of a cycle whose try came to nothing. */
export type AfterFailure = { next: 'try_again'; at: Date } | { next: 'give_up' }

/**
 * Codes of banks after which another try with the same card can only be refused again, or would be held against the
 * market: stripe.com/docs/declines/codes, and the networks' rules on retries they stand for.
 */
const hardDeclines = new Set([
  'stolen_card',
  'lost_card',
  'pickup_card',
  'fraudulent',
  'invalid_account',
  'incorrect_number',
  'invalid_number',
  'transaction_not_allowed',
  'card_not_supported',
  'currency_not_supported',
  'live_mode_test_card',
  'new_account_information_available',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'stop_payment_order',
  'card_removed',
])

/** Whether a failure ends the tries at once. */
export function isHard(failure: string): boolean {
  return hardDeclines.has(failure)
}

/**
 * What follows the failure of a try, the first being try 1: the next one so many days later as `dunningDays` says for it,
 * or none after the last or a hard decline.
 */
export function whatFollows(
  { tries, failure }: { tries: number; failure: string },
  dunningDays: readonly number[],
  now: Date,
): AfterFailure {
  const days = dunningDays[tries - 1]
  if (days === undefined || isHard(failure)) return { next: 'give_up' }
  return { next: 'try_again', at: daysAfter(now, days) }
}
