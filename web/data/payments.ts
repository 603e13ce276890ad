import { paymentEndpoints } from '#shared/api/payments.ts'
import type { paymentSchemas } from '#shared/api/payments.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const paymentsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof paymentSchemas>()(build, paymentEndpoints, {
      reads: { listPaymentMethods: ['Cards'] },
      changes: {
        answerSandboxChallenge: ['Checkout', 'Order'],
        keepPaymentMethod: ['Cards'],
        confirmPaymentMethod: ['Cards'],
        chooseDefaultPaymentMethod: ['Cards'],
        removePaymentMethod: ['Cards'],
      },
    }),
})

export const {
  useCreateSandboxTokenMutation,
  useGetSandboxChallengeQuery,
  useAnswerSandboxChallengeMutation,
  useListPaymentMethodsQuery,
  useKeepPaymentMethodMutation,
  useConfirmPaymentMethodMutation,
  useChooseDefaultPaymentMethodMutation,
  useRemovePaymentMethodMutation,
} = paymentsApi
