import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { linkTo, securityPages, waysIn } from './doors.ts'
import { letters } from './letters/index.ts'

/** Every letter about an account, with things made up. */
export function identitySamples(context: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const token = { token: 'sample' }
  const link = { url: linkTo(context, 'storefront', 'activation', token), hours: 24 }
  const ofShop = { url: linkTo(context, 'seller', 'activation', token), hours: 24 }
  const ways = waysIn(context, 'storefront')
  const { resetUrl } = ways
  return {
    'activation:storefront': words.activationLetter({ ...link, door: 'storefront' }),
    'activation:seller': words.activationLetter({ ...ofShop, door: 'seller' }),
    'activation:new-place': words.newPlaceLetter({ ...ofShop, door: 'seller' }),
    'already-known:sample': words.alreadyKnownLetter(ways),
    'password_reset:sample': words.passwordResetLetter({
      url: linkTo(context, 'storefront', 'password-reset', token),
      hours: 1,
    }),
    'password-changed:sample': words.passwordChangedLetter({ ...ways, signedOut: 'everywhere' }),
    'new-sign-in:sample': words.newSignInLetter({
      device: { browser: 'Firefox', system: 'Windows' },
      place: { kind: 'elsewhere', address: '203.0.113.7' },
      url: `${context.config.publicUrl}${securityPages.storefront}`,
      resetUrl,
    }),
    'second-factor-on:sample': words.secondFactorLetter({ now: 'on', resetUrl }),
    'second-factor-off:sample': words.secondFactorLetter({ now: 'off', resetUrl }),
    'passkey-added:sample': words.passkeyLetter({ name: 'Chrome on Android', resetUrl }),
    'email_change:sample': words.newEmailLetter({
      url: linkTo(context, 'storefront', 'email-confirmation', token),
      hours: 24,
    }),
    'email-changed:sample': words.emailChangedLetter({ newEmail: 'ada.new@example.com' }),
    'operator_invitation:sample': words.invitationLetter({
      url: linkTo(context, 'operator', 'sign-up', token),
      days: 7,
    }),
  }
}
