import { customerIdentityEndpoints } from '#shared/api/customer-identity.ts'
import type { identitySchemas } from '#shared/api/identity.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof identitySchemas, keyof typeof customerIdentityEndpoints>

export const identityApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, customerIdentityEndpoints, {
      reads: { getMe: ['Me'], getSecondFactor: ['SecondFactor'] },
      changes: { signIn: ['Cart', 'Order', 'Checkout'], activate: ['Cart', 'Order', 'Checkout'] },
      answers: { signIn: 'getMe', activate: 'getMe' },
    }),
})

export const {
  useSignUpMutation,
  useActivateMutation,
  useSignInMutation,
  useSignOutMutation,
  useRequestPasswordResetMutation,
  useResetPasswordMutation,
  useGetMeQuery,
  useGetSecondFactorQuery,
} = identityApi
