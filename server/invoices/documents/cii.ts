import type { Deduction, InvoiceDocument, InvoiceLine, InvoiceParty, LineDeduction } from './invoice-document.ts'
import { forTheNorm, percentOf, type NormInvoice } from './norm-figures.ts'
import { typeCodes } from './code-lists.ts'
import { element, writeXml, type Element } from './xml.ts'

const types = 'urn:un:unece:uncefact:data:standard'

/**
 * Writes an invoice as UN/CEFACT Cross Industry Invoice D16B in the terms of EN 16931 (CEN/TS 16931-3-3), which is also
 * what Factur-X carries in its profile EN 16931. The order of elements is that of the schemas. What `checkForNorm`
 * complains about must have been put right.
 */
export function writeCii(document: InvoiceDocument): string {
  const invoice = forTheNorm(document)
  return writeXml(
    element(
      'rsm:CrossIndustryInvoice',
      [
        element('rsm:ExchangedDocumentContext', [
          element('ram:GuidelineSpecifiedDocumentContextParameter', [element('ram:ID', 'urn:cen.eu:en16931:2017')]),
        ]),
        element('rsm:ExchangedDocument', [
          element('ram:ID', invoice.number),
          element('ram:TypeCode', typeCodes[invoice.kind]),
          day('ram:IssueDateTime', invoice.issuedOn),
          ...invoice.notes.map((note) => element('ram:IncludedNote', [element('ram:Content', note)])),
        ]),
        element('rsm:SupplyChainTradeTransaction', [
          ...invoice.lines.map((it) => line(it, invoice)),
          agreement(invoice),
          delivery(invoice),
          settlement(invoice),
        ]),
      ],
      {
        'xmlns:rsm': `${types}:CrossIndustryInvoice:100`,
        'xmlns:ram': `${types}:ReusableAggregateBusinessInformationEntity:100`,
        'xmlns:qdt': `${types}:QualifiedDataType:100`,
        'xmlns:udt': `${types}:UnqualifiedDataType:100`,
      },
    )!,
  )
}

/** A day in format 102 of UNCL 2379: 20261128. */
function day(name: string, on: string | null, kind = 'udt:DateTimeString'): Element | null {
  return on === null ? null : element(name, [element(kind, on.replaceAll('-', ''), { format: '102' })])
}

function period(of: { from: string; to: string } | null): Element | null {
  return of && element('ram:BillingSpecifiedPeriod', [day('ram:StartDateTime', of.from), day('ram:EndDateTime', of.to)])
}

function line(of: InvoiceLine, invoice: NormInvoice): Element | null {
  const { category, rateBps } = of.tax
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', [element('ram:LineID', of.id)]),
    element('ram:SpecifiedTradeProduct', [
      element('ram:SellerAssignedID', of.sku),
      element('ram:Name', of.name),
      element('ram:Description', of.description),
    ]),
    element('ram:SpecifiedLineTradeAgreement', [
      element('ram:NetPriceProductTradePrice', [
        element('ram:ChargeAmount', invoice.price(of.unitPriceMinor)),
        of.priceQuantity === 1 ? null : element('ram:BasisQuantity', of.priceQuantity, { unitCode: of.unitCode }),
      ]),
    ]),
    element('ram:SpecifiedLineTradeDelivery', [element('ram:BilledQuantity', of.quantity, { unitCode: of.unitCode })]),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', category),
        category === 'O' ? null : element('ram:RateApplicablePercent', percentOf(rateBps)),
      ]),
      period(of.period),
      ...of.allowances.map((it) => deduction(it, false, invoice)),
      ...of.charges.map((it) => deduction(it, true, invoice)),
      element('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        element('ram:LineTotalAmount', invoice.amount(of.netMinor)),
      ]),
    ]),
  ])
}

function agreement(invoice: NormInvoice): Element | null {
  return element('ram:ApplicableHeaderTradeAgreement', [
    element('ram:BuyerReference', invoice.buyerReference),
    party('ram:SellerTradeParty', invoice.seller, invoice, true),
    party('ram:BuyerTradeParty', invoice.buyer, invoice, false),
    element('ram:BuyerOrderReferencedDocument', [element('ram:IssuerAssignedID', invoice.orderReference)]),
    element('ram:ContractReferencedDocument', [element('ram:IssuerAssignedID', invoice.contractReference)]),
  ])
}

function party(name: string, who: InvoiceParty, { taxes }: NormInvoice, isSeller: boolean): Element | null {
  // BR-O-02: outside the scope of VAT nobody shows a VAT identifier.
  const vatId = taxes.some(({ category }) => category === 'O') ? '' : who.vatId
  const registration = (id: string, scheme: string) =>
    element('ram:SpecifiedTaxRegistration', [element('ram:ID', id, { schemeID: scheme })])
  return element(name, [
    element('ram:ID', who.identifier),
    element('ram:Name', who.name),
    isSeller ? element('ram:Description', who.legalNotes) : null,
    element('ram:SpecifiedLegalOrganization', [
      element('ram:ID', who.registrationNumber),
      element('ram:TradingBusinessName', who.tradingName),
    ]),
    element('ram:DefinedTradeContact', [
      element('ram:PersonName', who.contactName),
      element('ram:TelephoneUniversalCommunication', [element('ram:CompleteNumber', who.phone)]),
      element('ram:EmailURIUniversalCommunication', [element('ram:URIID', who.email)]),
    ]),
    address(who.address),
    who.endpoint &&
      element('ram:URIUniversalCommunication', [
        element('ram:URIID', who.endpoint.id, { schemeID: who.endpoint.scheme }),
      ]),
    registration(vatId, 'VA'),
    isSeller ? registration(who.taxNumber, 'FC') : null,
  ])
}

function address(of: InvoiceParty['address']): Element | null {
  return element('ram:PostalTradeAddress', [
    element('ram:PostcodeCode', of.postalCode),
    element('ram:LineOne', of.line1),
    element('ram:LineTwo', of.line2),
    element('ram:CityName', of.city),
    element('ram:CountryID', of.country),
    element('ram:CountrySubDivisionName', of.region),
  ])
}

function delivery({ deliverTo, deliveredOn }: NormInvoice): Element {
  const content = [
    deliverTo && element('ram:ShipToTradeParty', [element('ram:Name', deliverTo.name), address(deliverTo.address)]),
    element('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', deliveredOn)]),
  ]
  // The schemas want the element even when nothing is known of the delivery.
  return (
    element('ram:ApplicableHeaderTradeDelivery', content) ?? {
      name: 'ram:ApplicableHeaderTradeDelivery',
      attributes: {},
      content: '',
    }
  )
}

function settlement(invoice: NormInvoice): Element | null {
  const { payment, totals, currency, amount, allowances, charges } = invoice
  return element('ram:ApplicableHeaderTradeSettlement', [
    element('ram:PaymentReference', payment.reference),
    element('ram:InvoiceCurrencyCode', currency),
    paymentMeans(invoice),
    ...invoice.taxes.map((group) =>
      element('ram:ApplicableTradeTax', [
        element('ram:CalculatedAmount', amount(group.taxMinor)),
        element('ram:TypeCode', 'VAT'),
        element('ram:ExemptionReason', group.reason),
        element('ram:BasisAmount', amount(group.baseMinor)),
        element('ram:CategoryCode', group.category),
        element('ram:ExemptionReasonCode', group.reasonCode),
        day('ram:TaxPointDate', invoice.taxPointOn, 'udt:DateString'),
        group.category === 'O' ? null : element('ram:RateApplicablePercent', percentOf(group.rateBps)),
      ]),
    ),
    period(invoice.period),
    ...allowances.map((it) => deduction(it, false, invoice)),
    ...charges.map((it) => deduction(it, true, invoice)),
    element('ram:SpecifiedTradePaymentTerms', [
      element('ram:Description', payment.terms),
      day('ram:DueDateDateTime', invoice.dueOn),
    ]),
    element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
      element('ram:LineTotalAmount', amount(totals.linesMinor)),
      charges.length > 0 ? element('ram:ChargeTotalAmount', amount(totals.chargesMinor)) : null,
      allowances.length > 0 ? element('ram:AllowanceTotalAmount', amount(totals.allowancesMinor)) : null,
      element('ram:TaxBasisTotalAmount', amount(totals.netMinor)),
      element('ram:TaxTotalAmount', amount(totals.taxMinor), { currencyID: currency }),
      totals.roundingMinor === 0 ? null : element('ram:RoundingAmount', amount(totals.roundingMinor)),
      element('ram:GrandTotalAmount', amount(totals.grossMinor)),
      totals.prepaidMinor === 0 ? null : element('ram:TotalPrepaidAmount', amount(totals.prepaidMinor)),
      element('ram:DuePayableAmount', amount(totals.dueMinor)),
    ]),
    ...invoice.precedingInvoices.map(({ number, issuedOn }) =>
      element('ram:InvoiceReferencedDocument', [
        element('ram:IssuerAssignedID', number),
        day('ram:FormattedIssueDateTime', issuedOn, 'qdt:DateTimeString'),
      ]),
    ),
  ])
}

function paymentMeans({ payment: { meansCode, meansText, card, account } }: NormInvoice): Element | null {
  return element('ram:SpecifiedTradeSettlementPaymentMeans', [
    element('ram:TypeCode', meansCode),
    element('ram:Information', meansText),
    card && element('ram:ApplicableTradeSettlementFinancialCard', [element('ram:ID', card.lastDigits)]),
    account &&
      element('ram:PayeePartyCreditorFinancialAccount', [
        element('ram:IBANID', account.iban),
        element('ram:AccountName', account.name),
      ]),
    account && element('ram:PayeeSpecifiedCreditorFinancialInstitution', [element('ram:BICID', account.bic)]),
  ])
}

function deduction(of: Deduction | LineDeduction, isCharge: boolean, { amount }: NormInvoice): Element | null {
  const name = 'ram:SpecifiedTradeAllowanceCharge'
  return element(name, [
    element('ram:ChargeIndicator', [element('udt:Indicator', String(isCharge))]),
    element('ram:ActualAmount', amount(of.amountMinor)),
    element('ram:ReasonCode', of.reasonCode),
    element('ram:Reason', of.reason),
    'tax' in of
      ? element('ram:CategoryTradeTax', [
          element('ram:TypeCode', 'VAT'),
          element('ram:CategoryCode', of.tax.category),
          of.tax.category === 'O' ? null : element('ram:RateApplicablePercent', percentOf(of.tax.rateBps)),
        ])
      : null,
  ])
}
