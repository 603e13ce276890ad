import type { InvoiceDraft, TaxCategory } from '#shared/api/invoices.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Currency } from '#shared/currencies.ts'

/** A line with its net amount (BT-131). */
export type InvoiceLine = InvoiceDraft['lines'][number] & { id: string; netMinor: number }

/** One group of the VAT breakdown (BG-23). */
export interface TaxGroup {
  category: TaxCategory
  rateBps: number
  baseMinor: number
  taxMinor: number
  /** Why no VAT is charged; empty where it is. */
  reason: string
  reasonCode: string
}

/** Document totals (BG-22), in minor units. */
export interface InvoiceTotals {
  linesMinor: number
  allowancesMinor: number
  chargesMinor: number
  netMinor: number
  taxMinor: number
  grossMinor: number
  prepaidMinor: number
  roundingMinor: number
  dueMinor: number
}

/** A whole invoice or credit note: what it says and what it comes to. Amounts are minor units of its currency. */
export interface InvoiceDocument extends Omit<InvoiceDraft, 'lines'> {
  lines: InvoiceLine[]
  taxes: TaxGroup[]
  totals: InvoiceTotals
}

/**
 * What a paid withdrawal settles: no invoice, for it charges nothing. Amounts are minor units as the shop sees them, what
 * came in positive; carried + settled − left = paid + fee.
 */
export interface WithdrawalStatement {
  kind: 'statement'
  number: string
  issuedOn: string
  currency: Currency
  language: Language
  seller: InvoiceParty
  buyer: InvoiceParty
  withdrawal: { number: string; paidOn: string; paidTo: string; reference: string }
  lines: { on: string; what: string; amountMinor: number }[]
  totals: {
    carriedMinor: number
    settledMinor: number
    leftMinor: number
    feeMinor: number
    netMinor: number
    taxMinor: 0
    grossMinor: number
  }
}

/** What can be issued under a number. */
export type IssuedDocument = InvoiceDocument | WithdrawalStatement

export type InvoiceParty = InvoiceDraft['seller']
export type Deduction = InvoiceDraft['allowances'][number]
export type LineDeduction = InvoiceLine['allowances'][number]
