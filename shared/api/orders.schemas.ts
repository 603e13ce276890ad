import { z } from 'zod'
import { Totals } from './cart.schemas.ts'
import { Address, Email, Id, IdParams, Instant, Money, PageQuery, Picture, ShopName, pageOf } from './values.schemas.ts'
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
    quantity: z.int(),
    unitPrice: Money,
    total: Money,
    tax: Money,
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

const OrderHead = z.object({
  id: Id,
  number: z.string(),
  checkoutId: Id,
  state: OrderState,
  paymentMethod: PaymentMethod.nullable(),
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
  refunded: Money,
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
    .object({ paid: Money, commission: Money, commissionBps: z.int(), refunded: Money, shopReceives: Money })
    .meta({ description: 'What was paid and what the shop receives' }),
  canHandOver: z.boolean(),
  canDeliver: z.boolean(),
}).meta({ id: 'ShopOrder' })

const Day = z.object({ on: z.string(), salesMinor: z.int(), orders: z.int(), previousSalesMinor: z.int() })

const Figures = {
  sales: Money,
  previousSales: Money,
  orderCount: z.int(),
  previousOrderCount: z.int(),
  days: z.array(Day),
}

export const ShopOverview = z
  .object({
    ...Figures,
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
    available: Money,
    pending: Money,
    bestSellers: z.array(
      z.object({ productId: Id, title: z.string(), quantity: z.int(), sales: Money, picture: Picture.nullable() }),
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

const CancelBody = z.strictObject({ reason: z.string().trim().max(500).default('') })
const KeyQuery = z.object({ key: z.string().max(200).optional() })

export const orderSchemas = schemasFor<typeof orderEndpoints>()({
  placeCheckout: {
    body: z.strictObject({
      email: Email,
      address: Address,
      shippingChoices: z
        .array(z.strictObject({ shopId: Id, shippingMethodId: Id }))
        .max(100)
        .optional()
        .meta({ description: 'Per shop; absent shops keep the choice in the cart' }),
      expectedTotal: z.strictObject({ amountMinor: z.int(), currency: z.string() }).optional().meta({
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
      token: z.string().max(200).optional().meta({
        description:
          'From the gateway, for cards; the sandbox also takes `tok_success`, `tok_declined`, `tok_challenge`, `tok_slow`, `tok_twice`, `tok_lost_answer`',
      }),
    }),
    response: PaymentView,
  },
  confirmPayment: { params: IdParams, query: KeyQuery, response: PaymentView },
  listOrders: { query: z.object({ ...PageQuery }), response: pageOf(OrderCard) },
  getOrder: { params: IdParams, query: KeyQuery, response: Order },
  cancelOrder: { params: IdParams, query: KeyQuery, body: CancelBody, response: Order },
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
  getShopOverview: { response: ShopOverview },
  listMarketOrders: {
    query: z.object({ state: OrderState.optional(), ...PageQuery }),
    response: pageOf(MarketOrderCard),
  },
  getMarketOrder: {
    params: IdParams,
    response: ShopOrder.extend({ payment: PaymentView.nullable(), checkoutState: CheckoutState }),
  },
  getMarketOverview: { response: MarketOverview },
})

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
