import type { LegalDetails } from '#shared/api/invoices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { fieldRefused } from '#server/platform/errors.ts'
import { complaintAboutVatId, tidyVatId } from './documents/vat-ids.ts'
import { countOpenTasks, findLegalDetails, findShopHead, upsertLegalDetails } from './repository.ts'

export interface LegalDetailsView extends LegalDetails {
  /** The market sells itself in this shop, and issues its invoices. */
  isOfMarket: boolean
  missing: { field: string; message: string }[]
  waiting: number
}

/**
 * What invoices say about a shop, or about the market (null), with what is missing and how many invoices wait for it. Nothing is
 * missing in a shop of the market, unless an invoice of what it sold before waits.
 */
export async function getLegalDetails(context: Context, shopId: string | null): Promise<LegalDetailsView> {
  const found = await findLegalDetails(context.db, shopId)
  const { isComplete: _, ...details } = found ?? { ...(await emptyDetails(context, shopId)), isComplete: false }
  const waiting = await countOpenTasks(context.db, shopId)
  const isOfMarket = shopId !== null && context.ports.market.isShopOfMarket(shopId)
  return { ...details, isOfMarket, missing: isOfMarket && waiting === 0 ? [] : missingIn(details), waiting }
}

/**
 * Keeps what invoices say about a shop, or about the market (null). Invoices that waited for it are issued by the next
 * sweep; those issued before stay as they are. Who says to be a small business sells without tax from now on: the shop, or the
 * market in shops of its own. Refuses with `vat_id_invalid`.
 */
export async function setLegalDetails(context: Context, shopId: string | null, given: LegalDetails): Promise<void> {
  const details = { ...given, vatId: tidyVatId(given.vatId) }
  const complaint = details.vatId === '' ? null : complaintAboutVatId(details.vatId, details.country)
  if (complaint) throw fieldRefused('vat_id_invalid', 'body.vatId', complaint)
  const isComplete = missingIn(details).length === 0
  await inTransaction(context, (tx) => upsertLegalDetails(tx.db, shopId, { ...details, isComplete }, tx.clock.now()))
  await context.ports.market.reload()
}

/** What an invoice must say and these details do not (Directive 2006/112/EC, article 226). */
export function missingIn(details: LegalDetails): { field: string; message: string }[] {
  const needed: [keyof LegalDetails, string][] = [
    ['legalName', 'The name in the law’s eyes is missing.'],
    ['line1', 'Street and number are missing.'],
    ['postalCode', 'The postal code is missing.'],
    ['city', 'The city is missing.'],
  ]
  const missing = needed
    .filter(([field]) => details[field] === '')
    .map(([field, message]) => ({ field: field as string, message }))
  if (details.vatId === '' && details.taxNumber === '') {
    missing.push({ field: 'vatId', message: 'A VAT ID is missing, or a tax number where there is no VAT ID.' })
  }
  return missing
}

async function emptyDetails(context: Context, shopId: string | null): Promise<LegalDetails> {
  const market = context.ports.market.settings()
  const { city, country } =
    shopId === null ? { city: '', country: market.country } : await findShopHead(context.db, shopId)
  return {
    legalName: '',
    line1: '',
    line2: '',
    postalCode: '',
    city,
    region: '',
    country,
    vatId: '',
    taxNumber: '',
    registrationNumber: '',
    legalNotes: '',
    email: '',
    phone: '',
    isSmallBusiness: false,
    exemptionReason: '',
    language: 'en',
    seriesPrefix: '',
  }
}
