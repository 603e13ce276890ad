import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import { RhythmUnit } from './plans.schemas.ts'
import { KeptCard } from './payments.schemas.ts'
import type { subscriptionEndpoints } from './subscriptions.ts'
import {
  Address,
  Id,
  IdParams,
  Instant,
  Money,
  PageQuery,
  pageOf,
  Picture,
  Quantity,
  ShopName,
} from './values.schemas.ts'

export const SubscriptionState = z.enum(['trialing', 'active', 'past_due', 'unpaid', 'paused', 'cancelled', 'ended'])
export const CycleState = z.enum(['running', 'failed', 'succeeded', 'exhausted', 'skipped', 'forgiven'])

const Day = z.iso.date().meta({ description: 'A day in the market’s time zone' })

export const Cycle = z
  .object({
    id: Id,
    number: z.int(),
    fromOn: Day,
    toOn: Day.meta({ description: 'The first day after it' }),
    state: CycleState,
    total: Money.nullable().meta({ description: 'With shipping and tax; null where nothing was asked for' }),
    tries: z.int(),
    failure: z.string().meta({ description: 'Why the last try came to nothing' }),
    nextTryAt: Instant.nullable(),
    checkoutId: Id.nullable(),
    order: z.object({ id: Id, number: z.string() }).nullable(),
  })
  .meta({ id: 'Cycle' })

/** A subscription in a list. */
export const SubscriptionSummary = z
  .object({
    id: Id,
    number: z.string(),
    state: SubscriptionState,
    shop: ShopName,
    product: z.object({ id: Id, slug: z.string(), title: z.string() }),
    variantTitle: z.string(),
    picture: Picture.nullable(),
    quantity: z.int(),
    unit: RhythmUnit,
    every: z.int(),
    price: Money.meta({ description: 'Of all units in a cycle, before shipping and with the tax the shelf says' }),
    nextOn: Day.nullable(),
    endsWithCycle: z.boolean(),
    endsByItself: z.boolean().meta({ description: 'Every cycle its plan runs for is paid: it ends on `nextOn`' }),
    resumeOn: Day.nullable(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'SubscriptionSummary' })

/** What the next cycle comes to, as prices, taxes and ways to send are now. */
export const NextCharge = z
  .object({
    on: Day,
    items: Money.meta({ description: 'Of all units, before credit' }),
    shipping: Money,
    tax: Money.meta({ description: 'In it, of items and shipping' }),
    credit: Money.meta({ description: 'Taken off the items' }),
    total: Money.meta({ description: 'What is charged' }),
  })
  .meta({ id: 'NextCharge' })

export const Subscription = SubscriptionSummary.extend({
  plan: z.object({
    id: Id,
    minCycles: z.int().meta({ description: 'As agreed: of the plans it has run by, the most' }),
    endAfter: z.int().nullable(),
  }),
  nextPlan: z.object({ id: Id, unit: RhythmUnit, every: z.int() }).nullable(),
  cyclesPaid: z.int(),
  credit: Money,
  creditBack: Money.meta({ description: 'What of the credit goes back to its customer when it is cancelled now' }),
  nextCharge: NextCharge.nullable().meta({
    description: 'Null when none comes, or it is not sold or not sent any more',
  }),
  card: KeptCard.nullable(),
  address: Address,
  endReason: z.string(),
  cycles: z.array(Cycle).meta({ description: 'The newest 24' }),
  history: z.array(
    z.object({ act: z.string(), state: SubscriptionState, at: Instant, by: z.string(), detail: z.string() }),
  ),
}).meta({ id: 'Subscription' })

/** What a change of plan would do. */
export const PlanChange = z
  .object({
    credit: Money.meta({ description: 'For the days of the running cycle that are left' }),
    daysLeft: z.int(),
    charge: Money.meta({
      description: 'To pay now, with shipping and tax; nothing when it changes with the next cycle',
    }),
    creditLeft: Money.meta({ description: 'Kept for later cycles' }),
    nextOn: Day,
    missingCycles: z.int().meta({ description: 'So many must be paid then before it can be cancelled' }),
    next: NextCharge.nullable().meta({
      description: 'The next cycle then; null when none comes, or it cannot be sent',
    }),
  })
  .meta({ id: 'PlanChange' })

export const MarketSubscription = SubscriptionSummary.extend({
  customer: z.string(),
  failure: z.string(),
  tries: z.int(),
  nextTryAt: Instant.nullable(),
  owed: Money.nullable(),
}).meta({ id: 'MarketSubscription' })

/** What a subscription owes, on the board of what is unpaid. */
export const OwingSubscription = z
  .object({
    id: Id,
    number: z.string(),
    customer: z.string(),
    shopName: z.string(),
    things: z.string(),
    failure: z.string().meta({ description: 'Why the last try came to nothing' }),
    tries: z.int(),
    nextTryAt: Instant.nullable().meta({ description: 'Null when nothing is tried any more by itself' }),
    owed: Money.meta({ description: 'Before shipping where no order could be made' }),
    remindedAt: Instant.nullable(),
    isRemindedToday: z.boolean().meta({ description: 'On this day (UTC); nobody is reminded twice on one' }),
  })
  .meta({ id: 'OwingSubscription' })

const OwingGroup = z
  .object({
    tries: z.int().nullable().meta({ description: 'Made so far; null after the last' }),
    count: z.int(),
    owed: Money,
  })
  .meta({ id: 'OwingGroup' })

/** So many, and what they come to; one for each currency, for amounts of two are never added. */
const SumOfSome = z.object({ count: z.int(), amount: Money }).meta({ id: 'SumOfSome' })

export const RenewingSubscription = z
  .object({
    id: Id,
    number: z.string(),
    customer: z.string(),
    shopName: z.string(),
    things: z.string(),
    nextOn: Day,
    amount: Money.meta({ description: 'Of the goods as agreed, before shipping, credit and a change of plan' }),
    means: z.enum(['ready', 'expires', 'none']).meta({ description: 'Whether its card can be charged on that day' }),
  })
  .meta({ id: 'RenewingSubscription' })

/** A cycle that was refused and paid in the end. */
export const CameBack = z
  .object({
    id: Id.meta({ description: 'Of the subscription' }),
    number: z.string(),
    customer: z.string(),
    shopName: z.string(),
    tries: z.int(),
    isReminded: z.boolean().meta({ description: 'Between its first refusal and the payment' }),
    hasNewCard: z.boolean().meta({ description: 'Its customer gave another card between the two' }),
    refusedAt: Instant,
    paidAt: Instant,
    amount: Money,
  })
  .meta({ id: 'CameBack' })

export const RenewalFigures = z
  .object({
    monthly: z.array(SumOfSome).meta({ description: 'What running subscriptions come to in a month of 365/12 days' }),
    month: Day.meta({ description: 'The first of this month; what is paid and came back is counted from it' }),
    paid: z.array(SumOfSome),
    due: z.array(SumOfSome).meta({ description: 'Within seven days, before shipping, credit and a change of plan' }),
    open: z.array(SumOfSome),
    cameBack: z.array(SumOfSome).meta({ description: 'Refused, and paid this month' }),
    renewing: z.array(RenewingSubscription).meta({ description: 'The first that are due' }),
    back: z.array(CameBack).meta({ description: 'The newest that came back' }),
    late: z.object({ paidCount: z.int(), lostCount: z.int(), medianDays: z.number().nullable() }).meta({
      description: 'Of what was refused and then paid or given up in 90 days, and in how many days half of it was paid',
    }),
  })
  .meta({ id: 'RenewalFigures' })

const ChangeOfPlan = z.strictObject({
  planId: Id,
  when: z.enum(['now', 'next']).meta({ description: 'A new cycle today, or with the next one' }),
})
const StateQuery = z.object({ ...PageQuery, state: SubscriptionState.or(z.literal('all')).default('all') })

export const subscriptionSchemas = schemasFor<typeof subscriptionEndpoints>()({
  listSubscriptions: { query: z.object(PageQuery), response: pageOf(SubscriptionSummary) },
  getSubscription: { params: IdParams, response: Subscription },
  changeSubscription: {
    params: IdParams,
    body: z.strictObject({
      quantity: Quantity.optional(),
      address: Address.optional(),
      paymentMethodId: Id.optional(),
    }),
    response: Subscription,
  },
  previewChange: {
    params: IdParams,
    body: z.strictObject({ quantity: Quantity.optional(), address: Address.optional() }),
    response: z.object({ next: NextCharge.nullable() }),
  },
  skipCycle: { params: IdParams, response: Subscription },
  pauseSubscription: {
    params: IdParams,
    body: z.strictObject({ until: z.iso.date('must be a day').nullable() }),
    response: Subscription,
  },
  resumeSubscription: { params: IdParams, response: Subscription },
  previewPlanChange: { params: IdParams, body: ChangeOfPlan, response: PlanChange },
  changePlan: { params: IdParams, body: ChangeOfPlan, response: Subscription },
  cancelSubscription: {
    params: IdParams,
    body: z.strictObject({
      when: z.enum(['now', 'cycle_end']),
      reason: z.string().trim().max(500).default(''),
    }),
    response: Subscription,
  },
  keepSubscription: { params: IdParams, response: Subscription },

  listShopSubscriptions: { query: StateQuery, response: pageOf(MarketSubscription) },
  getSubscriptionFigures: {
    response: z.object({
      subscriberCount: z.int(),
      monthly: Money.meta({ description: 'What running subscriptions come to in a month of 365/12 days' }),
      churnBps: z.int().meta({ description: 'Of those that ran 30 days ago, how many have ended since' }),
      startedCount: z.int().meta({ description: 'In the last 30 days' }),
      endedCount: z.int().meta({ description: 'In the last 30 days' }),
      need: z
        .array(
          z.object({
            title: z.string(),
            variantTitle: z.string(),
            sku: z.string(),
            units: z.int(),
            available: z.int(),
          }),
        )
        .meta({ description: 'Units that cycles of the next 30 days take, and what is on the shelf' }),
    }),
  },

  listMarketSubscriptions: { query: StateQuery, response: pageOf(MarketSubscription) },
  listDunning: {
    query: z.object(PageQuery),
    response: pageOf(OwingSubscription).extend({
      groups: z.array(OwingGroup).meta({ description: 'Of all that is unpaid, whatever page' }),
    }),
  },
  getRenewalFigures: { response: RenewalFigures },
  remindAll: {
    response: z.object({
      sent: z.int(),
      remindedAlready: z.int().meta({ description: 'On this day (UTC), before' }),
    }),
  },
  remindOfPayment: { params: IdParams, response: Subscription },
  getMarketSubscription: { params: IdParams, response: Subscription },
  retryCycle: { params: IdParams, response: Subscription },
  forgiveCycle: {
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(1, 'is missing').max(500) }),
    response: Subscription,
  },
})

export type SubscriptionState = z.output<typeof SubscriptionState>
export type CycleState = z.output<typeof CycleState>
export type SubscriptionSummary = z.output<typeof SubscriptionSummary>
export type Subscription = z.output<typeof Subscription>
export type Cycle = z.output<typeof Cycle>
export type MarketSubscription = z.output<typeof MarketSubscription>
export type OwingSubscription = z.output<typeof OwingSubscription>
export type OwingGroup = z.output<typeof OwingGroup>
export type RenewingSubscription = z.output<typeof RenewingSubscription>
export type CameBack = z.output<typeof CameBack>
export type RenewalFigures = z.output<typeof RenewalFigures>
export type NextCharge = z.output<typeof NextCharge>
export type PlanChange = z.output<typeof PlanChange>
