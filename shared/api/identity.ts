import { endpoints } from './endpoint.ts'
import { customerIdentityEndpoints } from './customer-identity.ts'
import { houseIdentityEndpoints } from './house-identity.ts'

export const identityEndpoints = endpoints({ ...customerIdentityEndpoints, ...houseIdentityEndpoints })
