import { ledgerEndpoints } from '#shared/api/ledger.ts'
import type { ledgerSchemas } from '#shared/api/ledger.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const ledgerApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof ledgerSchemas>()(build, ledgerEndpoints, {
      lists: ['listBalanceEntries', 'listLedgerPostings'],
      reads: {
        getBalance: ['Balance'],
        listBalanceEntries: ['Balance'],
        getBalanceStatement: ['Balance'],
        getLedger: ['Ledger'],
        listLedgerPostings: ['Ledger'],
        getLedgerFlow: ['Ledger'],
      },
      changes: { verifyLedger: ['Ledger'] },
    }),
})

export const {
  useGetBalanceQuery,
  useListBalanceEntriesInfiniteQuery,
  useGetBalanceStatementQuery,
  useGetBalancePostingQuery,
  useGetLedgerQuery,
  useListLedgerPostingsInfiniteQuery,
  useGetLedgerFlowQuery,
  useVerifyLedgerMutation,
} = ledgerApi
