import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { planEndpoints } from './plans.ts'
import { Id, IdParams, Instant, Money, Nothing } from './values.schemas.ts'

export const RhythmUnit = z.enum(['day', 'week', 'month', 'year'])

/** What is the same of a plan before everybody. */
export const PlanTerms = z
  .object({
    id: Id,
    variantId: Id,
    variantTitle: z.string().meta({ description: '`Large, blue`; empty for a single variant' }),
    unit: RhythmUnit,
    every: z.int().meta({ description: 'So many of the unit' }),
    trialDays: z.int().meta({ description: 'Before the first cycle; the thing is sent for nothing' }),
    price: Money.meta({ description: 'Of a unit in each cycle, now' }),
    firstPrice: Money.nullable().meta({ description: 'Of a unit in the first cycle' }),
    shelfPrice: Money.meta({ description: 'Of a unit bought once, now' }),
    minCycles: z.int().meta({ description: 'So many cycles at least' }),
    endAfter: z.int().nullable().meta({ description: 'It ends by itself after so many cycles' }),
  })
  .meta({ id: 'PlanTerms' })

export const Plan = PlanTerms.extend({
  product: z.object({ id: Id, slug: z.string(), title: z.string() }),
  discountBps: z.int().nullable(),
  reservesStock: z.boolean(),
  subscriberCount: z.int(),
  offeredAt: Instant,
  withdrawnAt: Instant.nullable(),
}).meta({ id: 'Plan' })

const Cycles = z.int().min(0).max(1_000)
const PriceMinor = z.int('must be a whole number of minor units').min(0, 'must not be negative').max(1_000_000_000)

export const planSchemas = schemasFor<typeof planEndpoints>()({
  listPlansOfProduct: { params: IdParams, response: z.object({ items: z.array(PlanTerms) }) },
  listPlans: {
    query: z.object({ productId: Id.optional() }),
    response: z.object({ items: z.array(Plan) }),
  },
  offerPlan: {
    body: z.strictObject({
      variantId: Id,
      unit: RhythmUnit,
      every: z.int().min(1, 'must be at least 1').max(366, 'must be at most 366'),
      trialDays: z.int().min(0).max(366).default(0),
      price: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('discount'), bps: z.int().min(0).max(10_000) }),
          z.strictObject({ kind: z.literal('fixed'), amountMinor: PriceMinor }),
        ])
        .meta({ description: 'So much less than the shelf says, or a price of its own' }),
      firstPriceMinor: PriceMinor.nullable().default(null),
      minCycles: Cycles.default(0),
      endAfter: Cycles.min(1).nullable().default(null),
      reservesStock: z.boolean().default(false),
    }),
    response: Plan,
  },
  withdrawPlan: { params: IdParams, response: Nothing },
})
