import type { InvoiceDraft, TaxCategory } from '#shared/api/invoices.schemas.ts'
import { rateOf } from '#shared/money.ts'
import type { InvoiceDocument, InvoiceLine, InvoiceTotals, TaxGroup } from './invoice-document.ts'
import { usualExemption } from './legal-texts.ts'
import { wordsIn } from './words.ts'

/** Tax that was fixed at the sale, by category and rate, in place of the rate of the sum. */
export type FrozenTaxes = readonly Pick<TaxGroup, 'category' | 'rateBps' | 'taxMinor'>[]

/**
 * Computes what an invoice comes to: net amounts of lines, the VAT breakdown and the totals, by the calculation rules
 * BR-CO-10 to BR-CO-17 of EN 16931-1. Tax is rounded once per category and rate, half away from zero, unless the tax
 * of the sale was frozen. What the norm asks for and the draft leaves open gets its usual words.
 */
export function completeInvoice(draft: InvoiceDraft, frozen: FrozenTaxes = []): InvoiceDocument {
  const words = wordsIn(draft.language)
  const allowances = draft.allowances.map((it) => withReason(it, words.discount))
  const charges = draft.charges.map((it) => withReason(it, words.charge))
  const lines = draft.lines.map((line, index): InvoiceLine => ({
    ...line,
    allowances: line.allowances.map((it) => withReason(it, words.discount)),
    charges: line.charges.map((it) => withReason(it, words.charge)),
    id: String(index + 1),
    netMinor: lineNet(line),
  }))
  const taxes = breakdown({ ...draft, lines, allowances, charges }, frozen)
  const { prepaidMinor, roundingMinor } = draft
  const totals = totalsOf({ lines, allowances, charges, taxes, prepaidMinor, roundingMinor })
  const isOpen = totals.dueMinor > 0 && draft.dueOn === null && draft.payment.terms === ''
  // BR-CO-25: what is still to be paid has a day or terms.
  const payment = isOpen ? { ...draft.payment, terms: words.payableOnReceipt } : draft.payment
  return { ...draft, payment, lines, allowances, charges, taxes, totals }
}

/**
 * Net amount of a line: quantity × price ÷ price quantity, rounded half away from zero, less allowances, plus charges (BT-131). A
 * quantity may be below zero.
 */
export function lineNet(line: InvoiceDraft['lines'][number]): number {
  // Quantities have at most four decimals, so this is exact.
  const quantity = BigInt(Math.round(Math.abs(line.quantity) * 10_000))
  const per = BigInt(Math.round(line.priceQuantity * 10_000))
  const size = (quantity * BigInt(line.unitPriceMinor) * 2n + per) / (per * 2n)
  const goods = Number(line.quantity < 0 ? -size : size)
  return goods - sum(line.allowances) + sum(line.charges)
}

/** The VAT breakdown of an invoice: one group per category and rate, in the order in which they first appear. */
export function breakdown(
  invoice: Pick<InvoiceDocument, 'lines' | 'allowances' | 'charges' | 'exemptions' | 'language'>,
  frozen: FrozenTaxes = [],
): TaxGroup[] {
  const parts = [
    ...invoice.lines.map(({ tax, netMinor }) => ({ tax, amountMinor: netMinor })),
    ...invoice.allowances.map(({ tax, amountMinor }) => ({ tax, amountMinor: -amountMinor })),
    ...invoice.charges.map(({ tax, amountMinor }) => ({ tax, amountMinor })),
  ]
  const groups = Map.groupBy(parts, ({ tax }) => `${tax.category} ${tax.rateBps}`)
  // oxlint-disable-next-line oxc/no-map-spread -- a handful of rows, and the originals stay as they are
  return [...groups.values()].map((members): TaxGroup => {
    const { category, rateBps } = members[0]!.tax
    const baseMinor = sum(members)
    const fixed = frozen.find((it) => it.category === category && it.rateBps === rateBps)
    return {
      category,
      rateBps,
      baseMinor,
      taxMinor: fixed ? fixed.taxMinor : rateOf(baseMinor, rateBps),
      ...exemptionOf(category, invoice),
    }
  })
}

/** Document totals (BR-CO-10 to BR-CO-16). */
export function totalsOf(
  invoice: Pick<InvoiceDocument, 'lines' | 'allowances' | 'charges' | 'taxes' | 'prepaidMinor' | 'roundingMinor'>,
): InvoiceTotals {
  const linesMinor = invoice.lines.reduce((total, { netMinor }) => total + netMinor, 0)
  const allowancesMinor = sum(invoice.allowances)
  const chargesMinor = sum(invoice.charges)
  const netMinor = linesMinor - allowancesMinor + chargesMinor
  const taxMinor = invoice.taxes.reduce((total, group) => total + group.taxMinor, 0)
  const grossMinor = netMinor + taxMinor
  const { prepaidMinor, roundingMinor } = invoice
  const dueMinor = grossMinor - prepaidMinor + roundingMinor
  return {
    linesMinor,
    allowancesMinor,
    chargesMinor,
    netMinor,
    taxMinor,
    grossMinor,
    prepaidMinor,
    roundingMinor,
    dueMinor,
  }
}

function exemptionOf(
  category: TaxCategory,
  { exemptions, language }: Pick<InvoiceDraft, 'exemptions' | 'language'>,
): { reason: string; reasonCode: string } {
  const given = exemptions.find((it) => it.category === category)
  const usual = usualExemption(category, language)
  if (!usual) return { reason: '', reasonCode: '' }
  if (!given || (given.reason === '' && given.reasonCode === '')) return usual
  return { reason: given.reason, reasonCode: given.reasonCode }
}

function withReason<T extends { reason: string; reasonCode: string }>(deduction: T, usual: string): T {
  return deduction.reason === '' ? { ...deduction, reason: usual } : deduction
}

function sum(parts: readonly { amountMinor: number }[]): number {
  return parts.reduce((total, { amountMinor }) => total + amountMinor, 0)
}
