import type { LetterText } from '#server/platform/mail/index.ts'
import { nameDevice, namePlace, type Device, type Place } from '../device-words.ts'
import type { SessionDoor } from '../doors.ts'

// No letter repeats a name or a shop's name: until an address is confirmed, a stranger may have typed them.

const notYou = 'If it was not you, you need not do anything.'
const firstSteps: Record<SessionDoor, string> = {
  storefront: 'You have signed up. Confirm your e-mail address, and you are in.',
  seller:
    'You have signed up to sell here. Confirm your e-mail address, and your shop is put before the people who run the market.',
  operator: 'You were invited to run this market. Confirm your e-mail address, and you are in.',
}

/** A link that works once. */
interface Link {
  url: string
  hours: number
}

/** Where somebody who has an account goes on. */
interface Ways {
  signInUrl: string
  resetUrl: string
}

/** To a new person: confirm your address. */
export function activationLetter({ door, url, hours }: Link & { door: SessionDoor }): LetterText {
  return {
    subject: 'Confirm your e-mail address',
    heading: 'One step to go',
    paragraphs: [firstSteps[door]],
    action: { label: 'Confirm my address', url },
    footnote: `The link works once, for ${hours} hours. ${notYou}`,
  }
}

/** To a person who is known already: confirm that you want a place at this door too. */
export function newPlaceLetter({ door, url, hours }: Link & { door: SessionDoor }): LetterText {
  const wish = door === 'seller' ? 'open a shop' : 'help run this market'
  return {
    subject: door === 'seller' ? 'Open your shop with the account you have' : 'Join with the account you have',
    heading: 'You are known here already',
    paragraphs: [
      `Somebody asked to ${wish} with this e-mail address. You already have an account with it, so you can use that one.`,
      'Your password stays the one you have.',
    ],
    action: { label: `Yes, I want to ${wish}`, url },
    footnote: `The link works once, for ${hours} hours. ${notYou}`,
  }
}

/** To a person who signs up a second time: you can simply sign in. */
export function alreadyKnownLetter({ signInUrl, resetUrl }: Ways): LetterText {
  return {
    subject: 'You already have an account',
    heading: 'You are known here already',
    paragraphs: [
      'Somebody tried to sign up with this e-mail address. You already have an account with it, so you can simply sign in.',
      `Forgotten the password? Set a new one: ${resetUrl}`,
    ],
    action: { label: 'Sign in', url: signInUrl },
    footnote: notYou,
  }
}

/** To a person who forgot the password. */
export function passwordResetLetter({ url, hours }: Link): LetterText {
  return {
    subject: 'Set a new password',
    heading: 'Set a new password',
    paragraphs: [
      'Somebody asked for a new password for this account. When you set one, you are signed out everywhere.',
    ],
    action: { label: 'Set a new password', url },
    footnote: `The link works once, for ${hours === 1 ? 'one hour' : `${hours} hours`}. ${notYou} Your password has not changed.`,
  }
}

/** To a person whose password was changed, so that nobody does it unseen. */
export function passwordChangedLetter({
  signedOut,
  signInUrl,
  resetUrl,
}: Ways & { signedOut: 'everywhere' | 'elsewhere' }): LetterText {
  return {
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    paragraphs: [
      signedOut === 'everywhere'
        ? 'The password of your account was changed just now, and you were signed out everywhere.'
        : 'The password of your account was changed just now, and you were signed out everywhere but there.',
      `If it was not you, set a new one at once: ${resetUrl}`,
    ],
    action: { label: 'Sign in', url: signInUrl },
  }
}

/** To somebody who shall help run the market. */
export function invitationLetter({ url, days }: { url: string; days: number }): LetterText {
  return {
    subject: 'An invitation to run this market',
    heading: 'You are invited',
    paragraphs: [
      'An operator of this market invites you to help run it. Sign up with the address this letter was sent to.',
    ],
    action: { label: 'Accept the invitation', url },
    footnote: `The link works once, for ${days} days.`,
  }
}

/** To a person whose second step was set up or taken away, so that nobody does it unseen. */
export function secondFactorLetter({ now, resetUrl }: { now: 'on' | 'off'; resetUrl: string }): LetterText {
  const words = {
    on: 'From now on you sign in with your password and a code of your authenticator app. Keep the recovery codes somewhere safe.',
    off: 'From now on your password alone opens your account.',
  }
  return {
    subject: now === 'on' ? 'Signing in takes two steps now' : 'Signing in takes one step again',
    heading: now === 'on' ? 'Your second step is set up' : 'Your second step was taken away',
    paragraphs: [words[now], `If it was not you, set a new password at once: ${resetUrl}`],
  }
}

/** To the address that shall become a person's. */
export function newEmailLetter({ url, hours }: Link): LetterText {
  return {
    subject: 'Confirm your new e-mail address',
    heading: 'Is this your address?',
    paragraphs: ['Somebody wants to use this e-mail address for their account. It counts once you confirm it.'],
    action: { label: 'Confirm my new address', url },
    footnote: `The link works once, for ${hours} hours. ${notYou}`,
  }
}

/** To the address a person had before, so that nobody takes an account away unseen. */
export function emailChangedLetter({ newEmail }: { newEmail: string }): LetterText {
  return {
    subject: 'Your e-mail address was changed',
    heading: 'Your e-mail address was changed',
    paragraphs: [
      `Your account now belongs to ${newEmail}. Letters go there, and it is what you sign in with.`,
      'If it was not you, write to us at once: somebody knows your password.',
    ],
  }
}

/** To a person whose account a new passkey opens. */
export function passkeyLetter({ name, resetUrl }: { name: string; resetUrl: string }): LetterText {
  return {
    subject: 'A passkey was added to your account',
    heading: 'A new passkey opens your account',
    paragraphs: [
      `It was made with ${name}. Whoever unlocks that device can sign in as you.`,
      `If it was not you, set a new password at once and remove the passkey: ${resetUrl}`,
    ],
  }
}

/** To a person who came in with a browser that was not seen before, so that nobody does it unseen. */
export function newSignInLetter({
  device,
  place,
  url,
  resetUrl,
}: {
  device: Device
  place: Place
  /** Shows who is signed in. */
  url: string
  resetUrl: string
}): LetterText {
  const called = nameDevice(device)
  return {
    subject: `A new sign-in with ${called}`,
    heading: 'A new device came in',
    paragraphs: [
      `Somebody has just signed in to your account with ${called}, from ${namePlace(place)}. If it was you, all is well.`,
      `If it was not you, set a new password at once; that signs everybody out: ${resetUrl}`,
    ],
    action: { label: 'See who is signed in', url },
  }
}
