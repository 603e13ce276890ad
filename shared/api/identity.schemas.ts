import { z } from 'zod'
import { Email, Id, Instant, Nothing, Picture, ShopName } from './values.schemas.ts'
import { roles } from '../team-roles.ts'
import { schemasFor } from './endpoint.ts'
import type { identityEndpoints } from './identity.ts'

export const NewPassword = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters')

/** Never a page of another site: it stands in a letter. */
const NextPage = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/, 'must be a page of this market')
  .meta({ description: 'Where the link in the letter leads once it is followed' })
const SignUpBody = z.strictObject({
  name: z.string().trim().min(1, 'is missing').max(120),
  email: Email,
  password: NewPassword,
  next: NextPage.optional(),
})
const Code = z
  .string()
  .trim()
  .min(1, 'is missing')
  .max(40)
  .meta({ description: 'Of the authenticator app, or a recovery code' })
const SignInBody = z.strictObject({
  email: Email,
  password: z.string().min(1, 'is missing').max(200),
  code: Code.optional(),
})
const CodeBody = z.strictObject({ code: Code })
const OwnPasswordBody = z.strictObject({ password: z.string().min(1, 'is missing').max(200) })

export const SecondFactor = z
  .object({ isOn: z.boolean(), since: Instant.nullable(), recoveryCodesLeft: z.int() })
  .meta({ id: 'SecondFactor' })

export const NewSecret = z
  .object({
    secret: z.string().meta({ description: 'Base 32, to be typed into an app' }),
    url: z.string().meta({ description: 'otpauth:' }),
    picture: z.string().meta({ description: 'The same as a QR code: a data address of a PNG' }),
  })
  .meta({ id: 'NewSecret' })

const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

const secondFactor = {
  get: { response: SecondFactor },
  begin: { body: OwnPasswordBody, response: NewSecret },
  confirm: { body: CodeBody, response: RecoveryCodes },
  renew: { body: CodeBody, response: RecoveryCodes },
  end: { body: OwnPasswordBody.extend({ code: Code }), response: Nothing },
}
const TokenBody = z.strictObject({ token: z.string().min(20).max(200) })
const ResetBody = z.strictObject({ token: z.string().min(20).max(200), password: NewPassword })
const EmailBody = z.strictObject({ email: Email })
const Accepted = z.object({ sentTo: z.string() })

export const Person = z
  .object({ id: Id, name: z.string(), email: z.string(), avatar: Picture.nullable() })
  .meta({ id: 'Person' })

export const Role = z.enum(roles).meta({ id: 'Role' })

export const SellerPerson = Person.extend({
  shop: ShopName.extend({
    state: z.enum(['applied', 'changes_requested', 'approved', 'declined', 'suspended', 'closed']),
    role: Role,
  }).nullable(),
  shops: z.array(ShopName.extend({ role: Role })).meta({ description: 'Every shop they work in' }),
}).meta({ id: 'SellerPerson' })

export const identitySchemas = schemasFor<typeof identityEndpoints>()({
  signUp: { body: SignUpBody, response: Accepted },
  activate: { body: TokenBody, response: Person },
  signIn: { body: SignInBody, response: Person },
  signOut: { response: Nothing },
  requestPasswordReset: { body: EmailBody, response: Accepted },
  resetPassword: { body: ResetBody, response: Nothing },
  getMe: { response: Person },
  getSecondFactor: secondFactor.get,
  beginSecondFactor: secondFactor.begin,
  confirmSecondFactor: secondFactor.confirm,
  renewRecoveryCodes: secondFactor.renew,
  endSecondFactor: secondFactor.end,
  sellerSignUp: {
    body: SignUpBody.extend({ shopName: z.string().trim().min(2, 'must have at least 2 characters').max(60) }),
    response: Accepted,
  },
  sellerActivate: { body: TokenBody, response: SellerPerson },
  sellerSignIn: { body: SignInBody, response: SellerPerson },
  sellerSignOut: { response: Nothing },
  sellerRequestPasswordReset: { body: EmailBody, response: Accepted },
  sellerResetPassword: { body: ResetBody, response: Nothing },
  sellerGetMe: { response: SellerPerson },
  sellerGetSecondFactor: secondFactor.get,
  sellerBeginSecondFactor: secondFactor.begin,
  sellerConfirmSecondFactor: secondFactor.confirm,
  sellerRenewRecoveryCodes: secondFactor.renew,
  sellerEndSecondFactor: secondFactor.end,
  operatorSignUp: { body: SignUpBody.extend({ invitation: z.string().min(20).max(200) }), response: Accepted },
  operatorActivate: { body: TokenBody, response: Person },
  operatorSignIn: { body: SignInBody, response: Person },
  operatorSignOut: { response: Nothing },
  operatorRequestPasswordReset: { body: EmailBody, response: Accepted },
  operatorResetPassword: { body: ResetBody, response: Nothing },
  operatorGetMe: { response: Person },
  operatorGetSecondFactor: secondFactor.get,
  operatorBeginSecondFactor: secondFactor.begin,
  operatorConfirmSecondFactor: secondFactor.confirm,
  operatorRenewRecoveryCodes: secondFactor.renew,
  operatorEndSecondFactor: secondFactor.end,
  inviteOperator: { body: EmailBody, response: Accepted },
})
