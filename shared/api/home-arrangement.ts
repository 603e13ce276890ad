import { endpoints } from './endpoint.ts'

/** What operators do with the first page. */
export const homeArrangementEndpoints = endpoints({
  getHomeArrangement: {
    method: 'GET',
    path: '/api/operator/home',
    door: 'operator',
    policy: 'any operator',
    summary: 'Every part of the first page, shown or not, with what is chosen for it',
  },
  arrangeHome: {
    method: 'PUT',
    path: '/api/operator/home',
    door: 'operator',
    policy: 'any operator',
    summary: 'Arrange the first page: its parts, their order and titles, and the words and picture at the top',
    refusals: ['picture_not_found', 'product_not_found', 'shop_not_found'],
  },
})
