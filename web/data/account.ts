import { accountEndpoints } from '#shared/api/account.ts'
import type { accountSchemas } from '#shared/api/account.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const accountApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof accountSchemas>()(build, accountEndpoints, {
      reads: {
        getAccount: ['Account'],
        listSessions: ['Account'],
        listAddresses: ['Account'],
        listPasskeys: ['Account'],
        sellerListPasskeys: ['Account'],
        operatorListPasskeys: ['Account'],
      },
      changes: {
        changeProfile: ['Account', 'Me'],
        changePassword: ['Account'],
        requestEmailChange: ['Account'],
        confirmEmailChange: ['Account', 'Me'],
        endSession: ['Account'],
        signOutElsewhere: ['Account'],
        addAddress: ['Account'],
        changeAddress: ['Account'],
        removeAddress: ['Account'],
        makeAddressDefault: ['Account'],
        addPasskey: ['Account'],
        removePasskey: ['Account'],
        sellerAddPasskey: ['Account'],
        sellerRemovePasskey: ['Account'],
        operatorAddPasskey: ['Account'],
        operatorRemovePasskey: ['Account'],
      },
    }),
})

export const {
  useGetAccountQuery,
  useChangeProfileMutation,
  useChangePasswordMutation,
  useRequestEmailChangeMutation,
  useConfirmEmailChangeMutation,
  useListSessionsQuery,
  useEndSessionMutation,
  useSignOutElsewhereMutation,
  useListAddressesQuery,
  useAddAddressMutation,
  useChangeAddressMutation,
  useRemoveAddressMutation,
  useMakeAddressDefaultMutation,
  useListPasskeysQuery,
  useSellerListPasskeysQuery,
  useOperatorListPasskeysQuery,
} = accountApi
