import type { Request, Response } from 'express'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { accountEndpoints } from '#shared/api/account.ts'
import { accountSchemas } from '#shared/api/account.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { endOtherSessions, endSessionOf, getAccountAsJson, listOpenSessions } from './account-repository.ts'
import { listAddressesOf } from './address-repository.ts'
import { arrivalOf } from './arrival.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { changeProfile } from './change-profile.ts'
import { confirmEmailChange, requestEmailChange } from './change-email.ts'
import { deviceWords, placeWords } from './device-words.ts'
import type { SessionDoor } from './doors.ts'
import { sessionNotFound } from './errors.ts'
import { addAddress, changeAddress, makeAddressDefault, removeAddress } from './keep-addresses.ts'
import { listPasskeysOf, type PasskeyRow } from './passkey-repository.ts'
import { addPasskey, beginPasskey, beginPasskeySignIn, removePasskey, signInByPasskey } from './passkeys.ts'
import { personOf } from './policy.ts'
import { oneself, welcome } from './welcome.ts'

interface Visit<Body = undefined> {
  context: Context
  body: Body
  req: Request
  res: Response
}

/** Passkeys, at every door alike. */
function passkeysAt(door: SessionDoor) {
  return {
    beginSignIn: async ({ context, req }: Visit) => ({
      ...(await beginPasskeySignIn(context, door, arrivalOf(req, door))),
    }),
    async signIn({ context, body, req, res }: Visit<{ credential: object }>) {
      const signed = body.credential as AuthenticationResponseJSON
      await welcome(context, door, await signInByPasskey(context, door, signed, arrivalOf(req, door)), req, res)
      return undefined
    },
    async list({ context }: Visit) {
      const [own, personId] = oneself(context)
      return { items: (await listPasskeysOf(own.db, personId)).map(presentPasskey) }
    },
    async begin({ context, body }: Visit<{ password: string }>) {
      const [own, personId] = oneself(context)
      return { ...(await beginPasskey(own, door, personId, body.password)) }
    },
    async add({ context, body, req }: Visit<{ credential: object }>) {
      const [own, personId] = oneself(context)
      const made = body.credential as RegistrationResponseJSON
      return presentPasskey(await addPasskey(own, door, personId, made, arrivalOf(req, door)))
    },
    async remove({ context, params }: Visit & { params: { id: string } }) {
      await removePasskey(...oneself(context), params.id)
      return undefined
    },
  }
}

function presentPasskey({ id, name, createdAt, lastUsedAt }: PasskeyRow) {
  return { id, name, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null }
}

/** The session of who asks at the storefront's door. */
function ownSession({ actor }: Context): { personId: string; sessionId: string } {
  invariant(actor.kind === 'customer', 'a customer has come in by the door')
  return actor
}

const storefront = passkeysAt('storefront')
const seller = passkeysAt('seller')
const operator = passkeysAt('operator')

export const accountRoutes = routesFor(accountEndpoints, accountSchemas, {
  getAccount: async ({ context }) => await presentAccount(context),
  async changeProfile({ context, body }) {
    await changeProfile(context, personOf(context), body)
    return await presentAccount(context)
  },
  async changePassword({ context, body }) {
    await changeOwnPassword(context, ownSession(context), body)
    return undefined
  },
  async requestEmailChange({ context, body, req }) {
    await requestEmailChange(context, personOf(context), body, arrivalOf(req, 'storefront'))
    return { sentTo: body.email }
  },
  confirmEmailChange: async ({ context, body, req }) => ({
    email: await confirmEmailChange(context, body.token, arrivalOf(req, 'storefront')),
  }),

  async listSessions({ context }) {
    const own = ownSession(context)
    const sessions = await listOpenSessions(context.db, own.personId, context.clock.outside())
    return {
      items: sessions.map(({ id, door, since, address, userAgent }) => ({
        id,
        door,
        device: deviceWords(userAgent),
        place: placeWords(address),
        since: since.toISOString(),
        isThis: id === own.sessionId,
      })),
    }
  },
  async endSession({ context, params }) {
    if (!(await endSessionOf(context.db, personOf(context), params.id, context.clock.outside())))
      throw sessionNotFound()
    return undefined
  },
  async signOutElsewhere({ context }) {
    const { personId, sessionId } = ownSession(context)
    await endOtherSessions(context.db, personId, sessionId, context.clock.outside())
    return undefined
  },

  listAddresses: async ({ context }) => ({ items: await listAddressesOf(context.db, personOf(context)) }),
  addAddress: async ({ context, body }) => await addAddress(context, personOf(context), body),
  changeAddress: async ({ context, params, body }) => await changeAddress(context, personOf(context), params.id, body),
  async removeAddress({ context, params }) {
    await removeAddress(context, personOf(context), params.id)
    return undefined
  },
  async makeAddressDefault({ context, params }) {
    await makeAddressDefault(context, personOf(context), params.id)
    return undefined
  },

  beginPasskeySignIn: storefront.beginSignIn,
  signInByPasskey: storefront.signIn,
  listPasskeys: storefront.list,
  beginPasskey: storefront.begin,
  addPasskey: storefront.add,
  removePasskey: storefront.remove,
  sellerBeginPasskeySignIn: seller.beginSignIn,
  sellerSignInByPasskey: seller.signIn,
  sellerListPasskeys: seller.list,
  sellerBeginPasskey: seller.begin,
  sellerAddPasskey: seller.add,
  sellerRemovePasskey: seller.remove,
  operatorBeginPasskeySignIn: operator.beginSignIn,
  operatorSignInByPasskey: operator.signIn,
  operatorListPasskeys: operator.list,
  operatorBeginPasskey: operator.begin,
  operatorAddPasskey: operator.add,
  operatorRemovePasskey: operator.remove,
})

async function presentAccount(context: Context): Promise<ReadyJson> {
  return new ReadyJson(await getAccountAsJson(context.db, personOf(context), context.clock.outside()))
}
