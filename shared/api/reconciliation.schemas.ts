import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { reconciliationEndpoints } from './reconciliation.ts'

export const DifferenceState = z.enum(['open', 'posted', 'explained', 'resolved'])

export const Difference = z
  .object({
    id: Id,
    gateway: z.string(),
    reason: z.enum(['missing_here', 'missing_there', 'amount_differs', 'fee_unknown']),
    book: Money.meta({ description: 'Signed as the balance at the gateway moves' }),
    atGateway: Money,
    gap: Money,
    state: DifferenceState,
    note: z.string(),
    by: z.string().nullable(),
    paymentId: Id.nullable(),
    orders: z.array(z.string()),
    movement: z
      .object({
        id: z.string(),
        kind: z.string(),
        reference: z.string().nullable(),
        description: z.string(),
        at: Instant,
      })
      .nullable(),
    foundAt: Instant,
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Difference' })

export const ReconciliationRun = z
  .object({
    id: Id,
    gateway: z.string(),
    source: z.enum(['gateway', 'file']),
    fromAt: Instant,
    toAt: Instant,
    startedAt: Instant,
    finishedAt: Instant.nullable(),
    by: z.string().nullable(),
    lines: z.int(),
    newLines: z.int(),
    differences: z.int(),
    error: z.string(),
  })
  .meta({ id: 'ReconciliationRun' })

export const Reconciliation = z
  .object({
    book: Money.meta({ description: 'What gateways hold for the market, by the ledger' }),
    atGateways: Money.meta({ description: 'By the lines of the gateways' }),
    atBanks: Money.meta({
      description: 'What banks hold for chargebacks; the ledger takes it once they are lost',
    }),
    gap: Money.meta({ description: 'By the gateways, with what banks hold, less by the ledger' }),
    open: z.int(),
    openGap: Money.meta({ description: 'What the open differences come to' }),
    gateways: z.array(z.string()),
    runs: z.array(ReconciliationRun),
  })
  .meta({ id: 'Reconciliation' })

export const GatewayPayout = z
  .object({
    id: Id,
    gateway: z.string(),
    movementId: z.string().meta({ description: 'The gateway’s name for it' }),
    description: z.string(),
    at: Instant,
    paid: Money.meta({ description: 'As the bank sees it; below zero when it came back' }),
    isBooked: z.boolean().meta({ description: 'Between bank clearing and gateway clearing' }),
    since: z
      .object({
        lines: z.int(),
        charges: Money,
        refunds: Money,
        chargebacks: Money,
        shopPayouts: Money,
        other: Money,
        fees: Money,
      })
      .meta({ description: 'The lines of this gateway since its payout before, signed as its balance moves' }),
    stays: Money.meta({
      description: 'What came since then less what was paid: above zero it stays there, below it came earlier',
    }),
  })
  .meta({ id: 'GatewayPayout' })

const Noted = z.strictObject({ note: z.string().trim().min(1, 'is missing').max(500) })

export const reconciliationSchemas = schemasFor<typeof reconciliationEndpoints>()({
  getReconciliation: { response: Reconciliation },
  reconcileNow: { response: Reconciliation },
  uploadPayoutFile: {
    query: z.object({ gateway: z.string().max(40).optional().meta({ description: 'The first, when it is not said' }) }),
    response: Reconciliation,
  },
  listGatewayPayouts: { query: z.object({ ...PageQuery }), response: pageOf(GatewayPayout) },
  listDifferences: {
    query: z.object({ state: z.enum(['all', ...DifferenceState.options]).default('open'), ...PageQuery }),
    response: pageOf(Difference),
  },
  postDifference: { params: IdParams, body: Noted, response: Difference },
  explainDifference: { params: IdParams, body: Noted, response: Difference },
  askAboutDifference: { params: IdParams, response: Difference },
})

export type Difference = z.output<typeof Difference>
export type DifferenceState = z.output<typeof DifferenceState>
export type GatewayPayout = z.output<typeof GatewayPayout>
export type Reconciliation = z.output<typeof Reconciliation>
