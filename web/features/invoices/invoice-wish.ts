import type { InvoiceKind } from '#shared/api/invoices.schemas.ts'
import { invoiceKinds } from './invoice-kinds.ts'

/** Which invoices are looked at: of a kind, of some days, or with some words. */
export interface InvoiceWish {
  kind?: InvoiceKind
  from?: string
  to?: string
  search?: string
}

/** Reads from the address which invoices are looked at; what it does not know is left out. */
export function invoiceWishOf(params: URLSearchParams): InvoiceWish {
  const [kind, from, to, search] = ['kind', 'from', 'to', 'search'].map((name) => params.get(name) ?? '')
  const isDay = (day: string | undefined) => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day)
  return {
    ...(kind && Object.hasOwn(invoiceKinds, kind) && { kind: kind as InvoiceKind }),
    ...(isDay(from) && isDay(to) && { from: from!, to: to! }),
    ...(search && { search }),
  }
}
