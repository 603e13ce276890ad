import { fieldRefused, Refusal } from '#server/platform/errors.ts'

/** The address or the password is wrong; which of them is not said. */
export function wrongCredentials(): Refusal {
  return new Refusal(401, 'wrong_credentials', 'E-mail address or password is wrong.')
}

/** The password is right, but the address was never confirmed. */
export function notActivated(): Refusal {
  return new Refusal(403, 'not_activated', 'Please confirm your e-mail address first: follow the link we mailed you.')
}

/** The password is right, but the person has nothing to do here. */
export function noPlaceAtThisDoor(): Refusal {
  return new Refusal(403, 'no_place_at_this_door', 'This account has no place at this door.')
}

/** The mailed link is unknown, was used, is too old, or belongs to another door. */
export function linkInvalid(): Refusal {
  return fieldRefused('link_invalid', 'body.token', 'This link was used already or is too old.')
}

/** The invitation is unknown, was used, is too old, or was sent to another address. */
export function invitationInvalid(): Refusal {
  return fieldRefused(
    'invitation_invalid',
    'body.invitation',
    'This invitation was used already, is too old, or was sent to another address.',
  )
}
