import { houseIdentityEndpoints } from '#shared/api/house-identity.ts'
import type { identitySchemas } from '#shared/api/identity.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof identitySchemas, keyof typeof houseIdentityEndpoints>

export const houseIdentityApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, houseIdentityEndpoints, {
      reads: {
        sellerGetMe: ['Me'],
        operatorGetMe: ['Me'],
        sellerGetSecondFactor: ['SecondFactor'],
        operatorGetSecondFactor: ['SecondFactor'],
      },
      answers: {
        sellerSignIn: 'sellerGetMe',
        sellerActivate: 'sellerGetMe',
        operatorSignIn: 'operatorGetMe',
        operatorActivate: 'operatorGetMe',
      },
    }),
})

export const {
  useSellerSignUpMutation,
  useSellerActivateMutation,
  useSellerSignInMutation,
  useSellerSignOutMutation,
  useSellerRequestPasswordResetMutation,
  useSellerResetPasswordMutation,
  useSellerGetMeQuery,
  useOperatorSignUpMutation,
  useOperatorActivateMutation,
  useOperatorSignInMutation,
  useOperatorSignOutMutation,
  useOperatorRequestPasswordResetMutation,
  useOperatorResetPasswordMutation,
  useOperatorGetMeQuery,
  useInviteOperatorMutation,
  useSellerGetSecondFactorQuery,
  useOperatorGetSecondFactorQuery,
} = houseIdentityApi
