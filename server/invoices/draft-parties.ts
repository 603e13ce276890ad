import type { Address } from '#shared/api/values.schemas.ts'
import type { InvoiceParty } from './documents/invoice-document.ts'
import type { LegalDetailsRow } from './repository.ts'

/** A shop or the market as a party of an invoice. */
export function partyOfDetails(
  details: LegalDetailsRow,
  { identifier, tradingName }: { identifier: string; tradingName: string },
): InvoiceParty {
  const { line1, line2, postalCode, city, region, country } = details
  return {
    name: details.legalName,
    tradingName: tradingName === details.legalName ? '' : tradingName,
    identifier,
    vatId: details.vatId,
    taxNumber: details.taxNumber,
    registrationNumber: details.registrationNumber,
    legalNotes: details.legalNotes,
    address: { line1, line2, postalCode, city, region, country },
    email: details.email,
    phone: details.phone,
    contactName: '',
    endpoint: details.email === '' ? null : { scheme: 'EM', id: details.email },
  }
}

/** A customer as a party of an invoice; a business with its VAT ID. */
export function partyOfCustomer(address: Address, email: string, vatId: string): InvoiceParty {
  const { name, line1, line2, postalCode, city, region, country } = address
  return {
    name,
    tradingName: '',
    identifier: '',
    vatId,
    taxNumber: '',
    registrationNumber: '',
    legalNotes: '',
    address: { line1, line2, postalCode, city, region, country },
    email: '',
    phone: '',
    contactName: '',
    endpoint: email === '' ? null : { scheme: 'EM', id: email },
  }
}
