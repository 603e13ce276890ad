import { endpoints } from './endpoint.ts'

const own = { door: 'seller', policy: 'members of the shop' } as const
const ofImport = { ...own, subject: 'import' } as const

export const importEndpoints = endpoints({
  uploadImport: {
    method: 'POST',
    path: '/api/seller/imports',
    ability: 'prices',
    ...own,
    policy: 'owner and managers',
    status: 201,
    upload: true,
    isLarge: true,
    summary: 'Upload a CSV file of products, to see what it would do; nothing changes yet',
    refusals: [
      'file_missing',
      'file_too_large',
      'file_not_csv',
      'headings_unknown',
      'too_many_lines',
      'category_not_found',
    ],
  },
  listImports: {
    method: 'GET',
    path: '/api/seller/imports',
    ability: 'products',
    ...own,
    summary: 'Imports of the own shop, newest first',
  },
  getImport: {
    method: 'GET',
    path: '/api/seller/imports/:id',
    ability: 'products',
    ...ofImport,
    summary: 'An import and how far it is',
    refusals: ['import_not_found'],
  },
  listImportLines: {
    method: 'GET',
    path: '/api/seller/imports/:id/lines',
    ability: 'products',
    ...ofImport,
    summary: 'What each line of the file will do, or did, and what is wrong with it',
    refusals: ['import_not_found'],
  },
  startImport: {
    method: 'POST',
    path: '/api/seller/imports/:id/start',
    ability: 'prices',
    ...ofImport,
    policy: 'owner and managers',
    summary: 'Bring the products in; goes on in the background',
    refusals: ['import_not_found', 'wrong_state', 'import_running'],
  },
  cancelImport: {
    method: 'POST',
    path: '/api/seller/imports/:id/cancellation',
    ability: 'prices',
    ...ofImport,
    policy: 'owner and managers',
    summary: 'Stop before the next product, or give up what was not started',
    refusals: ['import_not_found', 'wrong_state'],
  },
  exportProducts: {
    method: 'GET',
    path: '/api/seller/products.csv',
    ability: 'products',
    ...own,
    answers: 'file',
    isAudited: true,
    summary: 'Every product of the shop as CSV, in the form that can be imported again',
  },
})
