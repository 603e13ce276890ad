import { endpoints } from './endpoint.ts'
import { identityAt } from './identity-at.ts'

/** The door of customers; a visitor downloads no other. */
export const customerIdentityEndpoints = endpoints(identityAt('/api', 'storefront', 'customer'))
