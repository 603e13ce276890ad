import { accountEndpoints } from './account.ts'
import { applicationEndpoints } from './applications.ts'
import { auditEndpoints } from './audit.ts'
import { cartEndpoints } from './cart.ts'
import { catalogEndpoints } from './catalog.ts'
import { disputeEndpoints } from './disputes.ts'
import { downloadEndpoints } from './downloads.ts'
import { commissionEndpoints } from './commission.ts'
import { contractEndpoints } from './contracts.ts'
import { couponEndpoints } from './coupons.ts'
import { chatEndpoints } from './chat.ts'
import { chatReportEndpoints } from './chat-reports.ts'
import { identityEndpoints } from './identity.ts'
import { invoiceEndpoints } from './invoices.ts'
import { importEndpoints } from './imports.ts'
import { inspectorEndpoints } from './inspector.ts'
import { ledgerEndpoints } from './ledger.ts'
import { homeEndpoints } from './home.ts'
import { marketEndpoints } from './market.ts'
import { marketCatalogEndpoints } from './market-catalog.ts'
import { marketShopEndpoints } from './market-shops.ts'
import { moderationEndpoints } from './moderation.ts'
import { noticeEndpoints } from './notices.ts'
import { mediaEndpoints } from './media.ts'
import { orderEndpoints } from './orders.ts'
import { pausedAddressEndpoints } from './paused-addresses.ts'
import { paymentEndpoints } from './payments.ts'
import { returnEndpoints } from './returns.ts'
import { privacyEndpoints } from './privacy.ts'
import { pushDeviceEndpoints } from './push-devices.ts'
import { questionEndpoints } from './questions.ts'
import { reviewEndpoints } from './reviews.ts'
import { savedEndpoints } from './saved.ts'
import { planEndpoints } from './plans.ts'
import { saleEventEndpoints } from './sale-events.ts'
import { reconciliationEndpoints } from './reconciliation.ts'
import { simulationEndpoints } from './simulation.ts'
import { shopEndpoints } from './shops.ts'
import { taxEndpoints } from './tax.ts'
import { subscriptionEndpoints } from './subscriptions.ts'
import { teamEndpoints } from './team.ts'
import { withdrawalEndpoints } from './withdrawals.ts'

/** The endpoints by area of the business. Carry no schema, so the browser may load them. */
export const areas = {
  market: marketEndpoints,
  home: homeEndpoints,
  commission: commissionEndpoints,
  tax: taxEndpoints,
  identity: identityEndpoints,
  account: accountEndpoints,
  audit: auditEndpoints,
  shops: shopEndpoints,
  marketShops: marketShopEndpoints,
  team: teamEndpoints,
  applications: applicationEndpoints,
  catalog: catalogEndpoints,
  marketCatalog: marketCatalogEndpoints,
  imports: importEndpoints,
  plans: planEndpoints,
  saleEvents: saleEventEndpoints,
  saved: savedEndpoints,
  coupons: couponEndpoints,
  media: mediaEndpoints,
  cart: cartEndpoints,
  orders: orderEndpoints,
  returns: returnEndpoints,
  disputes: disputeEndpoints,
  downloads: downloadEndpoints,
  payments: paymentEndpoints,
  ledger: ledgerEndpoints,
  reviews: reviewEndpoints,
  questions: questionEndpoints,
  moderation: moderationEndpoints,
  inspector: inspectorEndpoints,
  reconciliation: reconciliationEndpoints,
  withdrawals: withdrawalEndpoints,
  invoices: invoiceEndpoints,
  contracts: contractEndpoints,
  subscriptions: subscriptionEndpoints,
  simulation: simulationEndpoints,
  chat: chatEndpoints,
  chatReports: chatReportEndpoints,
  privacy: privacyEndpoints,
  notices: noticeEndpoints,
  pushDevices: pushDeviceEndpoints,
  pausedAddresses: pausedAddressEndpoints,
}

/** Every endpoint of Stoa by operation name. */
export const api = {
  ...areas.market,
  ...areas.home,
  ...areas.commission,
  ...areas.tax,
  ...areas.identity,
  ...areas.account,
  ...areas.audit,
  ...areas.shops,
  ...areas.marketShops,
  ...areas.team,
  ...areas.applications,
  ...areas.catalog,
  ...areas.marketCatalog,
  ...areas.imports,
  ...areas.plans,
  ...areas.saleEvents,
  ...areas.saved,
  ...areas.coupons,
  ...areas.media,
  ...areas.cart,
  ...areas.orders,
  ...areas.downloads,
  ...areas.returns,
  ...areas.disputes,
  ...areas.payments,
  ...areas.ledger,
  ...areas.reviews,
  ...areas.questions,
  ...areas.moderation,
  ...areas.inspector,
  ...areas.reconciliation,
  ...areas.withdrawals,
  ...areas.invoices,
  ...areas.contracts,
  ...areas.subscriptions,
  ...areas.simulation,
  ...areas.chat,
  ...areas.chatReports,
  ...areas.privacy,
  ...areas.notices,
  ...areas.pushDevices,
  ...areas.pausedAddresses,
}

export type OperationName = keyof typeof api
