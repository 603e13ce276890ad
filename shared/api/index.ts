import { cartEndpoints } from './cart.ts'
import { catalogEndpoints } from './catalog.ts'
import { commissionEndpoints } from './commission.ts'
import { chatEndpoints } from './chat.ts'
import { identityEndpoints } from './identity.ts'
import { inspectorEndpoints } from './inspector.ts'
import { invoiceEndpoints } from './invoices.ts'
import { ledgerEndpoints } from './ledger.ts'
import { marketEndpoints } from './market.ts'
import { mediaEndpoints } from './media.ts'
import { orderEndpoints } from './orders.ts'
import { paymentEndpoints } from './payments.ts'
import { reconciliationEndpoints } from './reconciliation.ts'
import { reviewEndpoints } from './reviews.ts'
import { shopEndpoints } from './shops.ts'
import { withdrawalEndpoints } from './withdrawals.ts'

/** The endpoints by area of the business. Carry no schema, so the browser may load them. */
export const areas = {
  market: marketEndpoints,
  commission: commissionEndpoints,
  identity: identityEndpoints,
  shops: shopEndpoints,
  catalog: catalogEndpoints,
  media: mediaEndpoints,
  cart: cartEndpoints,
  orders: orderEndpoints,
  payments: paymentEndpoints,
  ledger: ledgerEndpoints,
  inspector: inspectorEndpoints,
  reconciliation: reconciliationEndpoints,
  reviews: reviewEndpoints,
  withdrawals: withdrawalEndpoints,
  invoices: invoiceEndpoints,
  chat: chatEndpoints,
}

/** Every endpoint of Stoa by operation name. */
export const api = {
  ...areas.market,
  ...areas.commission,
  ...areas.identity,
  ...areas.shops,
  ...areas.catalog,
  ...areas.media,
  ...areas.cart,
  ...areas.orders,
  ...areas.payments,
  ...areas.ledger,
  ...areas.inspector,
  ...areas.reconciliation,
  ...areas.reviews,
  ...areas.withdrawals,
  ...areas.invoices,
  ...areas.chat,
}

export type OperationName = keyof typeof api
