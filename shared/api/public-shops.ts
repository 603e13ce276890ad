import { endpoints } from './endpoint.ts'

/** What everybody may see; a visitor downloads no more of the shops. */
export const publicShopEndpoints = endpoints({
  listShops: {
    method: 'GET',
    path: '/api/shops',
    door: 'public',
    policy: 'anyone',
    summary: 'Open shops with three of their things',
  },
  getShop: {
    method: 'GET',
    path: '/api/shops/:slug',
    door: 'public',
    policy: 'anyone',
    subject: 'shop',
    summary: 'A shop as customers see it',
    refusals: ['shop_not_found'],
  },
})
