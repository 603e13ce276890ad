import { z } from 'zod'
import type { couponEndpoints } from './coupons.ts'
import { schemasFor } from './endpoint.ts'
import { CurrencyCode, Id, IdParams, Instant, Money, Nothing, PageQuery, pageOf } from './values.schemas.ts'

const Amount = z.int().min(1, 'must be more than nothing').max(1_000_000_000)
const Count = z.int().min(1, 'must be at least 1').max(1_000_000)

export const CouponCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$/, 'must have 3 to 30 letters, figures, - or _')
  .meta({ description: 'Capitals and small letters are the same' })

export const CouponKind = z.enum(['free_shipping', 'percent', 'fixed'])
export const CouponProblem = z.enum([
  'not_yet',
  'over',
  'used_up',
  'used_by_you',
  'not_first_order',
  'nothing_eligible',
  'below_minimum',
  'above_maximum',
  'not_stackable',
])
const Bearer = z.enum(['shop', 'market']).meta({ description: 'Who bears what it takes off' })

const Named = z.object({ id: Id, name: z.string() })

export const Coupon = z
  .object({
    id: Id,
    code: z.string(),
    kind: CouponKind,
    bps: z.int().nullable(),
    amount: Money.nullable(),
    minimum: Money.nullable().meta({ description: 'What the goods it is for must come to' }),
    maximum: Money.nullable().meta({ description: 'What they may come to at most' }),
    maxDiscount: Money.nullable().meta({ description: 'The most it takes off' }),
    products: z.array(Named).meta({ description: 'Empty, like categories: everything' }),
    categories: z.array(Named),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    maxUses: z.int().nullable(),
    maxUsesPerCustomer: z.int().nullable(),
    isForFirstOrder: z.boolean(),
    isStackable: z.boolean(),
    bearer: Bearer,
    uses: z.int(),
    discounted: Money.meta({ description: 'What it has taken off so far' }),
    createdAt: Instant,
  })
  .meta({ id: 'Coupon' })

const input = {
  code: CouponCode,
  kind: CouponKind,
  bps: z.int().min(1, 'must be more than nothing').max(10_000, 'must be at most 100 %').nullable().default(null),
  amountMinor: Amount.nullable().default(null),
  minMinor: Amount.nullable().default(null),
  maxMinor: Amount.nullable().default(null),
  maxDiscountMinor: Amount.nullable().default(null),
  productIds: z.array(Id).max(200).default([]),
  categoryIds: z.array(Id).max(50).default([]),
  startsAt: Instant.nullable().default(null),
  endsAt: Instant.nullable().default(null),
  maxUses: Count.nullable().default(null),
  maxUsesPerCustomer: Count.nullable().default(null),
  isForFirstOrder: z.boolean().default(false),
  isStackable: z.boolean().default(false),
}

interface Figures {
  kind: z.output<typeof CouponKind>
  bps: number | null
  amountMinor: number | null
  minMinor: number | null
  maxMinor: number | null
  startsAt: string | null
  endsAt: string | null
}

/** What must fit together in a coupon, each said at its field. */
function checkFigures(coupon: Figures, wrong: z.RefinementCtx): void {
  const { kind, bps, amountMinor, minMinor, maxMinor, startsAt, endsAt } = coupon
  const say = (field: keyof Figures, message: string) =>
    wrong.addIssue({ code: 'custom', path: [field], message, input: coupon })
  if ((kind === 'percent') !== (bps !== null))
    say('bps', kind === 'percent' ? 'is missing' : 'is for a percentage only')
  if ((kind === 'fixed') !== (amountMinor !== null))
    say('amountMinor', kind === 'fixed' ? 'is missing' : 'is for a fixed amount only')
  if (minMinor !== null && maxMinor !== null && minMinor > maxMinor)
    say('maxMinor', 'must not be less than the minimum')
  if (startsAt && endsAt && startsAt >= endsAt) say('endsAt', 'must be after the start')
}

const OwnInput = z.strictObject(input).superRefine(checkFigures)
const MarketInput = z
  .strictObject({
    ...input,
    bearer: Bearer,
    currency: CurrencyCode.optional().meta({ description: 'Of the amounts; that of the market unless given' }),
  })
  .superRefine(checkFigures)

export const CouponCheck = z
  .object({
    code: z.string(),
    kind: CouponKind,
    bps: z.int().nullable(),
    amount: Money.nullable(),
    minimum: Money.nullable(),
    maximum: Money.nullable(),
    maxDiscount: Money.nullable(),
    endsAt: Instant.nullable(),
    shop: z.object({ slug: z.string(), name: z.string() }).nullable().meta({ description: 'Null: every shop' }),
    problem: CouponProblem.nullable().meta({ description: 'Null: the asker can use it now' }),
  })
  .meta({ id: 'CouponCheck' })

export const CouponObstacle = z.enum(['shop_closed', 'shop_away', 'not_yet', 'over', 'used_up', 'nothing_on_shelf'])

export const OwnCouponCheck = z
  .object({
    coupon: Coupon,
    obstacle: CouponObstacle.nullable().meta({ description: 'Null: it works now, for who meets its conditions' }),
  })
  .meta({ id: 'OwnCouponCheck' })

export const couponSchemas = schemasFor<typeof couponEndpoints>()({
  verifyCoupon: { body: z.strictObject({ code: CouponCode }), response: CouponCheck },
  listOwnCoupons: { query: z.object(PageQuery), response: pageOf(Coupon) },
  verifyOwnCoupon: { body: z.strictObject({ code: CouponCode }), response: OwnCouponCheck },
  createOwnCoupon: { body: OwnInput, response: Coupon },
  deleteOwnCoupon: { params: IdParams, response: Nothing },
  listMarketCoupons: { query: z.object(PageQuery), response: pageOf(Coupon) },
  createMarketCoupon: { body: MarketInput, response: Coupon },
  deleteMarketCoupon: { params: IdParams, response: Nothing },
})

export type Coupon = z.output<typeof Coupon>
export type CouponCheck = z.output<typeof CouponCheck>
export type CouponObstacle = z.output<typeof CouponObstacle>
export type CouponProblem = z.output<typeof CouponProblem>
export type OwnCouponInput = z.output<typeof OwnInput>
export type MarketCouponInput = z.output<typeof MarketInput>
