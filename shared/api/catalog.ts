import { endpoints } from './endpoint.ts'

const own = { door: 'seller', policy: 'members of the shop' } as const

export const catalogEndpoints = endpoints({
  listProducts: {
    method: 'GET',
    path: '/api/products',
    door: 'public',
    policy: 'anyone',
    summary: 'Products on the shelf: searched for, narrowed, sorted',
    refusals: ['category_not_found', 'shop_not_found', 'cursor_invalid'],
  },
  getProduct: {
    method: 'GET',
    path: '/api/products/:slug',
    door: 'public',
    policy: 'anyone',
    subject: 'product',
    summary: 'A product with its variants, gallery and shop',
    refusals: ['product_not_found'],
  },
  listOwnProducts: { method: 'GET', path: '/api/seller/products', ...own, summary: 'Products of the own shop' },
  getOwnProduct: {
    method: 'GET',
    path: '/api/seller/products/:id',
    ...own,
    subject: 'product',
    summary: 'A product of the own shop, with stock',
    refusals: ['product_not_found'],
  },
  createProduct: {
    method: 'POST',
    path: '/api/seller/products',
    ...own,
    status: 201,
    summary: 'Create a draft',
    refusals: ['not_allowed', 'category_not_found', 'picture_not_found', 'sku_taken', 'external_id_taken'],
  },
  changeProduct: {
    method: 'PUT',
    path: '/api/seller/products/:id',
    ...own,
    subject: 'product',
    summary: 'Change a product, its gallery and its variants',
    refusals: [
      'product_not_found',
      'category_not_found',
      'picture_not_found',
      'sku_taken',
      'external_id_taken',
      'variant_not_found',
      'stock_reserved',
      'changed_meanwhile',
      'not_ready',
    ],
  },
  publishProduct: {
    method: 'POST',
    path: '/api/seller/products/:id/publication',
    ...own,
    subject: 'product',
    summary: 'Put a draft or hidden product on the shelf',
    refusals: ['product_not_found', 'wrong_state', 'not_ready'],
  },
  hideProduct: {
    method: 'POST',
    path: '/api/seller/products/:id/hiding',
    ...own,
    subject: 'product',
    summary: 'Take a product off the shelf',
    refusals: ['product_not_found', 'wrong_state'],
  },
})
