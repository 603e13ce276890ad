import { z } from 'zod'
import { Email, Id, IdParams, Instant, Money, PageQuery, ShopName, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { withdrawalEndpoints } from './withdrawals.ts'

export const WithdrawalState = z.enum(['requested', 'approved', 'paid', 'failed', 'rejected', 'cancelled'])

export const PayoutState = z.enum(['intended', 'sent', 'under_way', 'unknown', 'paid', 'failed', 'refused'])

const Payout = z
  .object({
    provider: z.enum(['paypal']),
    state: PayoutState,
    providerState: z.string().meta({ description: 'The provider’s own word, such as UNCLAIMED' }),
    because: z.string(),
    at: Instant.meta({ description: 'When the provider last said something new' }),
  })
  .meta({ id: 'Payout', description: 'What a provider was asked to pay by itself' })

export const WithdrawMethod = z
  .object({
    id: Id,
    kind: z.enum(['bank', 'paypal']),
    label: z.string().meta({ description: 'Enough to know it by, such as the end of the IBAN' }),
    holder: z.string(),
    usableFrom: Instant,
    isUsable: z.boolean(),
  })
  .meta({ id: 'WithdrawMethod' })

export const WithdrawalTerms = z
  .object({
    available: Money,
    minimum: Money,
    fee: Money.meta({ description: 'Taken with every withdrawal, beside its amount' }),
    most: Money.meta({ description: 'What can be withdrawn now, after the fee and within the limit of the day' }),
    leftToday: Money.nullable().meta({ description: 'Of the limit of the day; null where there is none' }),
    methods: z.array(WithdrawMethod.extend({ arrivesOn: z.iso.date() })),
    isShopOpen: z.boolean(),
  })
  .meta({ id: 'WithdrawalTerms' })

export const Withdrawal = z
  .object({
    id: Id,
    number: z.string(),
    state: WithdrawalState,
    amount: Money,
    fee: Money,
    method: WithdrawMethod.pick({ kind: true, label: true, holder: true }),
    requestedAt: Instant,
    arrivesOn: z.iso.date().meta({ description: 'If it is approved on the day it was asked for' }),
    closedAt: Instant.nullable(),
    reference: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Withdrawal' })

const HistoryLine = z.object({
  state: WithdrawalState,
  at: Instant,
  by: z.enum(['shop', 'market', 'system']),
  name: z.string(),
  reason: z.string(),
})

export const WholeWithdrawal = Withdrawal.extend({
  history: z.array(HistoryLine),
  settlement: z
    .object({ carried: Money, items: Money, itemCount: z.int(), rest: Money, total: Money })
    .meta({ description: 'carried + items − rest = total = amount + fee' }),
  payout: Payout.nullable(),
  canCancel: z.boolean(),
}).meta({ id: 'WholeWithdrawal' })

export const WithdrawalItem = z
  .object({
    id: Id,
    postingId: Id,
    at: Instant,
    kind: z.string(),
    description: z.string(),
    amount: Money,
    order: z.object({ id: Id, number: z.string() }).nullable(),
  })
  .meta({ id: 'WithdrawalItem' })

export const MarketWithdrawal = Withdrawal.extend({
  shop: ShopName,
  payoutState: PayoutState.nullable().meta({ description: 'Of what a provider was asked to pay last' }),
}).meta({ id: 'MarketWithdrawal' })

export const WholeMarketWithdrawal = WholeWithdrawal.extend({
  shop: ShopName,
  destination: z.object({ holder: z.string(), iban: z.string(), bic: z.string(), email: z.string() }),
  balance: z.object({ available: Money, withdrawing: Money }),
  isCovered: z.boolean().meta({ description: 'The shop still has what it asked for' }),
  canPayByProvider: z.boolean().meta({ description: 'A provider can be asked to pay it, for the first time or again' }),
  isWithProvider: z
    .boolean()
    .meta({ description: 'A provider is paying it, so nobody else may say what becomes of it' }),
  providerReference: z.string().meta({ description: 'The provider’s name for the payout' }),
}).meta({ id: 'WholeMarketWithdrawal' })

const Release = z.object({ orderCount: z.int(), amount: Money })

export const BalanceOutlook = z
  .object({
    toDeliver: z.object({ orderCount: z.int() }).meta({ description: 'Paid orders whose parcels have not arrived' }),
    holdDays: z.int(),
    reserveBps: z.int(),
    reserveDays: z.int(),
    releases: z
      .array(Release.extend({ on: z.iso.date() }))
      .meta({ description: 'The next days on which held money becomes available, after commission' }),
    later: Release,
    held: Release.meta({ description: 'All of it together' }),
    reserve: Release.extend({ nextOn: z.iso.date().nullable() }),
    withdrawing: z.array(
      z.object({ id: Id, number: z.string(), state: WithdrawalState, amount: Money, arrivesOn: z.iso.date() }),
    ),
    returned: z
      .object({ id: Id, number: z.string(), state: WithdrawalState, reason: z.string() })
      .nullable()
      .meta({ description: 'The last withdrawal, if it came back' }),
  })
  .meta({ id: 'BalanceOutlook' })

const Code = z.string().trim().min(1, 'is missing').max(40).meta({ description: 'Of the second factor' })
export const PayoutFile = z
  .object({
    id: Id,
    messageId: z.string(),
    sum: Money,
    transferCount: z.int(),
    openCount: z.int().meta({ description: 'Of its withdrawals, those nobody has noted as paid or failed' }),
    madeAt: Instant,
  })
  .meta({ id: 'PayoutFile' })

const Reason = z.string().trim().min(3, 'needs a reason').max(500)
const ItemsQuery = z.object({ ...PageQuery })
const ListQuery = z.object({ state: WithdrawalState.optional(), ...PageQuery })

export const withdrawalSchemas = schemasFor<typeof withdrawalEndpoints>()({
  getBalanceOutlook: { response: BalanceOutlook },
  getWithdrawalTerms: { response: WithdrawalTerms },
  addWithdrawMethod: {
    body: z.strictObject({
      kind: z.enum(['bank', 'paypal']),
      holder: z.string().trim().max(70, 'must have at most 70 characters').optional(),
      iban: z.string().trim().max(50).optional(),
      bic: z.string().trim().max(20).optional(),
      email: Email.optional(),
      code: Code,
    }),
    response: WithdrawMethod,
  },
  removeWithdrawMethod: { params: IdParams, body: z.strictObject({ code: Code }), response: z.object({ id: Id }) },
  requestWithdrawal: {
    body: z.strictObject({ amountMinor: z.int().min(1, 'must be more than nothing'), methodId: Id }),
    response: WholeWithdrawal,
  },
  listWithdrawals: { query: ListQuery, response: pageOf(Withdrawal) },
  getWithdrawal: { params: IdParams, response: WholeWithdrawal },
  listWithdrawalItems: { params: IdParams, query: ItemsQuery, response: pageOf(WithdrawalItem) },
  cancelWithdrawal: { params: IdParams, response: WholeWithdrawal },
  listMarketWithdrawals: {
    query: ListQuery,
    response: pageOf(MarketWithdrawal).extend({ counts: z.record(z.string(), z.int()) }),
  },
  getMarketWithdrawal: { params: IdParams, response: WholeMarketWithdrawal },
  listMarketWithdrawalItems: { params: IdParams, query: ItemsQuery, response: pageOf(WithdrawalItem) },
  approveWithdrawal: { params: IdParams, response: WholeMarketWithdrawal },
  approveWithdrawals: {
    body: z.strictObject({ ids: z.array(Id).min(1).max(100) }),
    response: z.object({
      results: z.array(z.object({ id: Id, isApproved: z.boolean(), code: z.string(), message: z.string() })),
    }),
  },
  rejectWithdrawal: { params: IdParams, body: z.strictObject({ reason: Reason }), response: WholeMarketWithdrawal },
  recordWithdrawalPaid: {
    params: IdParams,
    body: z.strictObject({ reference: z.string().trim().max(140).default('') }),
    response: WholeMarketWithdrawal,
  },
  payWithdrawalByProvider: { params: IdParams, response: WholeMarketWithdrawal },
  askProviderAboutWithdrawal: { params: IdParams, response: WholeMarketWithdrawal },
  makePayoutFile: { response: PayoutFile },
  listPayoutFiles: { query: z.object({ ...PageQuery }), response: pageOf(PayoutFile) },
  downloadPayoutFile: { params: IdParams, response: z.undefined() },
  recordPayoutFilePaid: { params: IdParams, response: PayoutFile },
  recordWithdrawalFailed: {
    params: IdParams,
    body: z.strictObject({ reason: Reason }),
    response: WholeMarketWithdrawal,
  },
})

export type WithdrawMethod = z.output<typeof WithdrawMethod>
export type BalanceOutlook = z.output<typeof BalanceOutlook>
export type PayoutFile = z.output<typeof PayoutFile>
export type WithdrawalTerms = z.output<typeof WithdrawalTerms>
export type PayoutState = z.output<typeof PayoutState>
export type WithdrawalState = z.output<typeof WithdrawalState>
export type Withdrawal = z.output<typeof Withdrawal>
export type WholeWithdrawal = z.output<typeof WholeWithdrawal>
export type WithdrawalItem = z.output<typeof WithdrawalItem>
export type MarketWithdrawal = z.output<typeof MarketWithdrawal>
export type WholeMarketWithdrawal = z.output<typeof WholeMarketWithdrawal>
