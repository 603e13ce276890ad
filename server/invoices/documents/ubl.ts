import type { Deduction, InvoiceLine, InvoiceParty, LineDeduction, TaxGroup } from './invoice-document.ts'
import type { InvoiceDocument } from './invoice-document.ts'
import { forTheNorm, percentOf, type NormInvoice } from './norm-figures.ts'
import { typeCodes } from './code-lists.ts'
import { element, writeXml, type Element } from './xml.ts'

const types = 'urn:oasis:names:specification:ubl:schema:xsd'

/**
 * Writes an invoice as UBL 2.1, an `Invoice` or a `CreditNote`, in the terms of EN 16931 (CEN/TS 16931-3-2). The order of
 * elements is that of the UBL schemas. What `checkForNorm` complains about must have been put right.
 */
export function writeUbl(document: InvoiceDocument): string {
  const invoice = forTheNorm(document)
  const isCredit = invoice.kind === 'credit_note'
  const root = isCredit ? 'CreditNote' : 'Invoice'
  const taxPoint = element('cbc:TaxPointDate', invoice.taxPointOn)
  return writeXml(
    element(
      root,
      [
        element('cbc:CustomizationID', 'urn:cen.eu:en16931:2017'),
        element('cbc:ID', invoice.number),
        element('cbc:IssueDate', invoice.issuedOn),
        ...(isCredit
          ? [taxPoint, element('cbc:CreditNoteTypeCode', typeCodes.credit_note)]
          : [element('cbc:DueDate', invoice.dueOn), element('cbc:InvoiceTypeCode', typeCodes[invoice.kind])]),
        ...invoice.notes.map((note) => element('cbc:Note', note)),
        ...(isCredit ? [] : [taxPoint]),
        element('cbc:DocumentCurrencyCode', invoice.currency),
        element('cbc:BuyerReference', invoice.buyerReference),
        period(invoice.period),
        element('cac:OrderReference', [element('cbc:ID', invoice.orderReference)]),
        ...invoice.precedingInvoices.map(({ number, issuedOn }) =>
          element('cac:BillingReference', [
            element('cac:InvoiceDocumentReference', [element('cbc:ID', number), element('cbc:IssueDate', issuedOn)]),
          ]),
        ),
        element('cac:ContractDocumentReference', [element('cbc:ID', invoice.contractReference)]),
        element('cac:AccountingSupplierParty', [party(invoice.seller, invoice, true)]),
        element('cac:AccountingCustomerParty', [party(invoice.buyer, invoice, false)]),
        delivery(invoice),
        paymentMeans(invoice),
        element('cac:PaymentTerms', [element('cbc:Note', invoice.payment.terms)]),
        ...invoice.allowances.map((it) => deduction(it, false, invoice)),
        ...invoice.charges.map((it) => deduction(it, true, invoice)),
        taxTotal(invoice),
        totals(invoice),
        ...invoice.lines.map((it) => line(it, invoice)),
      ],
      {
        xmlns: `${types}:${root}-2`,
        'xmlns:cac': `${types}:CommonAggregateComponents-2`,
        'xmlns:cbc': `${types}:CommonBasicComponents-2`,
      },
    )!,
  )
}

function money(name: string, minor: number, { amount, currency }: NormInvoice): Element | null {
  return element(name, amount(minor), { currencyID: currency })
}

function period(of: { from: string; to: string } | null): Element | null {
  return of && element('cac:InvoicePeriod', [element('cbc:StartDate', of.from), element('cbc:EndDate', of.to)])
}

function party(who: InvoiceParty, { taxes }: NormInvoice, isSeller: boolean): Element | null {
  // BR-O-02: outside the scope of VAT nobody shows a VAT identifier.
  const vatId = taxes.some(({ category }) => category === 'O') ? '' : who.vatId
  const scheme = (companyId: string, id: string) =>
    companyId === ''
      ? null
      : element('cac:PartyTaxScheme', [
          element('cbc:CompanyID', companyId),
          element('cac:TaxScheme', [element('cbc:ID', id)]),
        ])
  return element('cac:Party', [
    who.endpoint && element('cbc:EndpointID', who.endpoint.id, { schemeID: who.endpoint.scheme }),
    element('cac:PartyIdentification', [element('cbc:ID', who.identifier)]),
    element('cac:PartyName', [element('cbc:Name', who.tradingName)]),
    address('cac:PostalAddress', who.address),
    scheme(vatId, 'VAT'),
    isSeller ? scheme(who.taxNumber, 'TAX') : null,
    element('cac:PartyLegalEntity', [
      element('cbc:RegistrationName', who.name),
      element('cbc:CompanyID', who.registrationNumber),
      isSeller ? element('cbc:CompanyLegalForm', who.legalNotes) : null,
    ]),
    element('cac:Contact', [
      element('cbc:Name', who.contactName),
      element('cbc:Telephone', who.phone),
      element('cbc:ElectronicMail', who.email),
    ]),
  ])
}

function address(name: string, of: InvoiceParty['address']): Element | null {
  return element(name, [
    element('cbc:StreetName', of.line1),
    element('cbc:AdditionalStreetName', of.line2),
    element('cbc:CityName', of.city),
    element('cbc:PostalZone', of.postalCode),
    element('cbc:CountrySubentity', of.region),
    element('cac:Country', [element('cbc:IdentificationCode', of.country)]),
  ])
}

function delivery({ deliveredOn, deliverTo }: NormInvoice): Element | null {
  return element('cac:Delivery', [
    element('cbc:ActualDeliveryDate', deliveredOn),
    deliverTo && element('cac:DeliveryLocation', [address('cac:Address', deliverTo.address)]),
    deliverTo && element('cac:DeliveryParty', [element('cac:PartyName', [element('cbc:Name', deliverTo.name)])]),
  ])
}

function paymentMeans({ kind, dueOn, payment }: NormInvoice): Element | null {
  const { card, account } = payment
  return element('cac:PaymentMeans', [
    element('cbc:PaymentMeansCode', payment.meansCode, payment.meansText === '' ? {} : { name: payment.meansText }),
    // A credit note has no due date of its own in UBL 2.1.
    kind === 'credit_note' ? element('cbc:PaymentDueDate', dueOn) : null,
    element('cbc:PaymentID', payment.reference),
    card &&
      element('cac:CardAccount', [
        element('cbc:PrimaryAccountNumberID', card.lastDigits),
        element('cbc:NetworkID', card.network),
      ]),
    account &&
      element('cac:PayeeFinancialAccount', [
        element('cbc:ID', account.iban),
        element('cbc:Name', account.name),
        element('cac:FinancialInstitutionBranch', [element('cbc:ID', account.bic)]),
      ]),
  ])
}

function deduction(of: Deduction | LineDeduction, isCharge: boolean, invoice: NormInvoice): Element | null {
  return element('cac:AllowanceCharge', [
    element('cbc:ChargeIndicator', String(isCharge)),
    element('cbc:AllowanceChargeReasonCode', of.reasonCode),
    element('cbc:AllowanceChargeReason', of.reason),
    money('cbc:Amount', of.amountMinor, invoice),
    'tax' in of ? taxCategory('cac:TaxCategory', of.tax) : null,
  ])
}

function taxCategory(
  name: string,
  { category, rateBps, reason = '', reasonCode = '' }: Pick<TaxGroup, 'category' | 'rateBps'> & Partial<TaxGroup>,
): Element | null {
  return element(name, [
    element('cbc:ID', category),
    category === 'O' ? null : element('cbc:Percent', percentOf(rateBps)),
    element('cbc:TaxExemptionReasonCode', reasonCode),
    element('cbc:TaxExemptionReason', reason),
    element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
  ])
}

function taxTotal(invoice: NormInvoice): Element | null {
  return element('cac:TaxTotal', [
    money('cbc:TaxAmount', invoice.totals.taxMinor, invoice),
    ...invoice.taxes.map((group) =>
      element('cac:TaxSubtotal', [
        money('cbc:TaxableAmount', group.baseMinor, invoice),
        money('cbc:TaxAmount', group.taxMinor, invoice),
        taxCategory('cac:TaxCategory', group),
      ]),
    ),
  ])
}

function totals(invoice: NormInvoice): Element | null {
  const { totals: sums, allowances, charges } = invoice
  return element('cac:LegalMonetaryTotal', [
    money('cbc:LineExtensionAmount', sums.linesMinor, invoice),
    money('cbc:TaxExclusiveAmount', sums.netMinor, invoice),
    money('cbc:TaxInclusiveAmount', sums.grossMinor, invoice),
    allowances.length > 0 ? money('cbc:AllowanceTotalAmount', sums.allowancesMinor, invoice) : null,
    charges.length > 0 ? money('cbc:ChargeTotalAmount', sums.chargesMinor, invoice) : null,
    sums.prepaidMinor === 0 ? null : money('cbc:PrepaidAmount', sums.prepaidMinor, invoice),
    sums.roundingMinor === 0 ? null : money('cbc:PayableRoundingAmount', sums.roundingMinor, invoice),
    money('cbc:PayableAmount', sums.dueMinor, invoice),
  ])
}

function line(of: InvoiceLine, invoice: NormInvoice): Element | null {
  const isCredit = invoice.kind === 'credit_note'
  return element(isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
    element('cbc:ID', of.id),
    element(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', of.quantity, { unitCode: of.unitCode }),
    money('cbc:LineExtensionAmount', of.netMinor, invoice),
    period(of.period),
    ...of.allowances.map((it) => deduction(it, false, invoice)),
    ...of.charges.map((it) => deduction(it, true, invoice)),
    element('cac:Item', [
      element('cbc:Description', of.description),
      element('cbc:Name', of.name),
      element('cac:SellersItemIdentification', [element('cbc:ID', of.sku)]),
      taxCategory('cac:ClassifiedTaxCategory', of.tax),
    ]),
    element('cac:Price', [
      element('cbc:PriceAmount', invoice.price(of.unitPriceMinor), { currencyID: invoice.currency }),
      of.priceQuantity === 1 ? null : element('cbc:BaseQuantity', of.priceQuantity, { unitCode: of.unitCode }),
    ]),
  ])
}
