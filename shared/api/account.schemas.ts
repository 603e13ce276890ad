import { z } from 'zod'
import type { accountEndpoints } from './account.ts'
import { schemasFor } from './endpoint.ts'
import { NewPassword } from './identity.schemas.ts'
import { Address, Email, Id, IdParams, Instant, Nothing, Picture } from './values.schemas.ts'

const OwnPassword = z.string().min(1, 'is missing').max(200)

export const Account = z
  .object({
    name: z.string(),
    email: z.string(),
    avatar: Picture.nullable(),
    since: Instant,
    newEmail: z.string().nullable().meta({ description: 'Asked for, and not confirmed yet' }),
    erasureDueAt: Instant.nullable(),
  })
  .meta({ id: 'Account' })

export const Session = z
  .object({
    id: Id,
    door: z.enum(['storefront', 'seller', 'operator']),
    device: z.string().meta({ description: 'In words: `Firefox on Windows`' }),
    place: z.string().meta({ description: 'Where it was opened from, as far as the network tells' }),
    since: Instant,
    isThis: z.boolean(),
  })
  .meta({ id: 'Session' })

export const SavedAddress = z.object({ id: Id, address: Address, isDefault: z.boolean() }).meta({ id: 'SavedAddress' })

export const Passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() })
  .meta({ id: 'Passkey' })

const KeyParams = z.object({ id: z.string().min(1).max(1_400) })

/** What WebAuthn passes between browser and server (w3.org/TR/webauthn-3, section 5); checked by what signs and verifies. */
const Options = z.record(z.string(), z.unknown())
const base64url = z
  .string()
  .min(1, 'is missing')
  .max(8_000)
  .regex(/^[\w-]*$/, 'is not base64url')
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}
const MadeKey = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url.optional(),
  }),
})
const SignedByKey = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})

const passkeys = {
  beginSignIn: { response: Options },
  signIn: { body: z.strictObject({ credential: SignedByKey }), response: Nothing },
  list: { response: z.object({ items: z.array(Passkey) }) },
  begin: { body: z.strictObject({ password: OwnPassword }), response: Options },
  add: { body: z.strictObject({ credential: MadeKey }), response: Passkey },
  remove: { params: KeyParams, response: Nothing },
}

export const accountSchemas = schemasFor<typeof accountEndpoints>()({
  getAccount: { response: Account },
  changeProfile: {
    body: z.strictObject({
      name: z.string().trim().min(1, 'is missing').max(120).optional(),
      avatarId: Id.nullable().optional(),
    }),
    response: Account,
  },
  changePassword: { body: z.strictObject({ password: OwnPassword, newPassword: NewPassword }), response: Nothing },
  requestEmailChange: {
    body: z.strictObject({ email: Email, password: OwnPassword }),
    response: z.object({ sentTo: z.string() }),
  },
  confirmEmailChange: {
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    response: z.object({ email: z.string() }),
  },
  listSessions: { response: z.object({ items: z.array(Session) }) },
  endSession: { params: IdParams, response: Nothing },
  signOutElsewhere: { response: Nothing },
  listAddresses: { response: z.object({ items: z.array(SavedAddress) }) },
  addAddress: { body: Address, response: SavedAddress },
  changeAddress: { params: IdParams, body: Address, response: SavedAddress },
  removeAddress: { params: IdParams, response: Nothing },
  makeAddressDefault: { params: IdParams, response: Nothing },
  beginPasskeySignIn: passkeys.beginSignIn,
  signInByPasskey: passkeys.signIn,
  listPasskeys: passkeys.list,
  beginPasskey: passkeys.begin,
  addPasskey: passkeys.add,
  removePasskey: passkeys.remove,
  sellerBeginPasskeySignIn: passkeys.beginSignIn,
  sellerSignInByPasskey: passkeys.signIn,
  sellerListPasskeys: passkeys.list,
  sellerBeginPasskey: passkeys.begin,
  sellerAddPasskey: passkeys.add,
  sellerRemovePasskey: passkeys.remove,
  operatorBeginPasskeySignIn: passkeys.beginSignIn,
  operatorSignInByPasskey: passkeys.signIn,
  operatorListPasskeys: passkeys.list,
  operatorBeginPasskey: passkeys.begin,
  operatorAddPasskey: passkeys.add,
  operatorRemovePasskey: passkeys.remove,
})

export type Account = z.output<typeof Account>
export type Session = z.output<typeof Session>
export type SavedAddress = z.output<typeof SavedAddress>
export type Passkey = z.output<typeof Passkey>
