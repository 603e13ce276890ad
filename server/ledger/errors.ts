import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** `posting_not_found`: there is no such posting, or it is another shop's. */
export const postingNotFound = () => notFound('posting_not_found', 'This posting')

/** 422 `period_backwards`: the first day is after the last. */
export const periodBackwards = () => fieldRefused('period_backwards', 'query.from', 'is after the last day')

/** `ledger_out_of_balance`: the book was found wrong, so nothing is paid out until somebody has looked. */
export const ledgerOutOfBalance = () =>
  new Refusal(409, 'ledger_out_of_balance', 'The ledger does not balance. Nothing is paid out until it does.')
