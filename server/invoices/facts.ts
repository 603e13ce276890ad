import type { InvoiceKind } from '#shared/api/invoices.schemas.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** An invoice or credit note has its number and never changes from now on. */
    'invoice.issued': { invoiceId: string; shopId: string; kind: InvoiceKind }
  }
}

export interface InvoiceIssued {
  invoiceId: string
  shopId: string
  kind: InvoiceKind
}
