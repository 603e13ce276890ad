import { z } from 'zod'
import { Id, IdParams, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { ledgerEndpoints } from './ledger.ts'

/** Where a shop's money stands; the order is the order of the balance bar. */
export const BalancePart = z.enum(['pending', 'available', 'reserve', 'disputed', 'withdrawing'])

export const Balance = z
  .object({
    parts: z.array(z.object({ part: BalancePart, amount: Money })),
    total: Money,
    commissionBps: z.int(),
    earnedLast30Days: Money,
  })
  .meta({ id: 'Balance' })

export const BalanceEntry = z
  .object({
    id: Id,
    postingId: Id,
    at: Instant,
    kind: z.string(),
    description: z.string(),
    part: BalancePart,
    amount: Money.meta({ description: 'Positive comes in, negative goes out' }),
    balanceAfter: Money.meta({ description: 'Of this part' }),
    order: z.object({ id: Id, number: z.string() }).nullable(),
  })
  .meta({ id: 'BalanceEntry' })

/** Days of UTC, both included. */
const Period = { from: z.iso.date().optional(), to: z.iso.date().optional() }
const StatementQuery = z.object({ part: BalancePart.default('available'), ...Period })

export const BalanceStatement = z
  .object({
    part: BalancePart,
    from: z.iso.date(),
    to: z.iso.date(),
    opening: Money,
    cameIn: Money,
    wentOut: Money.meta({ description: 'Not positive' }),
    closing: Money,
    count: z.int(),
  })
  .meta({ id: 'BalanceStatement', description: 'opening + cameIn + wentOut = closing' })

export const Posting = z
  .object({
    id: Id,
    kind: z.string(),
    description: z.string(),
    at: Instant,
    order: z.object({ id: Id, number: z.string() }).nullable(),
    entries: z.array(z.object({ account: z.string(), debit: Money.nullable(), credit: Money.nullable() })),
    sum: Money,
  })
  .meta({ id: 'Posting' })

export const ledgerSchemas = schemasFor<typeof ledgerEndpoints>()({
  getBalance: { response: Balance },
  listBalanceEntries: {
    query: z.object({ part: BalancePart.optional(), ...Period, ...PageQuery }),
    response: pageOf(BalanceEntry),
  },
  getBalanceStatement: { query: StatementQuery, response: BalanceStatement },
  downloadBalanceStatement: { query: StatementQuery, response: z.undefined() },
  getBalancePosting: { params: IdParams, response: Posting },
})

export type Balance = z.output<typeof Balance>
export type BalanceStatement = z.output<typeof BalanceStatement>
export type BalanceEntry = z.output<typeof BalanceEntry>
export type Posting = z.output<typeof Posting>
