import { endpoints } from './endpoint.ts'

export const ledgerEndpoints = endpoints({
  getBalance: {
    method: 'GET',
    path: '/api/seller/balance',
    door: 'seller',
    policy: 'owner and managers',
    summary: 'What is pending, available, set aside and withdrawing',
    refusals: ['not_allowed'],
  },
  listBalanceEntries: {
    method: 'GET',
    path: '/api/seller/balance/entries',
    door: 'seller',
    policy: 'owner and managers',
    summary: 'Every movement behind the figures, newest first',
    refusals: ['not_allowed'],
  },
  getBalancePosting: {
    method: 'GET',
    path: '/api/seller/balance/postings/:id',
    door: 'seller',
    policy: 'owner and managers',
    subject: 'posting',
    summary: 'A movement with the postings behind it',
    refusals: ['posting_not_found', 'not_allowed'],
  },
})
