import { endpoints } from './endpoint.ts'

/** What everybody may see; a visitor downloads no more of the first page. */
export const publicHomeEndpoints = endpoints({
  getHome: {
    method: 'GET',
    path: '/api/home',
    door: 'public',
    policy: 'anyone',
    summary: 'What stands on the first page, in its order',
  },
})
