import { endpoints } from './endpoint.ts'

const anyOperator = { door: 'operator', policy: 'any operator' } as const

export const auditEndpoints = endpoints({
  listAuditEntries: {
    method: 'GET',
    path: '/api/operator/audit-entries',
    ...anyOperator,
    summary: 'Who did what, and what it was before, newest first',
  },
  listAuditActs: {
    method: 'GET',
    path: '/api/operator/audit-acts',
    ...anyOperator,
    summary: 'Which acts stand in the audit log, to look for one of them',
  },
  checkAuditChain: {
    method: 'POST',
    path: '/api/operator/audit-checks',
    ...anyOperator,
    isPreview: true,
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
  getOrderTimeline: {
    method: 'GET',
    path: '/api/operator/orders/:id/timeline',
    ...anyOperator,
    subject: 'order',
    summary: 'All that happened to an order, as a story, newest first: from placing to credit note',
  },
  getPaymentTimeline: {
    method: 'GET',
    path: '/api/operator/payments/:id/timeline',
    ...anyOperator,
    subject: 'payment',
    summary: 'All that happened to a payment, as a story, newest first: from the first try to the last refund',
  },
  getShopTimeline: {
    method: 'GET',
    path: '/api/operator/shops/:id/timeline',
    ...anyOperator,
    subject: 'shop',
    summary: 'All that happened to a shop, as a story, newest first: from the application on, with what was done in it',
  },
  getPersonTimeline: {
    method: 'GET',
    path: '/api/operator/people/:id/timeline',
    ...anyOperator,
    subject: 'person',
    summary:
      'All that happened to a person, as a story, newest first: from the account on: orders, contracts, acts, sign-ins and those refused',
  },
})
