import type { InvoiceDraft, TaxCategory } from '#shared/api/invoices.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { localeOf } from '#shared/languages.ts'
import type { Commission } from './commission.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'
import { isInUnion } from './documents/vat-ids.ts'
import { fill, wordsIn } from './documents/words.ts'
import { emptyDraft, exemptionsOf, latePaymentNotes, netOf, pick, type GrossPart } from './draft-order-invoice.ts'
import { partyOfDetails } from './draft-parties.ts'
import type { LegalDetailsRow } from './repository.ts'

/**
 * Writes the market's invoice to a shop for the commission of a month, or the credit note for commission given back: a line for
 * each order. Total and VAT are what the ledger booked, to the minor unit, at the rate of the sale; `standardBps` stands in
 * where that was not written down. To a shop elsewhere in the EU with a VAT ID the charge is reversed (Directive
 * 2006/112/EC, articles 44 and 196); outside the EU the service is outside the scope.
 */
export function draftCommission(
  commission: Commission,
  about: {
    number: string
    issuedOn: string
    market: { details: LegalDetailsRow; name: string }
    shop: { details: LegalDetailsRow; name: string; slug: string }
    standardBps: number
  },
): InvoiceDocument {
  const { market, shop } = about
  const words = wordsIn(market.details.language)
  const parts = commission.entries.map(({ amountMinor, taxMinor, taxBps }) => {
    const bps = taxMinor === 0 ? 0 : (taxBps ?? about.standardBps)
    return partOf(taxOf(market.details, shop.details, bps), amountMinor + taxMinor, taxMinor)
  })
  const { nets, taxes } = netOf(parts, minorUnitDigits[commission.currency])
  const from = new Date(commission.month)
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0))
  const period = { from: commission.month, to: to.toISOString().slice(0, 10) }
  const { refersTo } = commission
  const draft: InvoiceDraft = {
    ...emptyDraft,
    kind: refersTo ? 'credit_note' : 'invoice',
    number: about.number,
    issuedOn: about.issuedOn,
    currency: commission.currency,
    language: market.details.language,
    seller: partyOfDetails(market.details, { identifier: 'market', tradingName: market.name }),
    buyer: partyOfDetails(shop.details, { identifier: shop.slug, tradingName: shop.name }),
    period,
    precedingInvoices: refersTo ? [{ number: refersTo.document.number, issuedOn: refersTo.document.issuedOn }] : [],
    lines: commission.entries.map(({ orderNumber }, index) => ({
      name: fill(words.commissionOn, { order: orderNumber }),
      description: '',
      sku: '',
      quantity: 1,
      unitCode: 'C62',
      unitPriceMinor: nets[index]!,
      priceQuantity: 1,
      allowances: [],
      charges: [],
      tax: pick(parts[index]!),
      period: null,
    })),
    exemptions: exemptionsOf(market.details),
    prepaidMinor: parts.reduce((sum, { grossMinor }) => sum + grossMinor, 0),
    payment: { ...emptyDraft.payment, meansCode: '97' },
    notes: [
      fill(words.commission, { period: monthIn(from, localeOf[market.details.language]) }),
      ...(refersTo ? [] : latePaymentNotes(market.details, shop.details.vatId)),
    ],
  }
  return completeInvoice(draft, taxes)
}

function partOf(tax: Pick<GrossPart, 'category' | 'rateBps'>, grossMinor: number, taxMinor: number): GrossPart {
  return { ...tax, grossMinor, taxMinor }
}

function taxOf(
  market: LegalDetailsRow,
  shop: LegalDetailsRow,
  bps: number,
): { category: TaxCategory; rateBps: number } {
  if (market.isSmallBusiness) return { category: 'E', rateBps: 0 }
  const isHome = market.country === shop.country
  if (!isHome && isInUnion(market.country)) {
    if (!isInUnion(shop.country)) return { category: 'O', rateBps: 0 }
    if (shop.vatId !== '' && market.vatId !== '') return { category: 'AE', rateBps: 0 }
  }
  return bps > 0 ? { category: 'S', rateBps: bps } : { category: 'Z', rateBps: 0 }
}

function monthIn(first: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'utc' }).format(first)
}
