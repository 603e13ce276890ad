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
  getLedger: {
    method: 'GET',
    path: '/api/operator/ledger',
    door: 'operator',
    policy: 'operators',
    summary: 'Every account with its balance, now or at an instant, and the proof that all of them sum to zero',
  },
  listLedgerPostings: {
    method: 'GET',
    path: '/api/operator/ledger/postings',
    door: 'operator',
    policy: 'operators',
    summary: 'Postings with all their entries, newest first, by account, shop, kind, order and period',
  },
  getLedgerFlow: {
    method: 'GET',
    path: '/api/operator/ledger/flow',
    door: 'operator',
    policy: 'operators',
    summary: 'Opening, in, out and closing of one account over a period',
  },
  verifyLedger: {
    method: 'POST',
    path: '/api/operator/ledger/verifications',
    door: 'operator',
    policy: 'operators',
    summary: 'Add the whole book up again and compare it with the balances',
  },
})
