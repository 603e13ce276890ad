import { endpoints } from './endpoint.ts'
import { ownProductEndpoints } from './own-products.ts'
import { publicCatalogEndpoints } from './public-catalog.ts'

export const catalogEndpoints = endpoints({ ...publicCatalogEndpoints, ...ownProductEndpoints })
