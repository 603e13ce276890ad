import type { Request, Response } from 'express'
import { identityEndpoints } from '#shared/api/identity.ts'
import { identitySchemas } from '#shared/api/identity.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { clearCookie } from '#server/platform/http/cookies.ts'
import { activate } from './activate.ts'
import { arrivalOf } from './arrival.ts'
import { cookieOf, type SessionDoor } from './doors.ts'
import { beginSecondFactor } from './begin-second-factor.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { endSecondFactor } from './end-second-factor.ts'
import { getSecondFactor } from './get-second-factor.ts'
import { inviteOperator } from './invite-operator.ts'
import { personOf } from './policy.ts'
import { presentPerson } from './present.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { revokeSession } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { signUp, type SignUp } from './sign-up.ts'
import { oneself, welcome } from './welcome.ts'

interface Visit<Body = undefined> {
  context: Context
  body: Body
  req: Request
  res: Response
}

/** What happens at every door alike. */
function handlersAt(door: SessionDoor) {
  return {
    async signUp({ context, body, req }: Visit<SignUp>) {
      await signUp(context, door, body, arrivalOf(req, door))
      return { sentTo: body.email }
    },
    async activate({ context, body, req, res }: Visit<{ token: string }>) {
      const session = await activate(context, door, body.token, arrivalOf(req, door))
      return await welcome(context, door, session, req, res)
    },
    async signIn({ context, body, req, res }: Visit<{ email: string; password: string; code?: string | undefined }>) {
      const session = await signIn(context, door, body, arrivalOf(req, door))
      return await welcome(context, door, session, req, res)
    },
    async signOut({ context, req, res }: Visit) {
      const { token } = arrivalOf(req, door)
      if (token) await revokeSession(context, door, token)
      clearCookie(res, context.config, cookieOf[door])
      return undefined
    },
    async requestPasswordReset({ context, body, req }: Visit<{ email: string }>) {
      await requestPasswordReset(context, door, body.email, arrivalOf(req, door))
      return { sentTo: body.email }
    },
    async resetPassword({ context, body, req, res }: Visit<{ token: string; password: string }>) {
      await resetPassword(context, door, body, arrivalOf(req, door))
      clearCookie(res, context.config, cookieOf[door])
      return undefined
    },
    getSecondFactor: async ({ context }: Visit) => await getSecondFactor(...oneself(context)),
    beginSecondFactor: async ({ context, body }: Visit<{ password: string }>) =>
      await beginSecondFactor(...oneself(context), body.password),
    async confirmSecondFactor({ context, body }: Visit<{ code: string }>) {
      const [own, personId] = oneself(context)
      return { recoveryCodes: await confirmSecondFactor(own, door, personId, body.code) }
    },
    renewRecoveryCodes: async ({ context, body }: Visit<{ code: string }>) => ({
      recoveryCodes: await renewRecoveryCodes(...oneself(context), body.code),
    }),
    async endSecondFactor({ context, body }: Visit<{ password: string; code: string }>) {
      const [own, personId] = oneself(context)
      await endSecondFactor(own, door, personId, body)
      return undefined
    },
    async getMe({ context }: Visit) {
      const { actor } = context
      return await presentPerson(context, door, personOf(context), actor.kind === 'seller' ? actor.shop?.id : null)
    },
  }
}

const storefront = handlersAt('storefront')
const seller = handlersAt('seller')
const operator = handlersAt('operator')

export const identityRoutes = routesFor(identityEndpoints, identitySchemas, {
  ...storefront,
  sellerSignUp: seller.signUp,
  sellerActivate: seller.activate,
  sellerSignIn: seller.signIn,
  sellerSignOut: seller.signOut,
  sellerRequestPasswordReset: seller.requestPasswordReset,
  sellerResetPassword: seller.resetPassword,
  sellerGetMe: seller.getMe,
  sellerGetSecondFactor: seller.getSecondFactor,
  sellerBeginSecondFactor: seller.beginSecondFactor,
  sellerConfirmSecondFactor: seller.confirmSecondFactor,
  sellerRenewRecoveryCodes: seller.renewRecoveryCodes,
  sellerEndSecondFactor: seller.endSecondFactor,
  operatorSignUp: operator.signUp,
  operatorActivate: operator.activate,
  operatorSignIn: operator.signIn,
  operatorSignOut: operator.signOut,
  operatorRequestPasswordReset: operator.requestPasswordReset,
  operatorResetPassword: operator.resetPassword,
  operatorGetMe: operator.getMe,
  operatorGetSecondFactor: operator.getSecondFactor,
  operatorBeginSecondFactor: operator.beginSecondFactor,
  operatorConfirmSecondFactor: operator.confirmSecondFactor,
  operatorRenewRecoveryCodes: operator.renewRecoveryCodes,
  operatorEndSecondFactor: operator.endSecondFactor,
  async inviteOperator({ context, body, req }) {
    await inviteOperator(context, body.email, arrivalOf(req, 'operator'))
    return { sentTo: body.email }
  },
})
