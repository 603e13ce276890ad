import { auditEndpoints } from '#shared/api/audit.ts'
import { auditSchemas } from '#shared/api/audit.schemas.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { checkChain, linkChain } from './chain.ts'
import { exportEntries } from './export-entries.ts'
import { listActs, listEntries } from './entry-lists.ts'
import { readTimeline } from './timeline.ts'

export const auditRoutes = routesFor(auditEndpoints, auditSchemas, {
  listAuditEntries: async ({ context, query }) => await listEntries(context.db, query),
  listAuditActs: async ({ context }) => ({ items: await listActs(context.db) }),
  async checkAuditChain({ context }) {
    await linkChain(context)
    return { ...(await checkChain(context)), checkedAt: context.clock.now().toISOString() }
  },
  exportAuditEntries: async ({ context, query }) => await exportEntries(context, query),
  getOrderTimeline: async ({ context, params, query }) => await readTimeline(context.db, 'order', params.id, query),
  getPaymentTimeline: async ({ context, params, query }) => await readTimeline(context.db, 'payment', params.id, query),
  getShopTimeline: async ({ context, params, query }) => await readTimeline(context.db, 'shop', params.id, query),
  getPersonTimeline: async ({ context, params, query }) => await readTimeline(context.db, 'person', params.id, query),
})
