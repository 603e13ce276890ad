import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

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

/** 401 `second_factor_required`: the password is right, and a code is needed beside it. */
export function secondFactorRequired(): Refusal {
  return new Refusal(401, 'second_factor_required', 'Enter the code of your authenticator app, or a recovery code.')
}

/** 403 `second_factor_missing`: this needs a second factor, and the person has none. */
export function secondFactorMissing(): Refusal {
  return new Refusal(403, 'second_factor_missing', 'Set up your second step first: an app that shows codes.')
}

/** 409 `second_factor_there`: there is one already. */
export function secondFactorThere(): Refusal {
  return new Refusal(409, 'second_factor_there', 'You have a second step already. End it before you set up another.')
}

/** 422 `wrong_code`: no code of this moment and no recovery code, or taken before. */
export function wrongCode(): Refusal {
  return fieldRefused('wrong_code', 'body.code', 'is wrong or was used already; wait for the next one')
}

/** 422 `wrong_password`: asked once more before something grave. */
export function wrongPassword(): Refusal {
  return fieldRefused('wrong_password', 'body.password', 'is wrong')
}

/** 401 `sign_in_with_both_steps`: the address is confirmed, and who has a second factor signs in with it. */
export function signInWithBothSteps(): Refusal {
  return new Refusal(401, 'sign_in_with_both_steps', 'Your address is confirmed. Please sign in, with both steps.')
}

/** 422 `picture_unknown`: not a picture this person has brought. */
export function pictureUnknown(): Refusal {
  return fieldRefused('picture_unknown', 'body.avatarId', 'is not a picture of yours')
}

/** 404 `session_not_found`: over, or somebody else's. */
export const sessionNotFound = () => notFound('session_not_found', 'The session')

/** 404 `address_not_found`: forgotten, or somebody else's. */
export const addressNotFound = () => notFound('address_not_found', 'The address')

/** 409 `too_many_addresses`: some have to go first. */
export function tooManyAddresses(most: number): Refusal {
  return new Refusal(409, 'too_many_addresses', `You have saved ${most} addresses; remove one that you need no more.`)
}

/** 404 `passkey_not_found`: removed, or somebody else's. */
export const passkeyNotFound = () => notFound('passkey_not_found', 'The passkey')

/** 401 `passkey_refused`: unknown, asked too long ago, or not signed by whom it should be; which of them is not said. */
export function passkeyRefused(): Refusal {
  return new Refusal(401, 'passkey_refused', 'This passkey does not open an account here. Please try again.')
}

/** 404 `shop_not_found`: the person does not work there. */
export const shopNotYours = () => notFound('shop_not_found', 'The shop')

/** 422 `name_missing`: a new person says what they are called. */
export const nameMissing = () => fieldRefused('name_missing', 'body.name', 'is missing')

/** 422 `password_too_short`: of a new person. */
export const passwordTooShort = (least: number) =>
  fieldRefused('password_too_short', 'body.password', `must have at least ${least} characters`)
