import type { z } from 'zod'
import type { Currency } from '#shared/currencies.ts'
import type { Balance, BalanceEntry, BalancePart, BalanceStatement, Posting } from '#shared/api/ledger.schemas.ts'
import { money } from '#shared/money.ts'
import { accountName, shopPurposes } from './accounts.ts'
import type { PartRow, ShopEntryRow, StatementRow, WholePostingRow } from './repository.ts'

/** A shop's balance from its own point of view: a claim on the market, kept as a credit, is positive. */
export function presentBalance(
  parts: readonly PartRow[],
  { currency, commissionBps, earnedMinor }: { currency: Currency; commissionBps: number; earnedMinor: number },
): z.input<typeof Balance> {
  const claimOf = (purpose: string) => inShopsEyes(parts.find((part) => part.purpose === purpose)?.balance_minor ?? 0)
  const total = shopPurposes.reduce((sum, purpose) => sum + claimOf(purpose), 0)
  return {
    parts: shopPurposes.map((part) => ({ part, amount: money(claimOf(part), currency) })),
    total: money(total, currency),
    commissionBps,
    earnedLast30Days: money(earnedMinor, currency),
  }
}

/** What a part of a balance was before and after some days. */
export function presentStatement(
  { openingMinor, cameInMinor, wentOutMinor, closingMinor, count }: StatementRow,
  { part, currency, days }: { part: StatementPart; currency: Currency; days: { from: string; to: string } },
): z.input<typeof BalanceStatement> {
  return {
    part,
    ...days,
    opening: money(openingMinor, currency),
    cameIn: money(cameInMinor, currency),
    wentOut: money(wentOutMinor, currency),
    closing: money(closingMinor, currency),
    count,
  }
}

type StatementPart = z.input<typeof BalancePart>

/** A line of a shop's statement: positive came in, negative went out. */
export function presentEntry(row: ShopEntryRow): z.input<typeof BalanceEntry> {
  const currency = row.currency as Currency
  return {
    id: row.id,
    postingId: row.posting_id,
    at: row.at.toISOString(),
    kind: row.kind,
    description: row.description,
    part: row.purpose as z.input<typeof BalancePart>,
    amount: money(inShopsEyes(row.amount_minor), currency),
    balanceAfter: money(inShopsEyes(row.balance_after_minor), currency),
    order: orderOf(row),
  }
}

/**
 * A posting as an accountant reads it: debits and credits, and the sum both columns reach. Lines that are the market's
 * own and no business of the shop are shown to it as one, so that the columns still agree.
 */
export function presentPosting(row: WholePostingRow): z.input<typeof Posting> {
  const currency = row.entries[0]!.currency as Currency
  const hiddenMinor = -row.entries.reduce((total, { amount_minor }) => total + amount_minor, 0)
  const lines = row.entries.map(({ purpose, amount_minor }) => ({ account: accountName(purpose), amount_minor }))
  if (hiddenMinor !== 0) lines.push({ account: 'Market', amount_minor: hiddenMinor })
  const debited = lines.reduce((total, { amount_minor }) => total + Math.max(amount_minor, 0), 0)
  return {
    id: row.id,
    kind: row.kind,
    description: row.description,
    at: row.at.toISOString(),
    order: orderOf(row),
    entries: lines.map(({ account, amount_minor }) => ({
      account,
      debit: amount_minor > 0 ? money(amount_minor, currency) : null,
      credit: amount_minor < 0 ? money(-amount_minor, currency) : null,
    })),
    sum: money(debited, currency),
  }
}

/** Zero stays zero: -0 is not a figure. */
function inShopsEyes(amountMinor: number): number {
  return amountMinor === 0 ? 0 : -amountMinor
}

function orderOf(row: { order_id: string | null; order_number: string | null }) {
  return row.order_id && row.order_number ? { id: row.order_id, number: row.order_number } : null
}
