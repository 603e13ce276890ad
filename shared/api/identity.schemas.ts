import { z } from 'zod'
import { Email, Id, Nothing, Picture, ShopName } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { identityEndpoints } from './identity.ts'

export const NewPassword = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(200, 'must have at most 200 characters')

const SignUpBody = z.strictObject({
  name: z.string().trim().min(1, 'is missing').max(120),
  email: Email,
  password: NewPassword,
})
const SignInBody = z.strictObject({ email: Email, password: z.string().min(1, 'is missing').max(200) })
const TokenBody = z.strictObject({ token: z.string().min(20).max(200) })
const ResetBody = z.strictObject({ token: z.string().min(20).max(200), password: NewPassword })
const EmailBody = z.strictObject({ email: Email })
const Accepted = z.object({ sentTo: z.string() })

export const Person = z
  .object({ id: Id, name: z.string(), email: z.string(), avatar: Picture.nullable() })
  .meta({ id: 'Person' })

export const SellerPerson = Person.extend({
  shop: ShopName.extend({
    state: z.enum(['applied', 'approved', 'suspended', 'closed']),
    role: z.enum(['owner', 'manager', 'staff']),
  }).nullable(),
}).meta({ id: 'SellerPerson' })

export const identitySchemas = schemasFor<typeof identityEndpoints>()({
  signUp: { body: SignUpBody, response: Accepted },
  activate: { body: TokenBody, response: Person },
  signIn: { body: SignInBody, response: Person },
  signOut: { response: Nothing },
  requestPasswordReset: { body: EmailBody, response: Accepted },
  resetPassword: { body: ResetBody, response: Nothing },
  getMe: { response: Person },
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
  operatorSignUp: { body: SignUpBody.extend({ invitation: z.string().min(20).max(200) }), response: Accepted },
  operatorActivate: { body: TokenBody, response: Person },
  operatorSignIn: { body: SignInBody, response: Person },
  operatorSignOut: { response: Nothing },
  operatorRequestPasswordReset: { body: EmailBody, response: Accepted },
  operatorResetPassword: { body: ResetBody, response: Nothing },
  operatorGetMe: { response: Person },
  inviteOperator: { body: EmailBody, response: Accepted },
})
