import type { InvoiceCard } from '#shared/api/invoices.schemas.ts'

/** What each kind of document is called. */
export const invoiceKinds: Record<InvoiceCard['kind'], string> = {
  invoice: 'Invoice',
  credit_note: 'Credit note',
  correction: 'Corrective invoice',
  commission_invoice: 'Commission',
  commission_credit_note: 'Commission given back',
  withdrawal_statement: 'Withdrawal statement',
}
