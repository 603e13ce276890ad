import { endpoints } from './endpoint.ts'

/** What operators keep: categories, words and settings. */
export const marketDeskEndpoints = endpoints({
  createCategory: {
    method: 'POST',
    path: '/api/operator/categories',
    door: 'operator',
    policy: 'any operator',
    status: 201,
    summary: 'Put up a category',
    refusals: ['category_not_found', 'picture_not_found'],
  },
  changeCategory: {
    method: 'PUT',
    path: '/api/operator/categories/:id',
    door: 'operator',
    policy: 'any operator',
    subject: 'category',
    summary: 'Change a category, its place in the tree and its attributes',
    refusals: ['category_not_found', 'picture_not_found', 'below_itself'],
  },
  removeCategory: {
    method: 'DELETE',
    path: '/api/operator/categories/:id',
    door: 'operator',
    policy: 'any operator',
    subject: 'category',
    status: 204,
    summary: 'Take down a category that holds nothing and no commission rule was for',
    refusals: ['category_not_found', 'category_in_use'],
  },
  getBlockedWords: {
    method: 'GET',
    path: '/api/operator/blocked-words',
    door: 'operator',
    policy: 'any operator',
    summary: 'The words that are not wanted in public',
  },
  keepBlockedWords: {
    method: 'PUT',
    path: '/api/operator/blocked-words',
    door: 'operator',
    policy: 'any operator',
    summary: 'Say which words are not wanted in public: reviews and questions with one are held, shops are refused it',
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
