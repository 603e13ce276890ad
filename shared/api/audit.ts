import { endpoints } from './endpoint.ts'

const anyOperator = { door: 'operator', policy: 'any operator' } as const

export const auditEndpoints = endpoints({
  listAuditEntries: {
    method: 'GET',
    path: '/api/operator/audit-entries',
    ...anyOperator,
    summary: 'Who did what, and what it was before, newest first',
  },
  checkAuditChain: {
    method: 'POST',
    path: '/api/operator/audit-checks',
    ...anyOperator,
    summary: 'Check that no line of the audit log was changed, removed or put in',
  },
  exportAuditEntries: {
    method: 'GET',
    path: '/api/operator/audit-exports',
    ...anyOperator,
    answers: 'file',
    isAudited: true,
    summary: 'Export lines of the audit log as CSV',
  },
  getTimeline: {
    method: 'GET',
    path: '/api/operator/orders/:id/timeline',
    ...anyOperator,
    subject: 'order',
    summary: 'All that happened to an order, from placing to credit note, as a story',
  },
})
