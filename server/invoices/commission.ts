import type { InvoiceDocument } from './documents/invoice-document.ts'
import type { InvoiceKind } from '#shared/api/invoices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { currencyOfShop } from '#server/shops/index.ts'
import {
  findCommissionEntries,
  findLastCommissionInvoice,
  insertCommissionTasks,
  type CommissionEntry,
  type IssuedInvoice,
} from './repository.ts'
import type { Currency } from '#shared/currencies.ts'

/** What the market took of a shop in a month, or gave back, as the ledger says. */
export interface Commission {
  month: string
  currency: Currency
  entries: CommissionEntry[]
  /** Of what was given back: the invoice it is taken off. */
  refersTo: Pick<IssuedInvoice<InvoiceDocument>, 'id' | 'document'> | null
}

/** So many months that are over are looked at, so that a market that stood still when one ended does not forget it. */
const monthsBack = 3

/**
 * Asks for the commission invoices of the months before this one: one for each shop of which commission was taken in it, and a
 * credit note where some was given back. Asked for as often as wanted, each is issued once.
 */
export async function askForCommission(context: Context): Promise<void> {
  const at = context.clock.now()
  for (let back = monthsBack; back > 0; back--) {
    const month = firstOfMonth(at, -back)
    await insertCommissionTasks(context.db, {
      month,
      from: new Date(month),
      to: new Date(firstOfMonth(at, 1 - back)),
      at,
    })
  }
}

/** The entries of a commission invoice or credit note, in the currency of the shop; null when there are none. */
export async function commissionOf(
  tx: Context,
  { shopId, month, kind }: { shopId: string; month: string; kind: InvoiceKind },
): Promise<Commission | null> {
  const isCredit = kind === 'commission_credit_note'
  const currency = await currencyOfShop(tx.db, shopId)
  const entries = await findCommissionEntries(tx.db, {
    shopId,
    from: new Date(month),
    to: new Date(firstOfMonth(new Date(month), 1)),
    currency,
    isCredit,
  })
  if (entries.length === 0) return null
  const refersTo = isCredit ? await findLastCommissionInvoice(tx.db, shopId) : null
  if (isCredit && !refersTo) return null
  return { month, currency, entries, refersTo }
}

/** The first day of a month, so many months from that of an instant, as `2026-11-01`. */
export function firstOfMonth(at: Date, months: number): string {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)).toISOString().slice(0, 10)
}
