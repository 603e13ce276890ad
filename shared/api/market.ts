import { endpoints } from './endpoint.ts'

export const marketEndpoints = endpoints({
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
  getSettings: {
    method: 'GET',
    path: '/api/operator/settings',
    door: 'operator',
    policy: 'any operator',
    summary: 'Settings of the market',
  },
  changeSettings: {
    method: 'PATCH',
    path: '/api/operator/settings',
    door: 'operator',
    policy: 'any operator',
    summary: 'Change settings of the market',
    refusals: ['contrast_too_low'],
  },
})
