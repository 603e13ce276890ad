import type { Currency } from '#shared/currencies.ts'
import type { InvoiceDocument, InvoiceParty } from '../documents/invoice-document.ts'

/** Who is billed, as a billing system keeps them. */
export interface BillingCustomer {
  /** Ours; the same one is never made twice. */
  reference: string
  party: InvoiceParty
}

/** What is handed over: a document that was issued here and never changes. */
export interface BillingDocument {
  /** The id of our document, and the key by which doing it twice does it once. */
  reference: string
  /** The number it was issued under here. */
  number: string
  /** Who is billed, by their id in the billing system. */
  customerId: string
  currency: Currency
  document: InvoiceDocument
  /** The billing system's id of the invoice that a credit note takes back; null where it does not have it. */
  refersTo: string | null
}

/**
 * What came of it. `recorded`: it is there, under this id and number. `later`: nothing was done, and it is tried again. `refused`:
 * it will not be done as it is. `unknown`: no answer came, so it may have been done; it is asked for.
 */
export type BillingAnswer =
  | { outcome: 'recorded'; id: string; number: string }
  | { outcome: 'later' | 'refused' | 'unknown'; because: string }

export type BillingKind = 'invoice' | 'credit_note'

/**
 * Where the books of issued documents are kept. Each adapter passes `conformance.ts`. All ask over the network, never throw for what
 * the other side does, and stand outside any transaction.
 */
export interface BillingSystem {
  readonly name: 'built_in' | 'outside'
  /** Makes a customer, or answers the one that is there; its number is its id. */
  createCustomer(customer: BillingCustomer): Promise<BillingAnswer>
  createInvoice(document: BillingDocument): Promise<BillingAnswer>
  createCreditNote(document: BillingDocument): Promise<BillingAnswer>
  /** Asks for a document by our reference; null when it is not there. */
  find(kind: BillingKind, reference: string): Promise<BillingAnswer | null>
}

declare module '#server/platform/context.ts' {
  interface Ports {
    billing: BillingSystem
  }
}
