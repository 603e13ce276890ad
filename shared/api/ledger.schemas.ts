import { z } from 'zod'
import { CurrencyCode, Id, IdParams, Instant, Money, PageQuery, pageOf } from './values.schemas.ts'
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

export const AccountPurpose = z.enum([
  'pending',
  'available',
  'reserve',
  'disputed',
  'withdrawing',
  'gateway_clearing',
  'courier_clearing',
  'bank_clearing',
  'commission',
  'commission_tax',
  'tax_collected',
  'store_credit',
  'fees',
  'concessions',
  'differences',
])

/** Of what an account is a part, in the order of the explorer. */
export const AccountGroup = z.enum(['held', 'owed_to_shops', 'owed_to_others', 'earned', 'spent'])

export const LedgerAccount = z
  .object({
    purpose: AccountPurpose,
    group: AccountGroup,
    name: z.string(),
    side: z.enum(['debit', 'credit']).meta({ description: 'On which its balance usually stands' }),
    balance: Money.meta({ description: 'Positive on its usual side' }),
  })
  .meta({ id: 'LedgerAccount' })

export const Verification = z
  .object({
    at: Instant,
    isBalanced: z.boolean(),
    by: z.string().nullable(),
    postings: z.int(),
    entries: z.int(),
    tookMs: z.int(),
    faults: z.array(z.string()),
  })
  .meta({ id: 'LedgerVerification' })

export const Ledger = z
  .object({
    currency: CurrencyCode,
    currencies: z.array(CurrencyCode),
    accounts: z.array(LedgerAccount),
    debits: Money,
    credits: Money,
    difference: Money,
    since: Instant.nullable(),
    verification: Verification.nullable(),
    shops: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'Ledger' })

export const MarketPosting = z
  .object({
    id: Id,
    key: z.string(),
    kind: z.string(),
    description: z.string(),
    at: Instant,
    shop: z.object({ id: Id, name: z.string() }).nullable(),
    order: z.object({ id: Id, number: z.string() }).nullable(),
    entries: z.array(
      z.object({ purpose: AccountPurpose, account: z.string(), debit: Money.nullable(), credit: Money.nullable() }),
    ),
    sum: Money,
  })
  .meta({ id: 'MarketPosting' })

export const LedgerFlow = z
  .object({ opening: Money, in: Money, out: Money, closing: Money, entries: z.int() })
  .meta({ id: 'LedgerFlow', description: 'Positive on the usual side of the account' })

const LedgerPlace = {
  purpose: AccountPurpose.optional(),
  shop: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  currency: CurrencyCode.optional(),
}

export const ledgerSchemas = schemasFor<typeof ledgerEndpoints>()({
  getBalance: { response: Balance },
  listBalanceEntries: {
    query: z.object({ part: BalancePart.optional(), ...Period, ...PageQuery }),
    response: pageOf(BalanceEntry),
  },
  getBalanceStatement: { query: StatementQuery, response: BalanceStatement },
  downloadBalanceStatement: { query: StatementQuery, response: z.undefined() },
  getLedger: {
    query: z.object({ currency: CurrencyCode.optional(), asOf: Instant.optional() }),
    response: Ledger,
  },
  listLedgerPostings: {
    query: z.object({
      ...LedgerPlace,
      kind: z.string().max(40).optional(),
      order: z.coerce.number().int().min(1).optional().meta({ description: 'The number of an order' }),
      ...PageQuery,
    }),
    response: pageOf(MarketPosting),
  },
  getLedgerFlow: {
    query: z.object({ ...LedgerPlace, purpose: AccountPurpose.default('available') }),
    response: LedgerFlow,
  },
  downloadLedgerEntries: {
    query: z.object({ ...LedgerPlace, purpose: AccountPurpose.default('available') }),
    response: z.undefined(),
  },
  verifyLedger: { response: Verification },
  getBalancePosting: { params: IdParams, response: Posting },
})

export type Balance = z.output<typeof Balance>
export type BalanceStatement = z.output<typeof BalanceStatement>
export type BalanceEntry = z.output<typeof BalanceEntry>
export type Posting = z.output<typeof Posting>
export type Ledger = z.output<typeof Ledger>
export type MarketPosting = z.output<typeof MarketPosting>
export type AccountPurpose = z.output<typeof AccountPurpose>
export type LedgerFlow = z.output<typeof LedgerFlow>
export type Verification = z.output<typeof Verification>
