import { endpoints } from './endpoint.ts'

/** What everybody may see; a visitor downloads no more of the catalogue. */
export const publicCatalogEndpoints = endpoints({
  listProducts: {
    method: 'GET',
    path: '/api/products',
    door: 'public',
    policy: 'anyone',
    summary: 'Products on the shelf: searched for, narrowed, sorted',
    refusals: ['category_not_found', 'shop_not_found', 'cursor_invalid', 'attributes_invalid'],
  },
  getFacets: {
    method: 'GET',
    path: '/api/facets',
    door: 'public',
    policy: 'anyone',
    summary: 'What a list of products can be narrowed to, with counts',
    refusals: ['attributes_invalid'],
  },
  suggest: {
    method: 'GET',
    path: '/api/suggestions',
    door: 'public',
    policy: 'anyone',
    summary: 'What somebody may be about to search for',
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
})
