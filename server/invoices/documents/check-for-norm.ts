import type { TaxCategory } from '#shared/api/invoices.schemas.ts'
import {
  allowanceReasons,
  chargeReasons,
  countries,
  creditTransfers,
  endpointSchemes,
  exemptionCodes,
  paymentMeans,
  vatIdPrefixes,
} from './code-lists.ts'
import type { InvoiceDocument, InvoiceParty, LineDeduction } from './invoice-document.ts'

/** A rule of EN 16931 that a document breaks: its name in the norm, and what is wrong. */
export interface NormComplaint {
  rule: string
  path: string
  message: string
}

/**
 * What keeps a document from being an electronic invoice by EN 16931: rules about what must be said that no computing can
 * put right. Empty when it can be written as UBL or CII.
 */
export function checkForNorm(invoice: InvoiceDocument): NormComplaint[] {
  return [
    ...aboutParties(invoice),
    ...aboutTaxes(invoice),
    ...aboutPayment(invoice),
    ...aboutPeriods(invoice),
    ...aboutSize(invoice),
    ...aboutCodes(invoice),
  ]
}

function aboutParties({ seller, buyer }: InvoiceDocument): NormComplaint[] {
  const isKnown = seller.identifier !== '' || seller.registrationNumber !== '' || seller.vatId !== ''
  return [
    ...when(!isKnown, 'BR-CO-26', 'seller.vatId', 'The seller needs a VAT ID, a registration number or an identifier.'),
    ...[seller, buyer].flatMap((party, index) => aboutParty(party, index === 0 ? 'seller' : 'buyer')),
  ]
}

function aboutParty({ vatId, endpoint }: InvoiceParty, path: string): NormComplaint[] {
  return [
    ...when(
      vatId !== '' && !(vatIdPrefixes.has(vatId.slice(0, 2)) && /^[A-Z0-9+*]{3,}$/.test(vatId)),
      'BR-CO-09',
      `${path}.vatId`,
      'A VAT ID begins with the two letters of its country and has no spaces.',
    ),
    ...when(
      endpoint !== null && !endpointSchemes.has(endpoint.scheme),
      'BR-CL-25',
      `${path}.endpoint.scheme`,
      'The scheme of an electronic address is a code of the EAS list.',
    ),
  ]
}

/** Categories under which the seller must show a VAT ID or tax number. */
const needSeller: ReadonlySet<TaxCategory> = new Set(['S', 'Z', 'E', 'AE', 'L', 'M'])

const ruleNames: Record<TaxCategory, string> = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'IC',
  G: 'G',
  O: 'O',
  L: 'AF',
  M: 'AG',
}

function aboutTaxes(invoice: InvoiceDocument): NormComplaint[] {
  const { seller, buyer, taxes, deliverTo, deliveredOn, period } = invoice
  const hasSellerNumber = seller.vatId !== '' || seller.taxNumber !== ''
  const has = (category: TaxCategory) => taxes.some((group) => group.category === category)
  const rates = taxes.flatMap(({ category, rateBps }) => {
    const rule = `BR-${ruleNames[category]}-05`
    if (category === 'S') return when(rateBps === 0, rule, 'lines', 'The standard rate is more than zero.')
    if (category === 'L' || category === 'M') return []
    return when(rateBps !== 0, rule, 'lines', `Category ${category} has the rate zero.`)
  })
  const numbers = taxes
    .filter(({ category }) => needSeller.has(category) && !hasSellerNumber)
    .flatMap(({ category }) =>
      when(true, `BR-${ruleNames[category]}-02`, 'seller.vatId', 'The seller needs a VAT ID or a tax number.'),
    )
  return [
    ...rates,
    ...numbers,
    ...when(
      has('AE') && buyer.vatId === '' && buyer.registrationNumber === '',
      'BR-AE-02',
      'buyer.vatId',
      'With reverse charge the buyer needs a VAT ID or a registration number.',
    ),
    ...when(
      has('K') && (seller.vatId === '' || buyer.vatId === ''),
      'BR-IC-02',
      'buyer.vatId',
      'Within the EU seller and buyer need their VAT IDs.',
    ),
    ...when(
      has('K') && deliveredOn === null && period === null,
      'BR-IC-11',
      'deliveredOn',
      'Within the EU the invoice says when the goods were delivered, or for which period.',
    ),
    ...when(
      has('K') && deliverTo === null,
      'BR-IC-12',
      'deliverTo',
      'Within the EU the invoice says to which country the goods went.',
    ),
    ...when(has('G') && seller.vatId === '', 'BR-G-02', 'seller.vatId', 'For an export the seller needs a VAT ID.'),
    ...when(
      has('O') && taxes.length > 1,
      'BR-O-11',
      'lines',
      'What is outside the scope of VAT stands alone on its invoice.',
    ),
    ...when(
      has('O') && seller.identifier === '' && seller.registrationNumber === '',
      'BR-CO-26',
      'seller.registrationNumber',
      'Outside the scope of VAT no VAT ID is shown, so the seller needs a registration number or an identifier.',
    ),
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of rows, and the originals stay as they are
    ...taxes.flatMap(({ category, reason, reasonCode }) => [
      ...when(
        !['S', 'Z', 'L', 'M'].includes(category) && reason === '' && reasonCode === '',
        `BR-${ruleNames[category]}-10`,
        'exemptions',
        'Where no VAT is charged the invoice says why.',
      ),
      ...when(
        reasonCode !== '' && !exemptionCodes.has(reasonCode),
        'BR-CL-22',
        'exemptions',
        'The code of an exemption is one of the VATEX list.',
      ),
    ]),
  ]
}

function aboutPayment({ payment }: InvoiceDocument): NormComplaint[] {
  return [
    ...when(
      !paymentMeans.has(payment.meansCode),
      'BR-CL-16',
      'payment.meansCode',
      'The means of payment is a code of UNCL 4461.',
    ),
    ...when(
      creditTransfers.has(payment.meansCode) && payment.account === null,
      'BR-61',
      'payment.account',
      'A credit transfer needs an account to pay to.',
    ),
  ]
}

function aboutPeriods({ period, lines }: InvoiceDocument): NormComplaint[] {
  const isBackwards = (of: InvoiceDocument['period']) => of !== null && of.to < of.from
  const message = 'A period does not end before it begins.'
  return [
    ...when(isBackwards(period), 'BR-29', 'period', message),
    ...when(
      lines.some((line) => isBackwards(line.period)),
      'BR-30',
      'lines',
      message,
    ),
  ]
}

/** Sums are written to the cent, which numbers of this size no longer are. */
function aboutSize({ totals, lines }: InvoiceDocument): NormComplaint[] {
  const amounts = [...Object.values(totals), ...lines.map(({ netMinor }) => netMinor)]
  const isTooLarge = amounts.some((amount) => !Number.isSafeInteger(amount))
  return when(isTooLarge, 'BR-CO-10', 'lines', 'The sums are too large to be written to the cent.')
}

function aboutCodes(invoice: InvoiceDocument): NormComplaint[] {
  const allowances = [...invoice.allowances, ...invoice.lines.flatMap((line) => line.allowances)]
  const charges = [...invoice.charges, ...invoice.lines.flatMap((line) => line.charges)]
  const isUnknown = (codes: ReadonlySet<string>) => (it: LineDeduction) =>
    it.reasonCode !== '' && !codes.has(it.reasonCode)
  const addresses = [invoice.seller.address, invoice.buyer.address, invoice.deliverTo?.address]
  return [
    ...when(
      addresses.some((address) => address !== undefined && !countries.has(address.country)),
      'BR-CL-14',
      'address.country',
      'A country is a code of ISO 3166-1.',
    ),
    ...when(
      allowances.some(isUnknown(allowanceReasons)),
      'BR-CL-19',
      'allowances',
      'The reason of an allowance is a code of UNCL 5189.',
    ),
    ...when(
      charges.some(isUnknown(chargeReasons)),
      'BR-CL-20',
      'charges',
      'The reason of a charge is a code of UNCL 7161.',
    ),
  ]
}

function when(isBroken: boolean, rule: string, path: string, message: string): NormComplaint[] {
  return isBroken ? [{ rule, path, message }] : []
}
