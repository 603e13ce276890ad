import { endpoints } from './endpoint.ts'
import { ownShopEndpoints } from './own-shop.ts'
import { publicShopEndpoints } from './public-shops.ts'

export const shopEndpoints = endpoints({ ...publicShopEndpoints, ...ownShopEndpoints })
