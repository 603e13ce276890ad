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
    summary: 'Every movement behind the figures, newest first; of some days when they are given',
    refusals: ['not_allowed', 'period_backwards'],
  },
  getBalanceStatement: {
    method: 'GET',
    path: '/api/seller/balance/statement',
    door: 'seller',
    policy: 'owner and managers',
    summary: 'What a part of the balance was before and after some days, and what came in and went out',
    refusals: ['not_allowed', 'period_backwards'],
  },
  downloadBalanceStatement: {
    method: 'GET',
    path: '/api/seller/balance/statement/file',
    door: 'seller',
    policy: 'owner and managers',
    answers: 'file',
    summary: 'The same with every movement, oldest first, as CSV',
    refusals: ['not_allowed', 'period_backwards', 'statement_too_long'],
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
