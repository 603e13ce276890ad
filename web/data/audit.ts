import { auditEndpoints } from '#shared/api/audit.ts'
import type { auditSchemas } from '#shared/api/audit.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const auditApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof auditSchemas>()(build, auditEndpoints, {
      lists: ['listAuditEntries', 'getOrderTimeline', 'getPaymentTimeline', 'getShopTimeline', 'getPersonTimeline'],
    }),
})

export const {
  useListAuditEntriesInfiniteQuery,
  useListAuditActsQuery,
  useCheckAuditChainMutation,
  useGetOrderTimelineInfiniteQuery,
  useGetPaymentTimelineInfiniteQuery,
  useGetShopTimelineInfiniteQuery,
  useGetPersonTimelineInfiniteQuery,
} = auditApi
