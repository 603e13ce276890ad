import { endpoints } from './endpoint.ts'

const operators = { door: 'operator', policy: 'any operator' } as const

/** The catalogue before those who run the market: products to be looked at, and the words of the search. */
export const marketCatalogEndpoints = endpoints({
  listMarketProducts: {
    method: 'GET',
    path: '/api/operator/products',
    ...operators,
    summary: 'Products of every shop in one state, the last changed first; those that wait where none is named',
    refusals: ['cursor_invalid'],
  },
  getMarketProduct: {
    method: 'GET',
    path: '/api/operator/products/:id',
    ...operators,
    subject: 'product',
    summary: 'A product of any shop as a whole, with all that became of it',
    refusals: ['product_not_found'],
  },
  approveProduct: {
    method: 'POST',
    path: '/api/operator/products/:id/approval',
    ...operators,
    subject: 'product',
    summary: 'Let a product that waits come on the shelf',
    refusals: ['product_not_found', 'wrong_state', 'changed_meanwhile', 'not_ready'],
  },
  sendProductBack: {
    method: 'POST',
    path: '/api/operator/products/:id/sending-back',
    ...operators,
    subject: 'product',
    summary: 'Give a product that waits back to its shop, with a reason',
    refusals: ['product_not_found', 'wrong_state'],
  },
  blockProduct: {
    method: 'POST',
    path: '/api/operator/products/:id/block',
    ...operators,
    subject: 'product',
    summary: 'Take a product down, with a reason',
    refusals: ['product_not_found', 'wrong_state'],
  },
  unblockProduct: {
    method: 'POST',
    path: '/api/operator/products/:id/unblocking',
    ...operators,
    subject: 'product',
    summary: 'Give a product that was taken down back to its shop',
    refusals: ['product_not_found', 'wrong_state'],
  },
  listSynonyms: {
    method: 'GET',
    path: '/api/operator/synonyms',
    ...operators,
    summary: 'Words that mean the same to the search',
  },
  addSynonym: {
    method: 'POST',
    path: '/api/operator/synonyms',
    ...operators,
    status: 201,
    summary: 'Say that words mean the same; the next search knows',
  },
  changeSynonym: {
    method: 'PUT',
    path: '/api/operator/synonyms/:id',
    ...operators,
    subject: 'synonym',
    summary: 'Change words that mean the same',
    refusals: ['synonym_not_found'],
  },
  removeSynonym: {
    method: 'DELETE',
    path: '/api/operator/synonyms/:id',
    ...operators,
    subject: 'synonym',
    status: 204,
    summary: 'Forget that words mean the same',
    refusals: ['synonym_not_found'],
  },
})
