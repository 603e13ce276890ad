import type { InvoiceDraft, TaxCategory } from '#shared/api/invoices.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { taxIncludedIn } from '#shared/money.ts'
import type { Commission } from './commission.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'
import { isInUnion } from './documents/vat-ids.ts'
import { fill, localeOf, wordsIn } from './documents/words.ts'
import { emptyDraft, exemptionsOf, netOf } from './draft-order-invoice.ts'
import { partyOfDetails } from './draft-parties.ts'
import type { LegalDetailsRow } from './repository.ts'

/**
 * Writes the market's invoice to a shop for the commission of a month, or the credit note for commission given back: a line for
 * each order. The total is what the ledger booked, to the minor unit. At home VAT is what the ledger booked as tax on the fee,
 * or else contained in the fee; to a shop elsewhere in the EU with a VAT ID the charge is reversed (Directive
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
  const tax = taxOf(market.details, shop.details, about.standardBps)
  const parts = commission.entries.map(({ amountMinor, taxMinor }) => {
    const grossMinor = amountMinor + taxMinor
    return { ...tax, grossMinor, taxMinor: taxMinor > 0 ? taxMinor : taxIncludedIn(grossMinor, tax.rateBps) }
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
      tax,
      period: null,
    })),
    exemptions: exemptionsOf(market.details),
    prepaidMinor: parts.reduce((sum, { grossMinor }) => sum + grossMinor, 0),
    payment: { ...emptyDraft.payment, meansCode: '97' },
    notes: [fill(words.commission, { period: monthIn(from, localeOf[market.details.language]) })],
  }
  return completeInvoice(draft, taxes)
}

function taxOf(
  market: LegalDetailsRow,
  shop: LegalDetailsRow,
  standardBps: number,
): { category: TaxCategory; rateBps: number } {
  if (market.isSmallBusiness) return { category: 'E', rateBps: 0 }
  const isHome = market.country === shop.country
  if (!isHome && isInUnion(market.country)) {
    if (!isInUnion(shop.country)) return { category: 'O', rateBps: 0 }
    if (shop.vatId !== '' && market.vatId !== '') return { category: 'AE', rateBps: 0 }
  }
  return standardBps > 0 ? { category: 'S', rateBps: standardBps } : { category: 'Z', rateBps: 0 }
}

function monthIn(first: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'utc' }).format(first)
}
