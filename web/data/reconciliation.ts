import { reconciliationEndpoints } from '#shared/api/reconciliation.ts'
import type { reconciliationSchemas } from '#shared/api/reconciliation.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const reconciliationApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof reconciliationSchemas>()(build, reconciliationEndpoints, {
      lists: ['listGatewayPayouts', 'listDifferences'],
      reads: {
        getReconciliation: ['Reconciliation'],
        listGatewayPayouts: ['Reconciliation'],
        listDifferences: ['Reconciliation'],
      },
      changes: {
        reconcileNow: ['Reconciliation', 'Ledger'],
        uploadPayoutFile: ['Reconciliation', 'Ledger'],
        postDifference: ['Reconciliation', 'Ledger'],
        explainDifference: ['Reconciliation'],
        askAboutDifference: ['Reconciliation', 'MarketPayments', 'Ledger'],
      },
    }),
})

export const {
  useGetReconciliationQuery,
  useReconcileNowMutation,
  useUploadPayoutFileMutation,
  useListGatewayPayoutsInfiniteQuery,
  useListDifferencesInfiniteQuery,
  usePostDifferenceMutation,
  useExplainDifferenceMutation,
  useAskAboutDifferenceMutation,
} = reconciliationApi
