import { ledgerEndpoints } from '#shared/api/ledger.ts'
import type { ledgerSchemas } from '#shared/api/ledger.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const ledgerApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof ledgerSchemas>()(build, ledgerEndpoints, {
      lists: ['listBalanceEntries'],
      reads: { getBalance: ['Balance'], listBalanceEntries: ['Balance'], getBalanceStatement: ['Balance'] },
    }),
})

export const {
  useGetBalanceQuery,
  useListBalanceEntriesInfiniteQuery,
  useGetBalanceStatementQuery,
  useGetBalancePostingQuery,
} = ledgerApi
