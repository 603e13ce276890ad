import { accountSchemas } from './account.schemas.ts'
import { applicationSchemas } from './applications.schemas.ts'
import { auditSchemas } from './audit.schemas.ts'
import { cartSchemas } from './cart.schemas.ts'
import { catalogSchemas } from './catalog.schemas.ts'
import { marketCatalogSchemas } from './market-catalog.schemas.ts'
import { marketShopSchemas } from './market-shops.schemas.ts'
import { disputeSchemas } from './disputes.schemas.ts'
import { downloadSchemas } from './downloads.schemas.ts'
import { commissionSchemas } from './commission.schemas.ts'
import { contractSchemas } from './contracts.schemas.ts'
import { couponSchemas } from './coupons.schemas.ts'
import { chatSchemas } from './chat.schemas.ts'
import { chatReportSchemas } from './chat-reports.schemas.ts'
import { identitySchemas } from './identity.schemas.ts'
import { invoiceSchemas } from './invoices.schemas.ts'
import { importSchemas } from './imports.schemas.ts'
import { inspectorSchemas } from './inspector.schemas.ts'
import { ledgerSchemas } from './ledger.schemas.ts'
import { homeSchemas } from './home.schemas.ts'
import { marketSchemas } from './market.schemas.ts'
import { moderationSchemas } from './moderation.schemas.ts'
import { noticeSchemas } from './notices.schemas.ts'
import { pausedAddressSchemas } from './paused-addresses.schemas.ts'
import { mediaSchemas } from './media.schemas.ts'
import { orderSchemas } from './orders.schemas.ts'
import { paymentSchemas } from './payments.schemas.ts'
import { returnSchemas } from './returns.schemas.ts'
import { privacySchemas } from './privacy.schemas.ts'
import { pushDeviceSchemas } from './push-devices.schemas.ts'
import { questionSchemas } from './questions.schemas.ts'
import { reviewSchemas } from './reviews.schemas.ts'
import { savedSchemas } from './saved.schemas.ts'
import { planSchemas } from './plans.schemas.ts'
import { saleEventSchemas } from './sale-events.schemas.ts'
import { reconciliationSchemas } from './reconciliation.schemas.ts'
import { simulationSchemas } from './simulation.schemas.ts'
import { shopSchemas } from './shops.schemas.ts'
import { teamSchemas } from './team.schemas.ts'
import { taxSchemas } from './tax.schemas.ts'
import { subscriptionSchemas } from './subscriptions.schemas.ts'
import { withdrawalSchemas } from './withdrawals.schemas.ts'

/** The schemas of every endpoint, under the same names as `api`. */
export const schemas = {
  ...identitySchemas,
  ...accountSchemas,
  ...auditSchemas,
  ...homeSchemas,
  ...marketSchemas,
  ...commissionSchemas,
  ...taxSchemas,
  ...mediaSchemas,
  ...shopSchemas,
  ...teamSchemas,
  ...applicationSchemas,
  ...catalogSchemas,
  ...marketCatalogSchemas,
  ...marketShopSchemas,
  ...importSchemas,
  ...planSchemas,
  ...saleEventSchemas,
  ...savedSchemas,
  ...couponSchemas,
  ...cartSchemas,
  ...orderSchemas,
  ...downloadSchemas,
  ...returnSchemas,
  ...disputeSchemas,
  ...paymentSchemas,
  ...ledgerSchemas,
  ...reviewSchemas,
  ...questionSchemas,
  ...moderationSchemas,
  ...inspectorSchemas,
  ...reconciliationSchemas,
  ...withdrawalSchemas,
  ...invoiceSchemas,
  ...contractSchemas,
  ...subscriptionSchemas,
  ...simulationSchemas,
  ...chatSchemas,
  ...chatReportSchemas,
  ...privacySchemas,
  ...noticeSchemas,
  ...pushDeviceSchemas,
  ...pausedAddressSchemas,
}
