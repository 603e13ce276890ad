import { endpoints } from './endpoint.ts'

const operators = { door: 'operator', policy: 'any operator' } as const

/** Shops before those who run the market. */
export const marketShopEndpoints = endpoints({
  listShopsToReview: {
    method: 'GET',
    path: '/api/operator/shops',
    ...operators,
    summary: 'Shops by state, newest first',
  },
  approveShop: {
    method: 'POST',
    path: '/api/operator/shops/:id/approval',
    ...operators,
    subject: 'shop',
    summary: 'Approve an application',
    refusals: ['shop_not_found', 'wrong_state', 'application_incomplete', 'contract_unsigned'],
  },
  getPayoutTerms: {
    method: 'GET',
    path: '/api/operator/shops/:id/payout-terms',
    ...operators,
    subject: 'shop',
    summary: 'How long money of a shop rests, where it is not as everywhere',
    refusals: ['shop_not_found'],
  },
  setPayoutTerms: {
    method: 'PUT',
    path: '/api/operator/shops/:id/payout-terms',
    ...operators,
    subject: 'shop',
    summary: 'Set hold and reserve of one shop; null is as everywhere in the market',
    refusals: ['shop_not_found'],
  },
  setWhoSells: {
    method: 'PUT',
    path: '/api/operator/shops/:id/who-sells',
    ...operators,
    subject: 'shop',
    summary: 'Say whether the market sells itself in a shop: then it issues the invoices and keeps no commission',
    refusals: ['shop_not_found'],
  },
  suspendShop: {
    method: 'POST',
    path: '/api/operator/shops/:id/suspension',
    ...operators,
    subject: 'shop',
    summary: 'Suspend a shop: it sells nothing, and keeps its money and orders',
    refusals: ['shop_not_found', 'wrong_state'],
  },
  closeShop: {
    method: 'POST',
    path: '/api/operator/shops/:id/closing',
    ...operators,
    subject: 'shop',
    summary: 'Close a suspended shop for good, once nothing of it is under way',
    refusals: ['shop_not_found', 'wrong_state', 'shop_unfinished'],
  },
  reinstateShop: {
    method: 'POST',
    path: '/api/operator/shops/:id/reinstatement',
    ...operators,
    subject: 'shop',
    summary: 'Let a suspended shop sell again',
    refusals: ['shop_not_found', 'wrong_state'],
  },
})
