import { endpoints } from './endpoint.ts'

const shopReturn = { door: 'seller', policy: 'members of the shop', subject: 'return' } as const
const ofCustomer = { door: 'public', policy: 'who placed the order, or holder of its key' } as const

export const returnEndpoints = endpoints({
  showOrderPicture: {
    method: 'POST',
    path: '/api/orders/:id/pictures',
    ...ofCustomer,
    subject: 'order',
    status: 201,
    upload: true,
    summary: 'Upload a picture of what was delivered, for a return or a dispute',
    refusals: [
      'order_not_found',
      'file_missing',
      'file_too_large',
      'picture_unreadable',
      'picture_format',
      'picture_too_many_pixels',
      'too_many_attempts',
    ],
  },
  listOrderReturns: {
    method: 'GET',
    path: '/api/orders/:id/returns',
    ...ofCustomer,
    subject: 'order',
    summary: 'Returns of an order, oldest first, and whether another can be asked for',
    refusals: ['order_not_found'],
  },
  requestReturn: {
    method: 'POST',
    path: '/api/orders/:id/returns',
    ...ofCustomer,
    subject: 'order',
    status: 201,
    idempotent: true,
    summary: 'Ask to send things back within the days of the shop',
    refusals: [
      'order_not_found',
      'return_not_possible',
      'return_underway',
      'return_line_unknown',
      'picture_unknown',
      'idempotency_key_missing',
      'idempotency_key_reused',
    ],
  },
  withdrawReturn: {
    method: 'POST',
    path: '/api/returns/:id/withdrawal',
    ...ofCustomer,
    subject: 'return',
    summary: 'Keep the things after all',
    refusals: ['return_not_found', 'wrong_state'],
  },
  listShopReturns: {
    method: 'GET',
    path: '/api/seller/returns',
    door: 'seller',
    policy: 'members of the shop',
    summary: 'Returns of the own shop, newest first',
  },
  getShopReturn: {
    method: 'GET',
    path: '/api/seller/returns/:id',
    ...shopReturn,
    summary: 'A return of the own shop',
    refusals: ['return_not_found'],
  },
  acceptReturn: {
    method: 'POST',
    path: '/api/seller/returns/:id/acceptance',
    ...shopReturn,
    summary: 'Agree, and say how it is sent back',
    refusals: ['return_not_found', 'wrong_state'],
  },
  declineReturn: {
    method: 'POST',
    path: '/api/seller/returns/:id/refusal',
    ...shopReturn,
    summary: 'Decline, with a reason the customer reads',
    refusals: ['return_not_found', 'wrong_state'],
  },
  receiveReturn: {
    method: 'POST',
    path: '/api/seller/returns/:id/receipt',
    ...shopReturn,
    summary: 'The goods are here: what is good goes on the shelf, and the money goes back by itself',
    refusals: ['return_not_found', 'wrong_state', 'refunds_locked', 'return_line_unknown'],
  },
})
