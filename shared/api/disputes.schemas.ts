import { z } from 'zod'
import { RefundBearer } from './orders.schemas.ts'
import { Id, IdParams, Instant, Money, PageQuery, Picture, ShopName, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { disputeEndpoints } from './disputes.ts'

export const DisputeState = z.enum(['raised', 'open', 'decided', 'appealed', 'settled', 'won', 'lost'])
export const DisputeReason = z.enum([
  'not_arrived',
  'damaged',
  'not_as_described',
  'return_declined',
  'chargeback',
  'other',
])
export const Verdict = z.enum(['all', 'part', 'none'])

export const DisputeWords = z
  .object({
    id: Id,
    side: z.enum(['customer', 'shop', 'market']),
    words: z.string(),
    pictures: z.array(Picture),
    at: Instant,
  })
  .meta({ id: 'DisputeWords' })

export const Dispute = z
  .object({
    id: Id,
    number: z.string(),
    state: DisputeState,
    origin: z.enum(['customer', 'return', 'chargeback']),
    reason: DisputeReason,
    order: z.object({ id: Id, number: z.string(), things: z.string() }),
    shop: ShopName,
    customer: z.string(),
    claimed: Money,
    words: z.array(DisputeWords),
    raisedAt: Instant,
    escalatesAt: Instant,
    openedAt: Instant.nullable(),
    answerBy: Instant.nullable(),
    decideBy: Instant.nullable().meta({ description: 'Without a verdict until then the customer gets the money' }),
    closedAt: Instant.nullable(),
    verdict: Verdict.nullable(),
    verdictAmount: Money.nullable(),
    verdictReason: z.string(),
    history: z.array(
      z.object({
        state: DisputeState,
        at: Instant,
        by: z.enum(['customer', 'shop', 'market', 'system']),
        reason: z.string(),
      }),
    ),
    canSpeak: z.boolean(),
    canEscalate: z.boolean(),
    canSettle: z.boolean(),
    canAppeal: z.boolean(),
  })
  .meta({ id: 'Dispute' })

export const ShopDispute = Dispute.extend({ setAside: Money, bearer: RefundBearer.nullable() }).meta({
  id: 'ShopDispute',
})

export const MarketDispute = ShopDispute.extend({
  left: Money.meta({ description: 'Left to give back' }),
  customerFacts: z.object({ orders: z.int(), disputes: z.int() }),
  shopFacts: z.object({ sales: z.int(), disputes: z.int() }),
  similar: z
    .object({ decided: z.int(), forCustomer: z.int() })
    .meta({ description: 'Decided cases of the same reason' }),
  orderHistory: z.array(z.object({ state: z.string(), at: Instant })),
  canDecide: z.boolean(),
}).meta({ id: 'MarketDispute' })

export const VerdictPreview = z
  .object({
    toCustomer: Money,
    toShop: Money.meta({ description: 'What stays of what was at stake' }),
    entries: z.array(z.object({ account: z.string(), debit: Money.nullable(), credit: Money.nullable() })),
  })
  .meta({ id: 'VerdictPreview' })

const KeyQuery = z.object({ key: z.string().max(200).optional() })
const Words = z.string().trim().min(3, 'say a little more').max(4_000)
const Pictures = z.array(Id).max(8).default([])
const WordsBody = z.strictObject({ words: Words, pictureIds: Pictures })
const AppealBody = z.strictObject({ words: Words })
const VerdictBody = z.strictObject({
  verdict: Verdict,
  amountMinor: z
    .int()
    .min(1)
    .max(1_000_000_000_000)
    .optional()
    .meta({ description: 'Only for a part: what the customer gets, in minor units' }),
  bearer: RefundBearer.default('shop'),
})

export const disputeSchemas = schemasFor<typeof disputeEndpoints>()({
  listOrderDisputes: {
    params: IdParams,
    query: KeyQuery,
    response: z.object({ items: z.array(Dispute), canRaise: z.boolean() }),
  },
  raiseDispute: {
    params: IdParams,
    query: KeyQuery,
    body: z.strictObject({
      reason: z.enum(['not_arrived', 'damaged', 'not_as_described', 'return_declined', 'other']),
      words: Words,
      pictureIds: Pictures,
    }),
    response: Dispute,
  },
  addCustomerWords: { params: IdParams, query: KeyQuery, body: WordsBody, response: Dispute },
  escalateDispute: { params: IdParams, query: KeyQuery, response: Dispute },
  settleDispute: { params: IdParams, query: KeyQuery, response: Dispute },
  appealAsCustomer: { params: IdParams, query: KeyQuery, body: AppealBody, response: Dispute },
  listShopDisputes: {
    query: z.object({ ...PageQuery }),
    response: pageOf(ShopDispute).extend({ waiting: z.int().meta({ description: 'Not closed yet' }) }),
  },
  getShopDispute: { params: IdParams, response: ShopDispute },
  addShopWords: { params: IdParams, body: WordsBody, response: ShopDispute },
  appealAsShop: { params: IdParams, body: AppealBody, response: ShopDispute },
  listDisputes: {
    query: z.object({ state: DisputeState.optional(), ...PageQuery }),
    response: pageOf(ShopDispute).extend({ waiting: z.int().meta({ description: 'Waiting for a verdict' }) }),
  },
  getDispute: { params: IdParams, response: MarketDispute },
  addMarketWords: { params: IdParams, body: AppealBody, response: MarketDispute },
  previewVerdict: { params: IdParams, body: VerdictBody, response: VerdictPreview },
  giveVerdict: {
    params: IdParams,
    body: VerdictBody.extend({ reason: z.string().trim().min(10, 'tell both sides why').max(2_000) }),
    response: MarketDispute,
  },
})

export type Dispute = z.output<typeof Dispute>
export type DisputeState = z.output<typeof DisputeState>
export type DisputeReason = z.output<typeof DisputeReason>
export type ShopDispute = z.output<typeof ShopDispute>
export type MarketDispute = z.output<typeof MarketDispute>
export type VerdictPreview = z.output<typeof VerdictPreview>
