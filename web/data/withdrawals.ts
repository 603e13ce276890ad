import { withdrawalEndpoints } from '#shared/api/withdrawals.ts'
import type { withdrawalSchemas } from '#shared/api/withdrawals.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const withdrawalsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof withdrawalSchemas>()(build, withdrawalEndpoints, {
      lists: [
        'listWithdrawals',
        'listWithdrawalItems',
        'listMarketWithdrawals',
        'listMarketWithdrawalItems',
        'listPayoutFiles',
      ],
      reads: {
        getBalanceOutlook: ['Balance', 'Withdrawals'],
        getWithdrawalTerms: ['Balance', 'Withdrawals'],
        listWithdrawals: ['Withdrawals'],
        getWithdrawal: ['Withdrawals'],
        listMarketWithdrawals: ['MarketWithdrawals'],
        getMarketWithdrawal: ['MarketWithdrawals'],
        listPayoutFiles: ['MarketWithdrawals'],
      },
      changes: {
        addWithdrawMethod: ['Withdrawals'],
        removeWithdrawMethod: ['Withdrawals'],
        requestWithdrawal: ['Withdrawals', 'Balance'],
        cancelWithdrawal: ['Withdrawals', 'Balance'],
        approveWithdrawal: ['MarketWithdrawals'],
        approveWithdrawals: ['MarketWithdrawals'],
        rejectWithdrawal: ['MarketWithdrawals'],
        recordWithdrawalPaid: ['MarketWithdrawals'],
        payWithdrawalByProvider: ['MarketWithdrawals'],
        askProviderAboutWithdrawal: ['MarketWithdrawals'],
        recordWithdrawalFailed: ['MarketWithdrawals'],
        makePayoutFile: ['MarketWithdrawals'],
        recordPayoutFilePaid: ['MarketWithdrawals'],
      },
    }),
})

export const {
  useGetBalanceOutlookQuery,
  useGetWithdrawalTermsQuery,
  useAddWithdrawMethodMutation,
  useRemoveWithdrawMethodMutation,
  useRequestWithdrawalMutation,
  useListWithdrawalsInfiniteQuery,
  useGetWithdrawalQuery,
  useListWithdrawalItemsInfiniteQuery,
  useCancelWithdrawalMutation,
  useListMarketWithdrawalsInfiniteQuery,
  useGetMarketWithdrawalQuery,
  useListMarketWithdrawalItemsInfiniteQuery,
  useApproveWithdrawalMutation,
  useApproveWithdrawalsMutation,
  useRejectWithdrawalMutation,
  useRecordWithdrawalPaidMutation,
  useRecordWithdrawalFailedMutation,
  usePayWithdrawalByProviderMutation,
  useAskProviderAboutWithdrawalMutation,
  useListPayoutFilesInfiniteQuery,
  useMakePayoutFileMutation,
  useRecordPayoutFilePaidMutation,
} = withdrawalsApi
