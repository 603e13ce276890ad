import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { linkTo } from './doors.ts'
import {
  activationLetter,
  alreadyKnownLetter,
  emailChangedLetter,
  invitationLetter,
  newEmailLetter,
  newPlaceLetter,
  newSignInLetter,
  passkeyLetter,
  passwordChangedLetter,
  passwordResetLetter,
  secondFactorLetter,
} from './letters.ts'

/** Every letter about an account, with things made up. */
export function identitySamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const token = { token: 'sample' }
  const activation = linkTo(context, 'storefront', 'activation', token)
  return {
    'activation:storefront': activationLetter(context, 'storefront', activation, 24),
    'activation:seller': activationLetter(context, 'seller', linkTo(context, 'seller', 'activation', token), 24),
    'activation:new-place': newPlaceLetter(context, 'seller', linkTo(context, 'seller', 'activation', token), 24),
    'already-known:sample': alreadyKnownLetter(context, 'storefront'),
    'password_reset:sample': passwordResetLetter(context, linkTo(context, 'storefront', 'password-reset', token), 1),
    'password-changed:sample': passwordChangedLetter(context, 'storefront'),
    'new-sign-in:sample': newSignInLetter(context, 'storefront', {
      device: 'Firefox on Windows',
      place: '203.0.113.7',
    }),
    'second-factor-on:sample': secondFactorLetter(context, 'on'),
    'second-factor-off:sample': secondFactorLetter(context, 'off'),
    'passkey-added:sample': passkeyLetter(context, 'Chrome on Android'),
    'email_change:sample': newEmailLetter(context, linkTo(context, 'storefront', 'email-confirmation', token), 24),
    'email-changed:sample': emailChangedLetter(context, 'ada.new@example.com'),
    'operator_invitation:sample': invitationLetter(context, linkTo(context, 'operator', 'sign-up', token), 7),
  }
}
