import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** `card_number_invalid`: the check digit is wrong. */
export const cardNumberInvalid = () =>
  fieldRefused('card_number_invalid', 'body.number', 'This is not a valid card number.')

/** `card_expired`: the month on the card is over. */
export const cardExpired = () => fieldRefused('card_expired', 'body.expiryMonth', 'This card has expired.')

/** `challenge_not_found`: the bank waits for nobody under this reference. */
export const challengeNotFound = () => notFound('challenge_not_found', 'This confirmation')

/** `challenge_over`: it was answered, or given up, before. */
export const challengeOver = (state: string) =>
  new Refusal(409, 'challenge_over', 'This confirmation is over already.', { extra: { state } })
