import type { InvoiceDraft } from '#shared/api/invoices.schemas.ts'
import { allocate, taxIncludedIn } from '#shared/money.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'
import { fill, wordsIn } from './documents/words.ts'

/**
 * Writes the credit note of a refund. A refund of the whole invoice takes back every line; of a part, the amount is
 * shared over the rates of the invoice by what was paid at each, and the tax taken out of each share. The total is the refund to the minor
 * unit.
 */
export function draftCreditNote(
  invoice: InvoiceDocument,
  { number, issuedOn, amountMinor }: { number: string; issuedOn: string; amountMinor: number },
): InvoiceDocument {
  const base: InvoiceDraft = {
    ...invoice,
    kind: 'credit_note',
    number,
    issuedOn,
    dueOn: null,
    deliveredOn: null,
    precedingInvoices: [{ number: invoice.number, issuedOn: invoice.issuedOn }],
    prepaidMinor: amountMinor,
    roundingMinor: 0,
  }
  if (amountMinor === invoice.totals.grossMinor) return completeInvoice(base, invoice.taxes)

  const words = wordsIn(invoice.language)
  const groups = invoice.taxes.filter(({ baseMinor, taxMinor }) => baseMinor + taxMinor > 0)
  const shares = allocate(
    amountMinor,
    groups.map(({ baseMinor, taxMinor }) => baseMinor + taxMinor),
  )
  const parts = groups
    .map(({ category, rateBps }, index) => ({ category, rateBps, grossMinor: shares[index]! }))
    .filter(({ grossMinor }) => grossMinor > 0)
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of rows, and the originals stay as they are
    .map((part) => ({ ...part, taxMinor: taxIncludedIn(part.grossMinor, part.rateBps) }))
  const lines = parts.map(({ category, rateBps, grossMinor, taxMinor }): InvoiceDraft['lines'][number] => ({
    name: fill(words.refund, { order: invoice.orderReference }),
    description: '',
    sku: '',
    quantity: 1,
    unitCode: 'C62',
    unitPriceMinor: grossMinor - taxMinor,
    priceQuantity: 1,
    allowances: [],
    charges: [],
    tax: { category, rateBps },
    period: null,
  }))
  return completeInvoice({ ...base, lines, allowances: [], charges: [] }, parts)
}
