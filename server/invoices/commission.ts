import type { InvoiceDocument } from './documents/invoice-document.ts'
import type { Context } from '#server/platform/context.ts'
import { currencyOfShop } from '#server/shops/index.ts'
import {
  findCommissionEntries,
  findInvoiceOfCause,
  insertCommissionTasks,
  type CommissionEntry,
  type FoundInvoice,
} from './repository.ts'
import type { Currency } from '#shared/currencies.ts'

/** What the market took of a shop in a month, or gave back, as the ledger says. */
export interface Commission {
  month: string
  currency: Currency
  entries: CommissionEntry[]
  /** Of what was given back: the invoice of the month in which it had been taken. */
  refersTo: FoundInvoice<InvoiceDocument> | null
}

/** So many months that are over are looked at, so that a market that stood still when one ended does not forget it. */
const monthsBack = 3

/**
 * Asks for the commission invoices of the months before this one: one for each shop of which commission was taken in it, and
 * where some was given back a credit note for each invoice it is taken off. Asked for as often as wanted, each is issued once.
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

/**
 * The entries of a commission invoice, or of the credit note for what was given back of one, in the currency of the shop; null
 * when there are none, or when the month they were taken in was never invoiced.
 */
export async function commissionOf(
  tx: Context,
  { shopId, month, takenIn }: { shopId: string; month: string; takenIn: string | null },
): Promise<Commission | null> {
  const refersTo = takenIn === null ? null : await findInvoiceOfCause(tx.db, `commission:${shopId}:${takenIn}`)
  if (takenIn !== null && !refersTo) return null
  const currency = await currencyOfShop(tx.db, shopId)
  const entries = await findCommissionEntries(tx.db, {
    shopId,
    from: new Date(month),
    to: new Date(firstOfMonth(new Date(month), 1)),
    currency,
    takenIn,
  })
  return entries.length === 0 ? null : { month, currency, entries, refersTo }
}

/** The first day of a month, so many months from that of an instant, as `2026-11-01`. */
export function firstOfMonth(at: Date, months: number): string {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)).toISOString().slice(0, 10)
}
