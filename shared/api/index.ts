import { cartEndpoints } from './cart.ts'
import { catalogEndpoints } from './catalog.ts'
import { identityEndpoints } from './identity.ts'
import { ledgerEndpoints } from './ledger.ts'
import { marketEndpoints } from './market.ts'
import { mediaEndpoints } from './media.ts'
import { orderEndpoints } from './orders.ts'
import { paymentEndpoints } from './payments.ts'
import { shopEndpoints } from './shops.ts'

/** Every endpoint of Stoa by operation name. Carries no schema, so the browser may load it. */
export const api = {
  ...identityEndpoints,
  ...marketEndpoints,
  ...mediaEndpoints,
  ...shopEndpoints,
  ...catalogEndpoints,
  ...cartEndpoints,
  ...orderEndpoints,
  ...paymentEndpoints,
  ...ledgerEndpoints,
}

export type OperationName = keyof typeof api
