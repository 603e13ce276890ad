import type { z } from 'zod'
import type { AccountPurpose, Ledger, LedgerFlow, MarketPosting, Verification } from '#shared/api/ledger.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import { accountGroups } from './account-groups.ts'
import { accountName } from './accounts.ts'
import type { AccountRow, BookRow, MarketPostingRow, VerificationRow } from './explorer-repository.ts'

/** The whole book of one currency: every account on its usual side, and the two columns that must agree. */
export function presentLedger(
  accounts: readonly AccountRow[],
  book: BookRow,
  verification: VerificationRow | null,
  currency: Currency,
): z.input<typeof Ledger> {
  const held = new Map(accounts.map(({ purpose, balanceMinor }) => [purpose, balanceMinor]))
  const sumOf = (side: 1 | -1) =>
    accounts.reduce((total, { balanceMinor }) => total + Math.max(balanceMinor * side, 0), 0)
  const order = Object.keys(accountGroups) as AccountPurpose[]
  return {
    currency,
    currencies: book.currencies.includes(currency) ? book.currencies : [...book.currencies, currency],
    accounts: order.map((purpose) => ({
      purpose,
      group: accountGroups[purpose].group,
      side: accountGroups[purpose].side,
      name: accountName(purpose).replace(/^(Shop|Market): /, ''),
      balance: money(onUsualSide(purpose, held.get(purpose) ?? 0), currency),
    })),
    debits: money(sumOf(1), currency),
    credits: money(sumOf(-1), currency),
    difference: money(sumOf(1) - sumOf(-1), currency),
    since: book.since?.toISOString() ?? null,
    verification: verification && presentVerification(verification),
    shops: book.shops,
  }
}

/** A posting as the operator reads it, with all its lines. */
export function presentMarketPosting(row: MarketPostingRow): z.input<typeof MarketPosting> {
  const { currency } = row.entries[0]!
  const debited = row.entries.reduce((total, { amount_minor }) => total + Math.max(amount_minor, 0), 0)
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    description: row.description,
    at: row.at.toISOString(),
    shop: row.shop,
    order: row.order,
    entries: row.entries.map(({ purpose, amount_minor }) => ({
      purpose,
      account: accountName(purpose),
      debit: amount_minor > 0 ? money(amount_minor, currency) : null,
      credit: amount_minor < 0 ? money(-amount_minor, currency) : null,
    })),
    sum: money(debited, currency),
  }
}

/** Opening, in, out and closing, positive on the usual side of the account. */
export function presentFlow(
  purpose: AccountPurpose,
  {
    openingMinor,
    debitMinor,
    creditMinor,
    entries,
  }: { openingMinor: number; debitMinor: number; creditMinor: number; entries: number },
  currency: Currency,
): z.input<typeof LedgerFlow> {
  const isDebit = accountGroups[purpose].side === 'debit'
  const [inMinor, outMinor] = isDebit ? [debitMinor, creditMinor] : [creditMinor, debitMinor]
  const opening = onUsualSide(purpose, openingMinor)
  return {
    opening: money(opening, currency),
    in: money(inMinor, currency),
    out: money(outMinor, currency),
    closing: money(opening + inMinor - outMinor, currency),
    entries,
  }
}

/** What came of adding the book up. */
export function presentVerification({ at, ...rest }: VerificationRow): z.input<typeof Verification> {
  return { ...rest, at: at.toISOString() }
}

/** Zero stays zero: -0 is not a figure. */
function onUsualSide(purpose: AccountPurpose, balanceMinor: number): number {
  return accountGroups[purpose].side === 'debit' || balanceMinor === 0 ? balanceMinor : -balanceMinor
}
