import { endpoints } from './endpoint.ts'

export const cartEndpoints = endpoints({
  getCart: {
    method: 'GET',
    path: '/api/cart',
    door: 'public',
    policy: 'holder of the cart',
    summary: 'The cart, grouped by shop, with totals',
  },
  addCartLine: {
    method: 'POST',
    path: '/api/cart/lines',
    door: 'public',
    policy: 'holder of the cart',
    status: 201,
    summary: 'Put a variant into the cart, or more of it',
    refusals: ['variant_not_found', 'out_of_stock', 'cart_full'],
  },
  changeCartLine: {
    method: 'PATCH',
    path: '/api/cart/lines/:id',
    door: 'public',
    policy: 'holder of the cart',
    subject: 'cart-line',
    summary: 'Change a quantity',
    refusals: ['cart_line_not_found', 'out_of_stock'],
  },
  removeCartLine: {
    method: 'DELETE',
    path: '/api/cart/lines/:id',
    door: 'public',
    policy: 'holder of the cart',
    subject: 'cart-line',
    summary: 'Take a line out',
    refusals: ['cart_line_not_found'],
  },
  chooseShipping: {
    method: 'PUT',
    path: '/api/cart/shipping-choices/:id',
    door: 'public',
    policy: 'holder of the cart',
    subject: 'shop',
    summary: 'Choose how one shop (its id) sends its parcel',
    refusals: ['shop_not_in_cart', 'shipping_method_not_found'],
  },
})
