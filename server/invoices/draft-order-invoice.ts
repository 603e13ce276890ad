import type { InvoiceDraft, TaxCategory } from '#shared/api/invoices.schemas.ts'
import { dayIn } from '#shared/billing-days.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { allocate, taxIncludedIn } from '#shared/money.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'
import { latePaymentText, serviceAbroadReason, smallBusinessReason } from './documents/legal-texts.ts'
import { isInUnion } from './documents/vat-ids.ts'
import { fill, wordsIn } from './documents/words.ts'
import { partyOfCustomer, partyOfDetails } from './draft-parties.ts'
import type { OrderLineToInvoice, OrderToInvoice } from './orders-to-invoice.ts'
import type { LegalDetailsRow } from './repository.ts'

/** A part of what a customer paid: gross, with the tax in it. */
export interface GrossPart {
  category: TaxCategory
  rateBps: number
  grossMinor: number
  taxMinor: number
}

/**
 * Writes the invoice of an order to its customer, of the shop or, where the market sold it itself, of the market, as `knownAs` says: goods as lines with what was taken off them, shipping as a charge, all of it
 * paid. Sums, rates and reasons are those of the order, to the minor unit, and days those of the market's time zone. `shippingBps`
 * stands in where the rate of shipping was not written down.
 */
export function draftOrderInvoice(
  order: OrderToInvoice,
  seller: LegalDetailsRow,
  about: {
    number: string
    issuedOn: string
    knownAs: { identifier: string; tradingName: string }
    shippingBps: number
    timeZone: string
  },
): InvoiceDocument {
  const { number, issuedOn, knownAs, shippingBps, timeZone } = about
  const words = wordsIn(seller.language)
  const sale: SaleTerms = {
    seller,
    destination: order.address.country,
    isReversed: order.lines.some(({ taxReason }) => taxReason === 'reverse_charge'),
    // As it was at the sale; orders from before that was written down have no tax.
    isSmallBusiness: seller.isSmallBusiness || order.lines.some(({ taxReason }) => taxReason === 'small_business'),
    hasServicesAlone:
      order.shippingMinor === 0 && order.lines.every(({ isDigital, taxBps }) => isDigital && taxBps === 0),
  }
  const taxOf = (rateBps: number, isDigital = false) => ({ category: categoryOf(rateBps, isDigital, sale), rateBps })
  const goods = order.lines.map((line): GrossPart => ({
    ...taxOf(line.taxBps, line.isDigital),
    grossMinor: line.totalMinor,
    taxMinor: line.taxMinor,
  }))
  const shipping: GrossPart[] =
    order.shippingMinor === 0
      ? []
      : [
          {
            ...taxOf(order.shippingTaxMinor === 0 ? 0 : (order.shippingTaxBps ?? shippingBps)),
            grossMinor: order.shippingMinor,
            taxMinor: order.shippingTaxMinor,
          },
        ]
  const { nets, taxes } = netOf([...goods, ...shipping], minorUnitDigits[order.currency])
  const offs = order.lines.map((line, index) => takenOff(line, goods[index]!.rateBps))
  const offReason = order.coupons.length === 1 ? `${words.discount} (${order.coupons[0]})` : words.discount
  // BR-IC-11: what crosses a border within the EU says when.
  const isSaidWhen = order.deliveredAt === null && goods.some(({ category }) => category === 'K')
  const draft: InvoiceDraft = {
    ...emptyDraft,
    kind: 'invoice',
    number,
    issuedOn,
    currency: order.currency,
    language: seller.language,
    seller: partyOfDetails(seller, knownAs),
    buyer: partyOfCustomer(order.address, order.email, order.taxNumber),
    deliverTo: { name: order.address.name, address: addressOf(order) },
    deliveredOn: order.deliveredAt && dayIn(timeZone, order.deliveredAt),
    period: isSaidWhen ? daysUnderway(order, timeZone) : null,
    orderReference: order.number,
    lines: order.lines.map((line, index) => ({
      name: line.title,
      description: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      unitCode: 'C62',
      // The price of all of them together, so that quantity × price is the net amount to the cent.
      unitPriceMinor: nets[index]! + offs[index]!,
      priceQuantity: line.quantity,
      allowances: offs[index]! > 0 ? [{ amountMinor: offs[index]!, reason: offReason, reasonCode: '95' }] : [],
      charges: [],
      tax: pick(goods[index]!),
      period: null,
    })),
    charges: shipping.map((part, index) => ({
      amountMinor: nets[goods.length + index]!,
      reason: fill(words.shipping, { method: order.shippingMethod }),
      reasonCode: 'FC',
      tax: pick(part),
    })),
    exemptions: goods.some(({ category }) => category === 'E') ? exemptionsOfSale(sale) : [],
    prepaidMinor: order.totalMinor,
    payment: { ...emptyDraft.payment, ...paymentOf(order) },
    notes: latePaymentNotes(seller, order.taxNumber),
  }
  return completeInvoice(draft, taxes)
}

/** What was taken off a line before tax, in minor units: less than on the shelf, where tax is inside the prices. */
function takenOff(line: OrderLineToInvoice, rateBps: number): number {
  const { unitPriceMinor, quantity, totalMinor, taxMinor, taxIsAdded } = line
  const offMinor = unitPriceMinor * quantity - (taxIsAdded ? totalMinor - taxMinor : totalMinor)
  return taxIsAdded ? offMinor : offMinor - taxIncludedIn(offMinor, rateBps)
}

function daysUnderway({ placedAt, expectedTo }: OrderToInvoice, timeZone: string): { from: string; to: string } {
  return { from: dayIn(timeZone, placedAt), to: dayIn(timeZone, expectedTo) }
}

/**
 * Takes the tax out of gross amounts. What was frozen at the sale stays as it is, part by part, while the sum is within one
 * unit of the currency of the rate of the net sum, as far as EN 16931 lets rounding go (BR-S-09). Beyond, as many small amounts of
 * yen can be, tax is taken out of each rate's sum once.
 */
export function netOf(
  parts: readonly GrossPart[],
  digits: number,
): { nets: number[]; taxes: { category: TaxCategory; rateBps: number; taxMinor: number }[] } {
  const nets = parts.map(({ grossMinor }) => grossMinor)
  const groups = Map.groupBy(
    parts.map((part, index) => ({ ...part, index })),
    ({ category, rateBps }) => `${category} ${rateBps}`,
  )
  const taxes = [...groups.values()].map((members) => {
    const { category, rateBps } = members[0]!
    const grossMinor = members.reduce((sum, part) => sum + part.grossMinor, 0)
    const frozenMinor = rateBps === 0 ? 0 : members.reduce((sum, part) => sum + part.taxMinor, 0)
    const exact = ((grossMinor - frozenMinor) * rateBps) / 10_000
    if (Math.abs(frozenMinor - exact) < 10 ** digits) {
      for (const part of members) nets[part.index] = part.grossMinor - (rateBps === 0 ? 0 : part.taxMinor)
      return { category, rateBps, taxMinor: frozenMinor }
    }
    const taxMinor = taxIncludedIn(grossMinor, rateBps)
    const shares = allocate(
      grossMinor - taxMinor,
      members.map((part) => part.grossMinor),
    )
    for (const [turn, part] of members.entries()) nets[part.index] = shares[turn]!
    return { category, rateBps, taxMinor }
  })
  return { nets, taxes }
}

/** A draft that says nothing yet. */
export const emptyDraft: Omit<InvoiceDraft, 'number' | 'issuedOn' | 'currency' | 'seller' | 'buyer' | 'lines'> = {
  kind: 'invoice',
  dueOn: null,
  deliveredOn: null,
  taxPointOn: null,
  period: null,
  language: 'en',
  deliverTo: null,
  buyerReference: '',
  orderReference: '',
  contractReference: '',
  precedingInvoices: [],
  allowances: [],
  charges: [],
  exemptions: [],
  prepaidMinor: 0,
  roundingMinor: 0,
  payment: { meansCode: '1', meansText: '', reference: '', card: null, account: null, terms: '' },
  notes: [],
}

/** What an invoice to a business says about late payment, as the country of who issues it wants it; a consumer is told nothing. */
export function latePaymentNotes({ country }: Pick<LegalDetailsRow, 'country'>, buyerVatId: string): string[] {
  const text = buyerVatId === '' ? null : latePaymentText(country)
  return text === null ? [] : [text]
}

/** Why a small business charges no VAT: in its own words, or in those of its country. */
export function exemptionsOf(seller: LegalDetailsRow): InvoiceDraft['exemptions'] {
  if (!seller.isSmallBusiness) return []
  const reason = seller.exemptionReason || smallBusinessReason(seller.country, seller.language)
  return [{ category: 'E', reason, reasonCode: seller.country === 'FR' ? 'VATEX-FR-FRANCHISE' : '' }]
}

/** What decides about the tax of a sale beside its rate. */
interface SaleTerms {
  seller: LegalDetailsRow
  destination: string
  isReversed: boolean
  isSmallBusiness: boolean
  /** Nothing but downloads without tax stands on the invoice. */
  hasServicesAlone: boolean
}

/**
 * Sold with VAT, exempt by the small-business rule, to a business that accounts for the tax itself (goods over a border of the
 * EU are a supply of their own kind), exported, or at the zero rate. What was sold with VAT stays so, whatever the shop has become.
 *
 * A download is a service (Directive 2006/112/EC, articles 44, 58 and 196): never K or G, and sold from the EU to somebody outside
 * it is outside the scope. That category stands alone on an invoice (BR-O-11), so beside goods such a service is E, with its reason.
 */
function categoryOf(rateBps: number, isDigital: boolean, sale: SaleTerms): TaxCategory {
  if (rateBps > 0) return 'S'
  if (sale.isSmallBusiness) return 'E'
  const isFromUnion = isInUnion(sale.seller.country)
  const isToUnion = isInUnion(sale.destination)
  const isOverBorder = sale.seller.country !== sale.destination && isFromUnion && isToUnion
  if (sale.isReversed) return isOverBorder && !isDigital ? 'K' : 'AE'
  if (!isFromUnion || isToUnion) return 'Z'
  if (isDigital) return sale.hasServicesAlone ? 'O' : 'E'
  return sale.seller.vatId === '' ? 'Z' : 'G'
}

/** Why nothing is charged under E: a small business, or a service to somebody outside the EU. */
function exemptionsOfSale({ seller, isSmallBusiness }: SaleTerms): InvoiceDraft['exemptions'] {
  if (isSmallBusiness) return exemptionsOf({ ...seller, isSmallBusiness })
  return [{ category: 'E', reason: serviceAbroadReason(seller.language), reasonCode: '' }]
}

/** UNCL 4461: 48 bank card, 10 cash, 68 online payment service. */
function paymentOf({ paymentMethod, card }: OrderToInvoice): Partial<InvoiceDraft['payment']> {
  if (paymentMethod === 'cash_on_delivery') return { meansCode: '10' }
  if (paymentMethod === 'card') {
    return { meansCode: '48', card: card && { lastDigits: card.last4, network: card.brand.toUpperCase() } }
  }
  return { meansCode: '68' }
}

function addressOf({ address }: OrderToInvoice): NonNullable<InvoiceDraft['deliverTo']>['address'] {
  const { line1, line2, postalCode, city, region, country } = address
  return { line1, line2, postalCode, city, region, country }
}

/** The category and rate of a part, without its amounts. */
export function pick({ category, rateBps }: Pick<GrossPart, 'category' | 'rateBps'>): {
  category: TaxCategory
  rateBps: number
} {
  return { category, rateBps }
}
