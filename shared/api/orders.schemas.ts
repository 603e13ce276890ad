import { z } from 'zod'
import { Totals } from './cart.schemas.ts'
import {
  Address,
  CurrencyCode,
  Email,
  Id,
  IdParams,
  Instant,
  Money,
  PageQuery,
  Picture,
  Quantity,
  ShopName,
  pageOf,
} from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { orderEndpoints } from './orders.ts'
import { PaymentMethod, PaymentView } from './payments.schemas.ts'

export const CheckoutState = z.enum(['open', 'promised', 'paid', 'expired', 'cancelled'])
export const OrderState = z.enum([
  'awaiting_payment',
  'processing',
  'handed_over',
  'delivered',
  'completed',
  'cancelled',
  'expired',
])
export const TrackingKind = z.enum(['shipping', 'arrived_at_facility', 'out_for_delivery'])

export const OrderLine = z
  .object({
    id: Id,
    productSlug: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    picture: Picture.nullable(),
    isDigital: z.boolean().meta({ description: 'It is downloaded, not sent' }),
    quantity: z.int(),
    unitPrice: Money,
    normalPrice: Money.nullable().meta({ description: 'Beside the sale event it was sold at' }),
    discount: Money.meta({ description: 'What coupons took off' }),
    total: Money.meta({ description: 'What the customer pays for it, with the tax' }),
    tax: Money,
    taxBps: z.int(),
    taxReason: z.enum(['rule', 'no_rule', 'reverse_charge', 'small_business']),
    cancelledQuantity: z.int().meta({ description: 'Cancelled before the parcel left, and not sent' }),
    refundedQuantity: z.int().meta({ description: 'Whose money is promised back or has gone back' }),
  })
  .meta({ id: 'OrderLine' })

export const TimelineEntry = z
  .object({
    kind: z.enum(['state', 'tracking', 'refund']),
    /** The state reached, the tracking kind, or the refund's state. */
    name: z.string(),
    at: Instant,
    note: z.string(),
    place: z.string(),
    by: z.enum(['customer', 'shop', 'market', 'system']),
  })
  .meta({ id: 'TimelineEntry' })

export const RefundState = z.enum(['requested', 'approved', 'sent', 'unknown', 'succeeded', 'failed', 'declined'])
export const RefundBearer = z.enum(['shop', 'market'])

/** Money that goes back, or has gone. */
export const Refund = z
  .object({
    id: Id,
    kind: z.enum(['cancellation', 'late_payment', 'refund', 'return', 'verdict']),
    way: z
      .enum(['gateway', 'store_credit', 'bank', 'not_collected', 'chargeback'])
      .meta({ description: '`not_collected`: taken off what was still to be paid at the door' }),
    state: RefundState,
    amount: Money,
    goods: Money,
    shipping: Money,
    goodwill: Money,
    tax: Money,
    reason: z.string(),
    failure: z.string().nullable(),
    by: z.enum(['customer', 'shop', 'market', 'system']),
    requestedAt: Instant,
    closedAt: Instant.nullable(),
    lines: z.array(z.object({ lineId: Id, quantity: z.int(), amount: Money })),
  })
  .meta({ id: 'Refund' })

/** A refund as shop and market see it. */
export const ShopRefund = Refund.extend({ bearer: RefundBearer, commission: Money }).meta({ id: 'ShopRefund' })

/** How an order is paid: as its checkout, or not at all when coupons took everything off. */
export const OrderPaymentMethod = z.enum([...PaymentMethod.options, 'free'])

const OrderHead = z.object({
  id: Id,
  number: z.string(),
  checkoutId: Id,
  state: OrderState,
  paymentMethod: OrderPaymentMethod.nullable(),
  placedAt: Instant,
  total: Money,
})

export const OrderCard = OrderHead.extend({
  shop: ShopName,
  quantity: z.int(),
  lines: z.array(z.object({ title: z.string(), quantity: z.int(), picture: Picture.nullable() })),
  expectedFrom: Instant,
  expectedTo: Instant,
}).meta({ id: 'OrderCard' })

export const Order = OrderHead.extend({
  shop: ShopName.extend({ city: z.string(), returnDays: z.int() }),
  lines: z.array(OrderLine),
  totals: Totals,
  discounts: z
    .array(z.object({ code: z.string(), bearer: z.enum(['shop', 'market']), amount: Money }))
    .meta({ description: 'What each coupon took off, of the goods and the shipping' }),
  taxNumber: z.string().meta({ description: 'Of a business; empty for none' }),
  refunded: Money,
  isDigital: z.boolean().meta({ description: 'Everything in it is downloaded: no parcel is sent' }),
  shippingMethod: z.string(),
  expectedFrom: Instant,
  expectedTo: Instant,
  carrier: z.string(),
  trackingNumber: z.string(),
  email: z.string(),
  address: Address,
  timeline: z.array(TimelineEntry),
  canCancel: z.boolean(),
  cancelReason: z.string(),
  refunds: z.array(Refund),
  isDisputed: z.boolean().meta({ description: 'A dispute is open; only its verdict gives money back' }),
}).meta({ id: 'Order' })

export const Checkout = z
  .object({
    id: Id,
    state: CheckoutState,
    email: z.string(),
    address: Address,
    totals: Totals,
    placedAt: Instant,
    expiresAt: Instant,
    key: z.string().meta({ description: 'Lets a guest open this checkout and its orders from a mail: `?key=`' }),
    payment: PaymentView.nullable(),
    isByPlan: z.boolean().meta({ description: 'Something was bought by a plan, so what is paid with may be kept' }),
    orders: z.array(Order),
  })
  .meta({ id: 'Checkout' })

export const ShopOrderCard = OrderHead.extend({
  customer: z.string(),
  city: z.string(),
  country: z.string(),
  quantity: z.int(),
  lines: z.array(
    z.object({ title: z.string(), variantTitle: z.string(), quantity: z.int(), picture: Picture.nullable() }),
  ),
  shippingMethod: z.string(),
  handOverBy: Instant,
}).meta({ id: 'ShopOrderCard' })

export const ShopOrder = Order.extend({
  handOverBy: Instant,
  money: z
    .object({
      paid: Money,
      marketPays: Money.meta({ description: 'What the market adds, because it bears a discount' }),
      commission: Money,
      commissionTax: Money.meta({ description: 'The tax on the commission, on top of it' }),
      commissionBps: z.int().nullable().meta({ description: 'Null when it is more than one rate' }),
      refunded: Money,
      shopReceives: Money,
    })
    .meta({ description: 'What was paid and what the shop receives' }),
  refunds: z.array(ShopRefund),
  refundable: Money.meta({ description: 'Left to give back; nothing while nothing was paid' }),
  canRefund: z.boolean(),
  canHandOver: z.boolean(),
  canDeliver: z.boolean(),
}).meta({ id: 'ShopOrder' })

const LineUnits = z.strictObject({ lineId: Id, quantity: Quantity })
const Reason = z.string().trim().max(500).default('')

export const RefundParts = z.strictObject({
  everything: z
    .boolean()
    .default(false)
    .meta({ description: 'All that is left; then the parts below are not looked at' }),
  lines: z.array(LineUnits).max(200).default([]),
  shipping: z.boolean().default(false),
  goodwillMinor: z
    .int()
    .min(0)
    .max(1_000_000_000_000)
    .default(0)
    .meta({ description: 'On top of the parts, in minor units; at most what is left of the order' }),
})

export const RefundPreview = z
  .object({
    amount: Money,
    goods: Money,
    shipping: Money,
    goodwill: Money,
    tax: Money.meta({ description: 'Contained in the amount' }),
    commissionBack: Money.meta({ description: 'What the market gives back of its commission' }),
    lines: z.array(z.object({ lineId: Id, quantity: z.int(), amount: Money })),
    part: z.enum(['pending', 'available']).meta({ description: 'The part of the balance that pays' }),
    balanceBefore: Money,
    balanceAfter: Money,
    entries: z
      .array(z.object({ account: z.string(), debit: Money.nullable(), credit: Money.nullable() }))
      .meta({ description: 'What will be posted when the money has gone' }),
  })
  .meta({ id: 'RefundPreview' })

export const CancellationPreview = z
  .object({
    amount: Money,
    goods: Money,
    shipping: Money.meta({ description: 'Goes back too when nothing is left to send' }),
    isWhole: z.boolean().meta({ description: 'Nothing would be left to send, so the whole order is cancelled' }),
    isPaid: z.boolean().meta({ description: 'It goes back; otherwise it is no longer asked for at the door' }),
    lines: z.array(z.object({ lineId: Id, quantity: z.int(), amount: Money })),
  })
  .meta({ id: 'CancellationPreview' })

const Day = z.object({ on: z.string(), salesMinor: z.int(), orders: z.int(), previousSalesMinor: z.int() })

const Figures = {
  sales: Money,
  previousSales: Money,
  orderCount: z.int(),
  previousOrderCount: z.int(),
  days: z.array(Day),
  elsewhere: z.array(Money).meta({ description: 'Sold in other currencies in these days; in no other sum' }),
}

export const ShopOverview = z
  .object({
    orderCount: z.int(),
    previousOrderCount: z.int(),
    money: z
      .object({
        sales: Money,
        previousSales: Money,
        days: z.array(Day),
        elsewhere: z.array(Money).meta({ description: 'Sold in other currencies in these days; in no other sum' }),
        available: Money,
        pending: Money,
      })
      .nullable()
      .meta({ description: 'For the owner and the managers; null for staff' }),
    toHandOver: z.object({ count: z.int(), nextBy: Instant.nullable() }),
    underway: z.int(),
    lowStock: z.array(
      z.object({
        productId: Id,
        title: z.string(),
        variantTitle: z.string(),
        available: z.int(),
        picture: Picture.nullable(),
      }),
    ),
    drafts: z.int(),
    bestSellers: z.array(
      z.object({
        productId: Id,
        title: z.string(),
        quantity: z.int(),
        sales: Money.nullable(),
        picture: Picture.nullable(),
      }),
    ),
    latestOrders: z.array(ShopOrderCard),
  })
  .meta({ id: 'ShopOverview' })

export const MarketOverview = z
  .object({
    ...Figures,
    commission: Money,
    shopsToApprove: z.int(),
    paymentsUnknown: z.int(),
    refundsFailed: z.int().meta({ description: 'Money that could not be given back and has not gone back since' }),
    deadEvents: z.int(),
    shops: z.array(
      z.object({
        id: Id,
        name: z.string(),
        slug: z.string(),
        logo: Picture.nullable(),
        orders: z.int(),
        sales: Money,
        commission: Money,
      }),
    ),
  })
  .meta({ id: 'MarketOverview' })

export const MarketOrderCard = OrderHead.extend({ shop: ShopName, customer: z.string(), email: z.string() }).meta({
  id: 'MarketOrderCard',
})

export const MarketOrder = ShopOrder.extend({ payment: PaymentView.nullable(), checkoutState: CheckoutState }).meta({
  id: 'MarketOrder',
})

const RefundAccount = z.object({
  account: z
    .object({ holder: z.string(), iban: z.string().meta({ description: 'Its last four signs' }), givenAt: Instant })
    .nullable(),
})

export const CashRefund = z
  .object({
    id: Id,
    order: z.object({ id: Id, number: z.string() }),
    shop: ShopName,
    customer: z.object({ name: z.string(), email: z.string() }),
    amount: Money,
    reason: z.string(),
    requestedAt: Instant,
    account: z
      .object({ holder: z.string(), iban: z.string() })
      .nullable()
      .meta({ description: 'Null while the customer has not said where to' }),
  })
  .meta({ id: 'CashRefund' })

const LinesToPreview = z.strictObject({ lines: z.array(LineUnits).min(1, 'names no line').max(200) })
const LinesToCancel = LinesToPreview.extend({ reason: Reason })
const CancelBody = z.strictObject({ reason: z.string().trim().max(500).default('') })
const KeyQuery = z.object({ key: z.string().max(200).optional() })

export const orderSchemas = schemasFor<typeof orderEndpoints>()({
  placeCheckout: {
    body: z.strictObject({
      email: Email,
      address: Address,
      taxNumber: z.string().trim().max(20).default('').meta({
        description:
          'Of a business: with a valid one of another EU country than the shop’s it accounts for the tax itself',
      }),
      currency: CurrencyCode.optional().meta({
        description: 'Which part of a cart that holds things priced in several',
      }),
      shippingChoices: z
        .array(z.strictObject({ shopId: Id, shippingMethodId: Id }))
        .max(100)
        .optional()
        .meta({ description: 'Per shop; absent shops keep the choice in the cart' }),
      paymentMethodId: Id.optional().meta({
        description: 'A kept card; needed for what is bought by a plan, and charged again for it',
      }),
      expectedTotal: z.strictObject({ amountMinor: z.int(), currency: CurrencyCode }).optional().meta({
        description: 'The total the customer saw. Never used as an amount: a different sum is refused with the new one',
      }),
    }),
    response: Checkout,
  },
  getCheckout: { params: IdParams, query: KeyQuery, response: Checkout },
  cancelCheckout: { params: IdParams, query: KeyQuery, response: Checkout },
  startPayment: {
    params: IdParams,
    query: z.object({ key: z.string().max(200).optional() }),
    body: z.strictObject({
      method: PaymentMethod,
      paymentMethodId: Id.optional().meta({
        description: 'A kept card of the customer, instead of a token; with one, what is to be kept with this payment',
      }),
      token: z.string().max(200).optional().meta({
        description:
          'From the gateway, for cards; the sandbox also takes `tok_success`, `tok_declined`, `tok_challenge`, `tok_slow`, `tok_twice`, `tok_lost_answer`',
      }),
    }),
    response: PaymentView,
  },
  confirmPayment: { params: IdParams, query: KeyQuery, response: PaymentView },
  abandonPayment: { params: IdParams, query: KeyQuery, response: PaymentView },
  listOrders: { query: z.object({ ...PageQuery }), response: pageOf(OrderCard) },
  getOrder: { params: IdParams, query: KeyQuery, response: Order },
  cancelOrder: { params: IdParams, query: KeyQuery, body: CancelBody, response: Order },
  getRefundAccount: { params: IdParams, query: KeyQuery, response: RefundAccount },
  giveRefundAccount: {
    params: IdParams,
    query: KeyQuery,
    body: z.strictObject({
      holder: z.string().trim().min(2, 'is missing').max(70, 'must have at most 70 characters'),
      iban: z.string().trim().min(1, 'is missing').max(50),
    }),
    response: RefundAccount,
  },
  previewOrderLines: { params: IdParams, query: KeyQuery, body: LinesToPreview, response: CancellationPreview },
  cancelOrderLines: { params: IdParams, query: KeyQuery, body: LinesToCancel, response: Order },
  listShopOrders: {
    query: z.object({ state: OrderState.optional(), ...PageQuery }),
    response: pageOf(ShopOrderCard).extend({ counts: z.record(z.string(), z.int()) }),
  },
  getShopOrder: { params: IdParams, response: ShopOrder },
  handOverOrder: {
    params: IdParams,
    body: z.strictObject({
      carrier: z.string().trim().max(60).default(''),
      trackingNumber: z.string().trim().max(80).default(''),
    }),
    response: ShopOrder,
  },
  addTrackingUpdate: {
    params: IdParams,
    body: z.strictObject({
      kind: TrackingKind,
      place: z.string().trim().max(120).default(''),
      note: z.string().trim().max(300).default(''),
    }),
    response: ShopOrder,
  },
  deliverOrder: { params: IdParams, response: ShopOrder },
  cancelShopOrder: {
    params: IdParams,
    body: CancelBody.extend({ reason: z.string().trim().min(3, 'needs a reason').max(500) }),
    response: ShopOrder,
  },
  previewShopLines: { params: IdParams, body: LinesToPreview, response: CancellationPreview },
  cancelShopLines: { params: IdParams, body: LinesToCancel, response: ShopOrder },
  previewShopRefund: { params: IdParams, body: RefundParts, response: RefundPreview },
  refundShopOrder: { params: IdParams, body: RefundParts.extend({ reason: Reason }), response: ShopOrder },
  getShopOverview: { response: ShopOverview },
  listMarketOrders: {
    query: z.object({ state: OrderState.optional(), ...PageQuery }),
    response: pageOf(MarketOrderCard),
  },
  getMarketOrder: { params: IdParams, response: MarketOrder },
  previewRefund: {
    params: IdParams,
    body: RefundParts.extend({ bearer: RefundBearer.default('shop') }),
    response: RefundPreview,
  },
  refundOrder: {
    params: IdParams,
    body: RefundParts.extend({
      bearer: RefundBearer.default('shop'),
      reason: z.string().trim().min(3, 'needs a reason').max(500),
    }),
    response: MarketOrder,
  },
  listCashRefunds: { query: z.object({ ...PageQuery }), response: pageOf(CashRefund) },
  recordCashRefundPaid: {
    params: IdParams,
    body: z.strictObject({ reference: z.string().trim().min(1, 'is missing').max(100) }),
    response: z.object({ id: Id }),
  },
  recordCashRefundFailed: {
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(3, 'needs a reason').max(300) }),
    response: z.object({ id: Id }),
  },
  getMarketOverview: { response: MarketOverview },
})

export type CashRefund = z.output<typeof CashRefund>
export type OrderPaymentMethod = z.output<typeof OrderPaymentMethod>
export type Checkout = z.output<typeof Checkout>
export type Order = z.output<typeof Order>
export type OrderCard = z.output<typeof OrderCard>
export type OrderLine = z.output<typeof OrderLine>
export type OrderState = z.output<typeof OrderState>
export type CheckoutState = z.output<typeof CheckoutState>
export type ShopOrder = z.output<typeof ShopOrder>
export type ShopOrderCard = z.output<typeof ShopOrderCard>
export type ShopOverview = z.output<typeof ShopOverview>
export type MarketOverview = z.output<typeof MarketOverview>
export type MarketOrderCard = z.output<typeof MarketOrderCard>
export type TimelineEntry = z.output<typeof TimelineEntry>
export type MarketOrder = z.output<typeof MarketOrder>
export type Refund = z.output<typeof Refund>
export type ShopRefund = z.output<typeof ShopRefund>
export type CancellationPreview = z.output<typeof CancellationPreview>
export type RefundPreview = z.output<typeof RefundPreview>
