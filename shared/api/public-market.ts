import { endpoints } from './endpoint.ts'

/** What everybody may see; a visitor downloads no more of the market. */
export const publicMarketEndpoints = endpoints({
  getMarket: {
    method: 'GET',
    path: '/api/market',
    door: 'public',
    policy: 'anyone',
    summary: 'Name, colour, currency and ways to pay of this market',
  },
  listCategories: {
    method: 'GET',
    path: '/api/categories',
    door: 'public',
    policy: 'anyone',
    summary: 'Categories with a picture and how much they hold',
  },
  getCategory: {
    method: 'GET',
    path: '/api/categories/:slug',
    door: 'public',
    policy: 'anyone',
    subject: 'category',
    summary: 'A category with its words, what stands above and below it, and the attributes of what it holds',
    refusals: ['category_not_found'],
  },
})
