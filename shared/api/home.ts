import { endpoints } from './endpoint.ts'
import { homeArrangementEndpoints } from './home-arrangement.ts'
import { publicHomeEndpoints } from './public-home.ts'

export const homeEndpoints = endpoints({ ...publicHomeEndpoints, ...homeArrangementEndpoints })
