import { endpoints } from './endpoint.ts'
import { ownSaleEventEndpoints } from './own-sale-events.ts'
import { publicSaleEventEndpoints } from './public-sale-events.ts'

export const saleEventEndpoints = endpoints({ ...publicSaleEventEndpoints, ...ownSaleEventEndpoints })
