import { endpoints } from './endpoint.ts'
import { marketDeskEndpoints } from './market-desk.ts'
import { publicMarketEndpoints } from './public-market.ts'

export const marketEndpoints = endpoints({ ...publicMarketEndpoints, ...marketDeskEndpoints })
