import { identityEndpoints } from '#shared/api/identity.ts'
import type { identitySchemas } from '#shared/api/identity.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const identityApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof identitySchemas>()(build, identityEndpoints, {
      reads: {
        getMe: ['Me'],
        sellerGetMe: ['Me'],
        operatorGetMe: ['Me'],
        getSecondFactor: ['SecondFactor'],
        sellerGetSecondFactor: ['SecondFactor'],
        operatorGetSecondFactor: ['SecondFactor'],
      },
      changes: { signIn: ['Cart', 'Order', 'Checkout'], activate: ['Cart', 'Order', 'Checkout'] },
      answers: {
        signIn: 'getMe',
        activate: 'getMe',
        sellerSignIn: 'sellerGetMe',
        sellerActivate: 'sellerGetMe',
        operatorSignIn: 'operatorGetMe',
        operatorActivate: 'operatorGetMe',
      },
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
  useGetSecondFactorQuery,
  useSellerGetSecondFactorQuery,
  useOperatorGetSecondFactorQuery,
} = identityApi
