import { cartSchemas } from './cart.schemas.ts'
import { catalogSchemas } from './catalog.schemas.ts'
import { commissionSchemas } from './commission.schemas.ts'
import { chatSchemas } from './chat.schemas.ts'
import { identitySchemas } from './identity.schemas.ts'
import { inspectorSchemas } from './inspector.schemas.ts'
import { invoiceSchemas } from './invoices.schemas.ts'
import { ledgerSchemas } from './ledger.schemas.ts'
import { marketSchemas } from './market.schemas.ts'
import { mediaSchemas } from './media.schemas.ts'
import { orderSchemas } from './orders.schemas.ts'
import { paymentSchemas } from './payments.schemas.ts'
import { reconciliationSchemas } from './reconciliation.schemas.ts'
import { reviewSchemas } from './reviews.schemas.ts'
import { shopSchemas } from './shops.schemas.ts'
import { withdrawalSchemas } from './withdrawals.schemas.ts'

/** The schemas of every endpoint, under the same names as `api`. */
export const schemas = {
  ...identitySchemas,
  ...marketSchemas,
  ...commissionSchemas,
  ...mediaSchemas,
  ...shopSchemas,
  ...catalogSchemas,
  ...cartSchemas,
  ...orderSchemas,
  ...paymentSchemas,
  ...ledgerSchemas,
  ...inspectorSchemas,
  ...reconciliationSchemas,
  ...reviewSchemas,
  ...withdrawalSchemas,
  ...invoiceSchemas,
  ...chatSchemas,
}
