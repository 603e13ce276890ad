import type { LegalDetails } from '#shared/api/invoices.schemas.ts'
import { setLegalDetails } from '#server/invoices/index.ts'
import type { TestMarket } from '#test/support/market.ts'

/** What the invoices of a small pottery in Porto say about it. */
export const legalDetails: LegalDetails = {
  legalName: 'Kiln & Clay, Lda',
  line1: 'Rua de Cedofeita 120',
  line2: '',
  postalCode: '4050-180',
  city: 'Porto',
  region: '',
  country: 'PT',
  vatId: 'PT501234567',
  taxNumber: '',
  registrationNumber: '',
  legalNotes: '',
  email: 'bills@kiln.example',
  phone: '',
  isSmallBusiness: false,
  exemptionReason: '',
  language: 'en',
  seriesPrefix: 'KC',
}

/** Gives a shop what its invoices must say. */
export async function theShopCanInvoice(
  market: TestMarket,
  shopId: string,
  details: Partial<LegalDetails> = {},
): Promise<void> {
  await setLegalDetails(market.context, shopId, { ...legalDetails, ...details })
}

/** Gives the market what its invoices must say. */
export async function theMarketCanInvoice(market: TestMarket, details: Partial<LegalDetails> = {}): Promise<void> {
  const own = { legalName: 'Stoa Market, SA', vatId: 'PT509876543', seriesPrefix: 'ST' }
  await setLegalDetails(market.context, null, { ...legalDetails, ...own, ...details })
}
