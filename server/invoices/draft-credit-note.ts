import type { InvoiceDraft } from '#shared/api/invoices.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { allocate, taxIncludedIn } from '#shared/money.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument, TaxGroup } from './documents/invoice-document.ts'
import { fill, wordsIn } from './documents/words.ts'
import { netOf, pick, type GrossPart } from './draft-order-invoice.ts'
import type { RefundToCredit } from './orders-to-invoice.ts'

type TaxOf = Pick<GrossPart, 'category' | 'rateBps'>

/**
 * Writes the credit note of a refund, as the refund was put together: things with their quantities, shipping, and
 * goodwill, which is shared over the rates of the invoice by what `credited`, the taxes of earlier credit notes, left of each.
 * Rates are those of the invoice and taxes those that were frozen with the refund, so that total and tax are the refund's to the
 * minor unit.
 */
export function draftCreditNote(
  invoice: InvoiceDocument,
  about: { number: string; issuedOn: string; refund: RefundToCredit; credited: readonly TaxGroup[] },
): InvoiceDocument {
  const { number, issuedOn, refund, credited } = about
  const base: InvoiceDraft = {
    ...invoice,
    kind: 'credit_note',
    number,
    issuedOn,
    dueOn: null,
    precedingInvoices: [{ number: invoice.number, issuedOn: invoice.issuedOn }],
    prepaidMinor: refund.amountMinor,
    roundingMinor: 0,
    // What the invoice says about paying late is nothing to say of money that is given back.
    notes: [],
  }
  if (refund.amountMinor === invoice.totals.grossMinor) return completeInvoice(base, invoice.taxes)

  const words = wordsIn(invoice.language)
  const goods = refund.lines.map(({ amountMinor, taxMinor, ...line }) => ({
    ...taxOfThing(invoice, line),
    grossMinor: amountMinor,
    taxMinor,
  }))
  const shipping = {
    ...(invoice.charges[0]?.tax ?? invoice.lines[0]!.tax),
    grossMinor: refund.shippingMinor,
    taxMinor: refund.shippingTaxMinor,
  }
  const left = leftOfEachRate(invoice.taxes, credited, [...goods, shipping])
  const goodwill = shareGoodwill(refund, left.length > 0 ? left : leftOfEachRate(invoice.taxes, [], []))
  const parts = [...goods, ...goodwill, ...(refund.shippingMinor > 0 ? [shipping] : [])]
  const { nets, taxes } = netOf(parts, minorUnitDigits[invoice.currency])
  const things = refund.lines.map((line, index) =>
    lineOf({
      name: line.title,
      description: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      unitPriceMinor: nets[index]!,
      priceQuantity: line.quantity,
      tax: pick(goods[index]!),
    }),
  )
  const gestures = goodwill.map((part, index) =>
    lineOf({
      name: fill(words.goodwill, { order: invoice.orderReference }),
      unitPriceMinor: nets[goods.length + index]!,
      tax: pick(part),
    }),
  )
  const lines = [...things, ...gestures]
  if (refund.shippingMinor === 0) return completeInvoice({ ...base, lines, allowances: [], charges: [] }, taxes)

  const reason = invoice.charges[0]?.reason ?? words.charge
  const sent = { amountMinor: nets.at(-1)!, reason, reasonCode: 'FC', tax: pick(shipping) }
  // BR-16: a document has a line, so shipping alone is one.
  const asLine = lineOf({ name: reason, unitPriceMinor: sent.amountMinor, tax: sent.tax })
  const whole = lines.length === 0 ? { lines: [asLine], charges: [] } : { lines, charges: [sent] }
  return completeInvoice({ ...base, ...whole, allowances: [] }, taxes)
}

type DraftLine = InvoiceDraft['lines'][number]

function lineOf(what: Pick<DraftLine, 'name' | 'unitPriceMinor' | 'tax'> & Partial<DraftLine>): DraftLine {
  const plain = { description: '', sku: '', quantity: 1, unitCode: 'C62', priceQuantity: 1, period: null }
  return { ...plain, allowances: [], charges: [], ...what }
}

/** The rate at which a thing stands on the invoice. */
function taxOfThing({ lines }: InvoiceDocument, thing: { title: string; variantTitle: string; sku: string }): TaxOf {
  const isIt = ({ name, description, sku }: InvoiceDocument['lines'][number]) =>
    name === thing.title && description === thing.variantTitle && sku === thing.sku
  return (lines.find(isIt) ?? lines[0]!).tax
}

/** What is left of each rate of an invoice, with its tax, after earlier credit notes and these parts. */
function leftOfEachRate(
  taxes: readonly TaxGroup[],
  credited: readonly TaxGroup[],
  parts: readonly GrossPart[],
): (TaxOf & { leftMinor: number })[] {
  return taxes
    .map((group) => {
      const isSame = ({ category, rateBps }: TaxOf) => category === group.category && rateBps === group.rateBps
      const gone = [
        ...credited.filter(isSame).map(({ baseMinor, taxMinor }) => baseMinor + taxMinor),
        ...parts.filter(isSame).map(({ grossMinor }) => grossMinor),
      ].reduce((sum, minor) => sum + minor, 0)
      return { ...pick(group), leftMinor: group.baseMinor + group.taxMinor - gone }
    })
    .filter(({ leftMinor }) => leftMinor > 0)
}

function shareGoodwill(
  { goodwillMinor, goodwillTaxMinor }: RefundToCredit,
  left: readonly (TaxOf & { leftMinor: number })[],
): GrossPart[] {
  if (goodwillMinor === 0) return []
  const shares = allocate(
    goodwillMinor,
    left.map(({ leftMinor }) => leftMinor),
  )
  const usual = left.map(({ rateBps }, index) => taxIncludedIn(shares[index]!, rateBps))
  // Where the shares are too small to bear tax, what was frozen goes to those that could.
  const bearing = usual.some((taxMinor) => taxMinor > 0)
    ? usual
    : left.map(({ rateBps }, index) => (rateBps > 0 ? shares[index]! : 0))
  const taxes = bearing.some((weight) => weight > 0) ? allocate(goodwillTaxMinor, bearing) : bearing
  return left
    .map((part, index) => ({ ...pick(part), grossMinor: shares[index]!, taxMinor: taxes[index]! }))
    .filter(({ grossMinor }) => grossMinor > 0)
}
