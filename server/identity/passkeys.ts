import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { minutesAfter } from '#server/platform/clock.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { Arrival } from './arrival.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { comeIn } from './come-in.ts'
import { deviceWords } from './device-words.ts'
import { securityPages, waysIn, type SessionDoor } from './doors.ts'
import { passkeyNotFound, passkeyRefused } from './errors.ts'
import { letters } from './letters/index.ts'
import { limitTries } from './limits.ts'
import { noteRefusal } from './note-refusal.ts'
import {
  deletePasskey,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeysOf,
  notePasskeyUse,
  takeChallenge,
  type PasskeyRow,
  type PasskeyWithPerson,
} from './passkey-repository.ts'
import { mayComeIn } from './policy.ts'
import { getPersonToCheck } from './second-factor-repository.ts'
import type { OpenSession } from './sessions.ts'

// W3C Web Authentication Level 3. A passkey asks for the device and for whoever unlocks it (user verification), so it
// stands for password and second step together.

const minutes = 5

/** Loaded with the first passkey that is asked for: a market without one saves its memory. */
const webAuthn = () => import('@simplewebauthn/server')

/**
 * Begins a passkey for who is signed in: what their device needs to make one. Refuses with `wrong_password` or
 * `too_many_attempts`.
 */
export async function beginPasskey(context: Context, door: SessionDoor, personId: string, password: string) {
  const { email } = await checkOwnPassword(context, personId, password)
  const known = await listPasskeysOf(context.db, personId)
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: context.ports.mail.letterhead().marketName,
    rpID: hostOf(context),
    userName: email,
    userID: new TextEncoder().encode(personId),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await ask(context, { challenge: options.challenge, purpose: 'add', door, personId })
  return options
}

/** Keeps the passkey that a device has made; a letter says so. Refuses with `passkey_refused`. */
export async function addPasskey(
  context: Context,
  door: SessionDoor,
  personId: string,
  made: RegistrationResponseJSON,
  { userAgent = '' }: Arrival,
): Promise<PasskeyRow> {
  const challenge = challengeOf(made.response.clientDataJSON)
  const isAsked = await takeChallenge(context.db, {
    challenge,
    purpose: 'add',
    door,
    personId,
    at: context.clock.outside(),
  })
  if (!isAsked) throw passkeyRefused()
  const { verifyRegistrationResponse } = await webAuthn()
  const { registrationInfo } = await verified(
    verifyRegistrationResponse({ response: made, ...expectedBy(context, challenge), requireUserVerification: true }),
  )
  if (!registrationInfo) throw passkeyRefused()
  const { id, publicKey, counter } = registrationInfo.credential
  return await inTransaction(context, async (tx) => {
    const key = await insertPasskey(tx.db, {
      id,
      personId,
      name: deviceWords(userAgent),
      publicKey: Buffer.from(publicKey),
      counter,
      transports: made.response.transports ?? [],
      at: tx.clock.now(),
    })
    if (!key) throw passkeyRefused()
    const { email } = await getPersonToCheck(tx.db, personId)
    const { resetUrl } = waysIn(tx, 'storefront')
    await queueMail(tx, {
      key: `passkey-added:${newId()}`,
      to: email,
      write: ({ language }) => letters[language].passkeyLetter({ name: key.name, resetUrl }),
      page: { personId, path: securityPages[door] },
    })
    return key
  })
}

/** Forgets a passkey of a person. Refuses with `passkey_not_found`. */
export async function removePasskey(context: Context, personId: string, id: string): Promise<void> {
  if (!(await deletePasskey(context.db, personId, id))) throw passkeyNotFound()
}

/** Begins a sign-in by passkey, of nobody yet: the device says whose key it holds. Refuses with `too_many_attempts`. */
export async function beginPasskeySignIn(context: Context, door: SessionDoor, arrival: Arrival) {
  await limitTries(context, 'sign-in', arrival)
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({ rpID: hostOf(context), userVerification: 'required' })
  await ask(context, { challenge: options.challenge, purpose: 'sign_in', door, personId: null })
  return options
}

/**
 * Signs a person in at a door by what their passkey signed. Refuses with `passkey_refused`, whatever was wrong with it;
 * with `not_activated` or `no_place_at_this_door`; and with `too_many_attempts`. What is refused to the key of somebody is told
 * in the audit log.
 */
export async function signInByPasskey(
  context: Context,
  door: SessionDoor,
  signed: AuthenticationResponseJSON,
  arrival: Arrival,
): Promise<OpenSession & { personId: string }> {
  await limitTries(context, 'sign-in', arrival)
  const at = context.clock.outside()
  const challenge = challengeOf(signed.response.clientDataJSON)
  if (!(await takeChallenge(context.db, { challenge, purpose: 'sign_in', door, personId: null, at })))
    throw passkeyRefused()
  const key = await findPasskey(context.db, signed.id)
  if (!key) throw passkeyRefused()
  try {
    return await comeInByKey(context, door, { key, signed, challenge, at }, arrival)
  } catch (refusal) {
    if (refusal instanceof Refusal) await noteRefusal(context, refusal.code, { email: key.email, door, arrival })
    throw refusal
  }
}

async function comeInByKey(
  context: Context,
  door: SessionDoor,
  {
    key,
    signed,
    challenge,
    at,
  }: { key: PasskeyWithPerson; signed: AuthenticationResponseJSON; challenge: string; at: Date },
  arrival: Arrival,
): Promise<OpenSession & { personId: string }> {
  const { verifyAuthenticationResponse } = await webAuthn()
  const { verified: isGood, authenticationInfo } = await verified(
    verifyAuthenticationResponse({
      response: signed,
      ...expectedBy(context, challenge),
      credential: { id: signed.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      requireUserVerification: true,
    }),
  )
  if (!isGood) throw passkeyRefused()
  mayComeIn(key, door)
  return await inTransaction(context, async (tx) => {
    if (!(await notePasskeyUse(tx.db, signed.id, authenticationInfo.newCounter, at))) throw passkeyRefused()
    return await comeIn(tx, door, key.id, arrival)
  })
}

async function ask(
  context: Context,
  asked: { challenge: string; purpose: 'sign_in' | 'add'; door: SessionDoor; personId: string | null },
): Promise<void> {
  await insertChallenge(context.db, { ...asked, expiresAt: minutesAfter(context.clock.outside(), minutes) })
}

/** The library throws plain errors about what does not fit; to whoever sent it they are all the same. */
async function verified<T>(verifying: Promise<T>): Promise<T> {
  return await verifying.catch(() => {
    throw passkeyRefused()
  })
}

function expectedBy(context: Context, challenge: string) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: new URL(context.config.publicUrl).origin,
    expectedRPID: hostOf(context),
  }
}

/** The name a passkey is bound to: the market's host, without its port. */
function hostOf({ config }: Context): string {
  return new URL(config.publicUrl).hostname
}

/** What was signed, as the browser wrote it down; only whether it was asked here decides. */
function challengeOf(clientDataJSON: string): string {
  try {
    const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown } | null
    return typeof data?.challenge === 'string' ? data.challenge : ''
  } catch {
    return ''
  }
}
