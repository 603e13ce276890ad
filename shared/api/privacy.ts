import { endpoints } from './endpoint.ts'

export const privacyEndpoints = endpoints({
  listDataExports: {
    method: 'GET',
    path: '/api/account/data-exports',
    door: 'storefront',
    policy: 'oneself',
    summary: 'Copies of the own data that were asked for and have not expired, newest first',
  },
  requestDataExport: {
    method: 'POST',
    path: '/api/account/data-exports',
    door: 'storefront',
    policy: 'oneself, with the password',
    status: 202,
    summary: 'Ask for a copy of all that is known about oneself; a letter says when it is ready',
    refusals: ['wrong_password', 'too_many_attempts'],
  },
  getDataExport: {
    method: 'GET',
    path: '/api/account/data-exports/:id/file',
    door: 'storefront',
    policy: 'oneself',
    subject: 'data-export',
    answers: 'file',
    summary: 'The copy as a zip of JSON; for seven days',
    refusals: ['data_export_not_found'],
  },
  requestErasure: {
    method: 'POST',
    path: '/api/account/erasure',
    door: 'storefront',
    policy: 'oneself, with the password',
    summary: 'Ask to be forgotten: in thirty days, unless one changes one’s mind',
    refusals: ['wrong_password', 'too_many_attempts', 'erasure_not_yet'],
  },
  withdrawErasure: {
    method: 'DELETE',
    path: '/api/account/erasure',
    door: 'storefront',
    policy: 'oneself',
    status: 204,
    summary: 'Stay after all',
  },
})
