import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { inspectorEndpoints } from './inspector.ts'
import { MarketPosting } from './ledger.schemas.ts'
import { PaymentState, PaymentView } from './payments.schemas.ts'

const Method = z.enum(['card', 'paypal', 'cash_on_delivery'])
const Gateway = z.enum(['sandbox', 'cash', 'stripe', 'paypal'])
const Card = PaymentView.shape.card
const OrderRef = z.object({ id: Id, number: z.string(), shop: z.string() })

export const EventState = z.enum(['received', 'processed', 'failed', 'dead', 'refused'])

export const MarketPaymentCard = z
  .object({
    id: Id,
    checkoutId: Id,
    state: PaymentState,
    method: Method,
    gateway: Gateway,
    card: Card,
    amount: Money,
    refunded: Money,
    email: z.string(),
    customer: z.string(),
    orders: z.array(OrderRef),
    createdAt: Instant,
    events: z.int().meta({ description: 'Events about it that failed, died or were refused' }),
  })
  .meta({ id: 'MarketPaymentCard' })

/** What an operator may safely do about a payment. */
export const SafeAction = z.enum(['none', 'wait', 'ask_gateway', 'replay_event'])

export const PaymentVerdict = z
  .object({
    isPaid: z.boolean(),
    tone: z.enum(['good', 'neutral', 'due', 'refused']),
    sentence: z.string(),
    action: SafeAction,
    eventId: Id.nullable().meta({ description: 'The event to replay, when that is the safe action' }),
  })
  .meta({ id: 'PaymentVerdict' })

export const LifeStep = z
  .object({
    at: Instant,
    title: z.string(),
    note: z.string(),
    tone: z.enum(['done', 'now', 'planned', 'refused']),
  })
  .meta({ id: 'LifeStep' })

export const GatewayEventCard = z
  .object({
    id: Id,
    gateway: Gateway,
    eventId: z.string(),
    type: z.string(),
    state: EventState,
    isSigned: z.boolean(),
    tries: z.int(),
    receivedAt: Instant,
    processedAt: Instant.nullable(),
    nextTryAt: Instant.nullable(),
    effect: z.string(),
    error: z.string(),
    paymentId: Id.nullable(),
  })
  .meta({ id: 'GatewayEventCard' })

export const AttemptView = z
  .object({
    id: Id,
    state: PaymentState,
    gateway: Gateway,
    reference: z.string().nullable(),
    card: Card,
    declineCode: z.string().nullable(),
    declineMessage: z.string().nullable(),
    askedAt: Instant,
    answeredAt: Instant.nullable(),
    nextLookAt: Instant.nullable(),
    looks: z.int(),
  })
  .meta({ id: 'PaymentAttempt' })

export const RefundView = z
  .object({
    id: Id,
    order: OrderRef,
    state: z.string(),
    kind: z.string(),
    amount: Money,
    reason: z.string(),
    reference: z.string().nullable(),
    failure: z.string().nullable(),
    requestedAt: Instant,
  })
  .meta({ id: 'PaymentRefund' })

export const MarketPayment = z
  .object({
    ...MarketPaymentCard.shape,
    verdict: PaymentVerdict,
    checkoutState: z.string(),
    captured: Money,
    refunding: Money,
    life: z.array(LifeStep),
    attempts: z.array(AttemptView),
    refunds: z.array(RefundView),
    gatewayEvents: z.array(GatewayEventCard),
    postings: z.array(MarketPosting),
  })
  .meta({ id: 'MarketPayment' })

export const GatewayEventWhole = z
  .object({
    ...GatewayEventCard.shape,
    body: z.string().meta({ description: 'As it was received; laid out when it is JSON' }),
    bytes: z.int(),
    headers: z.record(z.string(), z.string()),
    replays: z.array(z.object({ at: Instant, by: z.string(), effect: z.string() })),
  })
  .meta({ id: 'GatewayEvent' })

export const inspectorSchemas = schemasFor<typeof inspectorEndpoints>()({
  listMarketPayments: {
    query: z.object({
      state: PaymentState.optional(),
      search: z.string().trim().max(254).optional(),
      ...PageQuery,
    }),
    response: pageOf(MarketPaymentCard),
  },
  getMarketPayment: { params: IdParams, response: MarketPayment },
  askGateway: { params: IdParams, response: MarketPayment },
  listGatewayEvents: {
    query: z.object({ state: z.enum(['trouble', 'all', ...EventState.options]).default('trouble'), ...PageQuery }),
    response: pageOf(GatewayEventCard),
  },
  getGatewayEvent: { params: IdParams, response: GatewayEventWhole },
  replayGatewayEvent: {
    params: IdParams,
    response: z.object({ outcome: z.enum(['processed', 'failed']), says: z.string(), event: GatewayEventWhole }),
  },
})

export type MarketPaymentCard = z.output<typeof MarketPaymentCard>
export type MarketPayment = z.output<typeof MarketPayment>
export type PaymentVerdict = z.output<typeof PaymentVerdict>
export type GatewayEventCard = z.output<typeof GatewayEventCard>
export type GatewayEventWhole = z.output<typeof GatewayEventWhole>
export type EventState = z.output<typeof EventState>
