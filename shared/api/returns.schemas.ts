import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, Picture, Quantity, ShopName, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import { RefundState } from './orders.schemas.ts'
import type { returnEndpoints } from './returns.ts'

export const ReturnState = z.enum(['requested', 'accepted', 'declined', 'withdrawn', 'received', 'closed'])
export const ReturnReason = z.enum([
  'changed_mind',
  'damaged',
  'wrong_item',
  'not_as_described',
  'does_not_fit',
  'other',
])

export const ReturnLine = z
  .object({
    lineId: Id,
    title: z.string(),
    variantTitle: z.string(),
    picture: Picture.nullable(),
    quantity: z.int(),
    reason: ReturnReason,
    restocked: z.int(),
  })
  .meta({ id: 'ReturnLine' })

export const Return = z
  .object({
    id: Id,
    number: z.string(),
    state: ReturnState,
    order: z.object({ id: Id, number: z.string() }),
    lines: z.array(ReturnLine),
    words: z.string(),
    pictures: z.array(Picture),
    labelNote: z.string(),
    declineReason: z.string(),
    requestedAt: Instant,
    actBy: Instant.nullable().meta({ description: 'When the market acts by itself if nobody has' }),
    closedAt: Instant.nullable(),
    refunded: Money.nullable().meta({ description: 'What went back, or is on its way' }),
    history: z.array(
      z.object({
        state: ReturnState,
        at: Instant,
        by: z.enum(['customer', 'shop', 'market', 'system']),
        reason: z.string(),
      }),
    ),
    canWithdraw: z.boolean(),
  })
  .meta({ id: 'Return' })

export const ShopReturn = Return.extend({
  customer: z.string(),
  canAnswer: z.boolean(),
  canReceive: z.boolean(),
}).meta({ id: 'ShopReturn' })

export const MarketReturn = Return.omit({ canWithdraw: true })
  .extend({
    customer: z.string(),
    shop: ShopName,
    refund: z
      .object({
        state: RefundState,
        amount: Money,
        goods: Money,
        shipping: Money,
        commissionBack: Money.meta({ description: 'What the market gives back of its commission' }),
        failure: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'The money that follows the goods, once they have arrived' }),
    disputes: z
      .array(z.object({ id: Id, number: z.string(), isOpen: z.boolean() }))
      .meta({ description: 'About the same order, oldest first' }),
  })
  .meta({ id: 'MarketReturn' })

const KeyQuery = z.object({ key: z.string().max(200).optional() })

export const returnSchemas = schemasFor<typeof returnEndpoints>()({
  showOrderPicture: { params: IdParams, query: KeyQuery, response: Picture },
  listOrderReturns: {
    params: IdParams,
    query: KeyQuery,
    response: z.object({
      items: z.array(Return),
      canRequest: z.boolean(),
      until: Instant.nullable().meta({ description: 'End of the days in which things may come back' }),
      returnable: z.array(z.object({ lineId: Id, quantity: z.int() })),
    }),
  },
  requestReturn: {
    params: IdParams,
    query: KeyQuery,
    body: z.strictObject({
      lines: z
        .array(z.strictObject({ lineId: Id, quantity: Quantity, reason: ReturnReason }))
        .min(1, 'names nothing')
        .max(200),
      words: z.string().trim().max(2_000).default(''),
      pictureIds: z.array(Id).max(8).default([]),
    }),
    response: Return,
  },
  withdrawReturn: { params: IdParams, query: KeyQuery, response: Return },
  listShopReturns: {
    query: z.object({ state: ReturnState.optional(), ...PageQuery }),
    response: pageOf(ShopReturn).extend({ waiting: z.int().meta({ description: 'How many the shop has to act on' }) }),
  },
  getShopReturn: { params: IdParams, response: ShopReturn },
  acceptReturn: {
    params: IdParams,
    body: z.strictObject({
      labelNote: z.string().trim().max(1_000).default('').meta({ description: 'Where and how to send it, who pays' }),
    }),
    response: ShopReturn,
  },
  declineReturn: {
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(3, 'needs a reason').max(1_000) }),
    response: ShopReturn,
  },
  receiveReturn: {
    params: IdParams,
    body: z.strictObject({
      restock: z
        .array(z.strictObject({ lineId: Id, quantity: z.int().min(0).max(999) }))
        .max(200)
        .optional()
        .meta({ description: 'How many of each line go back on the shelf; all of them when it is left out' }),
    }),
    response: ShopReturn,
  },
  listMarketReturns: {
    query: z.object({
      state: ReturnState.optional(),
      shopId: Id.optional(),
      orderId: Id.optional(),
      ...PageQuery,
    }),
    response: pageOf(MarketReturn),
  },
  getMarketReturn: { params: IdParams, response: MarketReturn },
})

export type Return = z.output<typeof Return>
export type ShopReturn = z.output<typeof ShopReturn>
export type MarketReturn = z.output<typeof MarketReturn>
export type ReturnReason = z.output<typeof ReturnReason>
export type ReturnState = z.output<typeof ReturnState>
