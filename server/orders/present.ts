import type {
  Checkout,
  MarketOrderCard,
  Order,
  OrderCard,
  Refund,
  ShopOrder,
  ShopOrderCard,
} from '#shared/api/orders.schemas.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { rateOf } from '#shared/money.ts'
import type { Config } from '#server/config.ts'
import { presentTotals } from '#server/cart/index.ts'
import { checkoutKey } from './checkout-key.ts'
import { feeLeft } from './commission-back.ts'
import type {
  CheckoutPage,
  CustomerOrderPage,
  CustomerOrderRow,
  OrderPage,
  OrderPageRefund,
  OrderRow,
} from './order-pages.ts'
import { marketDiscountLeft } from './market-discount-back.ts'
import { orderMachine } from './order-state.ts'

/** A checkout as who placed it sees it. */
export function presentCheckout(page: CheckoutPage, payment: PaymentView | null, config: Config): Checkout {
  return {
    id: page.id,
    state: page.state,
    email: page.email,
    address: page.address,
    totals: presentTotals(page, page.currency, page.pricesIncludeTax),
    placedAt: page.placedAt.toISOString(),
    expiresAt: page.expiresAt.toISOString(),
    key: checkoutKey(config, page.id),
    payment,
    isByPlan: page.isByPlan,
    orders: page.orders.map(presentCustomerOrder),
  }
}

/** An order as who placed it sees it. An unpaid one can be cancelled here when it is alone in its checkout. */
export function presentCustomerOrder(page: CustomerOrderPage): Order {
  const canCancel = orderMachine.allows(page.state, 'cancel') && (page.state !== 'awaiting_payment' || page.isAlone)
  return presentOrder(page, canCancel)
}

/** An order as its shop sees it, with what was paid and what the shop receives of it. */
export function presentShopOrder(page: OrderPage): ShopOrder {
  const money = (amountMinor: number) => ({ amountMinor, currency: page.currency })
  const paidMinor = isPaid(page) ? page.totalMinor : 0
  const isOver = page.state === 'cancelled' || page.state === 'expired' || page.refundedMinor >= page.totalMinor
  const isDropped = isOver && page.concededMinor === 0
  const { commissionMinor, commissionTaxMinor } = isDropped ? noFee : feeLeft(page)
  const marketPaysMinor = isDropped ? 0 : marketDiscountLeft(page)
  const earnedMinor = page.totalMinor - (page.refundedMinor - page.concededMinor) + marketPaysMinor
  const keptMinor = earnedMinor - commissionMinor - commissionTaxMinor
  const refundableMinor = paidMinor && page.totalMinor - page.refundedMinor - page.refundingMinor
  return {
    ...presentOrder(page, page.state === 'processing'),
    handOverBy: page.handOverBy.toISOString(),
    money: {
      paid: money(paidMinor),
      marketPays: money(marketPaysMinor),
      commission: money(commissionMinor),
      commissionTax: money(commissionTaxMinor),
      commissionBps: oneRateOf(page),
      refunded: money(page.refundedMinor),
      shopReceives: money(isDropped ? 0 : keptMinor),
    },
    refunds: page.refunds.map((refund) => ({
      ...presentRefund(refund, page.currency),
      bearer: refund.bearer,
      commission: money(refund.commissionMinor),
    })),
    refundable: money(refundableMinor),
    canRefund: refundableMinor > 0 && !page.refundsLocked,
    // What is only downloaded is handed over by itself.
    canHandOver: orderMachine.allows(page.state, 'hand_over') && !page.isDigital,
    canDeliver: orderMachine.allows(page.state, 'deliver'),
  }
}

/** An order in its customer's list. */
export function presentOrderCard(row: CustomerOrderRow): OrderCard {
  return {
    ...presentHead(row),
    shop: row.shop,
    quantity: row.quantity,
    lines: row.lines.map(({ title, quantity, picture }) => ({ title, quantity, picture })),
    expectedFrom: row.expectedFrom.toISOString(),
    expectedTo: row.expectedTo.toISOString(),
  }
}

/** An order in its shop's list. */
export function presentShopOrderCard(row: OrderRow): ShopOrderCard {
  return {
    ...presentHead(row),
    customer: row.address.name,
    city: row.address.city,
    country: row.address.country,
    quantity: row.quantity,
    lines: row.lines,
    shippingMethod: row.shippingMethod,
    handOverBy: row.handOverBy.toISOString(),
  }
}

/** An order in the operator's list. */
export function presentMarketOrderCard(row: CustomerOrderRow): MarketOrderCard {
  return { ...presentHead(row), shop: row.shop, customer: row.address.name, email: row.email }
}

const noFee = { commissionMinor: 0, commissionTaxMinor: 0 }

/** The rate of the commission when it is one rate and nothing else, for all lines; null otherwise. */
function oneRateOf({ lines }: OrderPage): number | null {
  const [first] = lines
  const isPlain = lines.every(
    ({ commissionBps, commissionMinor, totalMinor }) =>
      commissionBps === first?.commissionBps && commissionMinor === rateOf(totalMinor, commissionBps),
  )
  return first && isPlain ? first.commissionBps : null
}

/** Whether the money of an order has come: before it went ahead, or in cash when it arrived. */
function isPaid({ paymentMethod, state }: OrderPage): boolean {
  if (paymentMethod === 'cash_on_delivery') return state === 'delivered' || state === 'completed'
  return paymentMethod !== null
}

function presentHead(row: OrderRow | OrderPage) {
  return {
    id: row.id,
    number: row.number,
    checkoutId: row.checkoutId,
    state: row.state,
    paymentMethod: row.paymentMethod,
    placedAt: row.placedAt.toISOString(),
    total: { amountMinor: row.totalMinor, currency: row.currency },
  }
}

function presentOrder(page: OrderPage, canCancel: boolean): Order {
  const money = (amountMinor: number) => ({ amountMinor, currency: page.currency })
  return {
    ...presentHead(page),
    shop: page.shop,
    lines: page.lines.map((line) => ({
      id: line.id,
      productSlug: line.productSlug,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      picture: line.picture,
      isDigital: line.isDigital,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor),
      normalPrice: line.normalPriceMinor === null ? null : money(line.normalPriceMinor),
      discount: money(line.discountMinor),
      total: money(line.totalMinor),
      tax: money(line.taxMinor),
      taxBps: line.taxBps,
      taxReason: line.taxReason,
      cancelledQuantity: line.cancelledQuantity,
      refundedQuantity: line.refundedQuantity,
    })),
    totals: presentTotals(page, page.currency, page.pricesIncludeTax),
    discounts: page.discounts.map(({ code, bearer, discountMinor }) => ({
      code,
      bearer,
      amount: money(discountMinor),
    })),
    taxNumber: page.taxNumber,
    refunded: money(page.refundedMinor),
    isDigital: page.isDigital,
    shippingMethod: page.shippingMethod,
    expectedFrom: page.expectedFrom.toISOString(),
    expectedTo: page.expectedTo.toISOString(),
    carrier: page.carrier,
    trackingNumber: page.trackingNumber,
    email: page.email,
    address: page.address,
    timeline: page.timeline,
    canCancel,
    cancelReason: page.cancelReason,
    refunds: page.refunds.map((refund) => presentRefund(refund, page.currency)),
    isDisputed: page.refundsLocked,
  }
}

function presentRefund(refund: OrderPageRefund, currency: Currency): Refund {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const { id, kind, way, state, reason, failure, by, requestedAt, closedAt } = refund
  return {
    id,
    kind,
    way,
    state,
    amount: money(refund.amountMinor),
    goods: money(refund.goodsMinor),
    shipping: money(refund.shippingMinor),
    goodwill: money(refund.goodwillMinor),
    tax: money(refund.taxMinor),
    reason,
    failure,
    by,
    requestedAt,
    closedAt,
    lines: refund.lines.map(({ lineId, quantity, amountMinor }) => ({ lineId, quantity, amount: money(amountMinor) })),
  }
}
