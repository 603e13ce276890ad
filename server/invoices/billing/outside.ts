import { z } from 'zod'
import { minorUnitDigits } from '#shared/currencies.ts'
import type { BillingSettings } from '#server/config.ts'
import type { BillingAnswer, BillingDocument, BillingKind, BillingSystem } from './billing-system.ts'

const timeoutMs = 20_000

const Recorded = z.object({ id: z.string().min(1), number: z.string().min(1).optional() })
const Found = z.object({ items: z.array(Recorded) })

const paths: Readonly<Record<BillingKind, string>> = { invoice: '/invoices', credit_note: '/credit-notes' }

/** Not done, and worth another try as it is: too busy, or not ready. */
const later = new Set([408, 425, 429, 503])

/** A billing system by HTTP: JSON, a key in `Authorization`, and our document's id in `Idempotency-Key`. */
export function outsideBilling({ apiBase, apiKey }: BillingSettings): BillingSystem {
  async function ask(method: 'GET' | 'POST', path: string, sent?: { key: string; body: object }): Promise<Response> {
    return await fetch(apiBase + path, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(sent && { 'content-type': 'application/json', 'idempotency-key': sent.key }),
      },
      ...(sent && { body: JSON.stringify(sent.body) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
  }

  async function create(path: string, key: string, body: object): Promise<BillingAnswer> {
    try {
      const response = await ask('POST', path, { key, body })
      const text = await response.text()
      if (response.ok) {
        const { id, number } = Recorded.parse(JSON.parse(text))
        return { outcome: 'recorded', id, number: number ?? id }
      }
      const because = `It answered ${response.status}: ${text.slice(0, 300)}`
      if (later.has(response.status)) return { outcome: 'later', because }
      return { outcome: response.status >= 500 ? 'unknown' : 'refused', because }
    } catch (error) {
      return { outcome: wasNotSent(error) ? 'later' : 'unknown', because: wordsOf(error) }
    }
  }

  const createDocument = (kind: BillingKind, given: BillingDocument) =>
    create(paths[kind], given.reference, bodyOf(given))

  return {
    name: 'outside',
    createCustomer: ({ reference, party }) =>
      create('/customers', reference, {
        reference,
        name: party.name,
        email: emailOf(party),
        vat_id: party.vatId,
        address: addressOf(party.address),
      }),
    createInvoice: (document) => createDocument('invoice', document),
    createCreditNote: (document) => createDocument('credit_note', document),
    async find(kind, reference) {
      try {
        const response = await ask('GET', `${paths[kind]}?reference=${encodeURIComponent(reference)}`)
        const text = await response.text()
        if (!response.ok)
          return { outcome: 'unknown', because: `It answered ${response.status}: ${text.slice(0, 300)}` }
        const [found] = Found.parse(JSON.parse(text)).items
        return found ? { outcome: 'recorded', id: found.id, number: found.number ?? found.id } : null
      } catch (error) {
        return { outcome: 'unknown', because: wordsOf(error) }
      }
    },
  }
}

/** A document in the words of the interface (`docs/operating/billing.md`). Amounts are whole minor units. */
function bodyOf({ reference, number, customerId, currency, document, refersTo }: BillingDocument): object {
  const { totals } = document
  return {
    reference,
    number,
    customer_id: customerId,
    seller: document.seller.name,
    issued_on: document.issuedOn,
    currency,
    minor_unit_digits: minorUnitDigits[currency],
    ...(refersTo !== null && { refers_to_id: refersTo }),
    preceding_numbers: document.precedingInvoices.map((preceding) => preceding.number),
    lines: document.lines.map(({ name, sku, quantity, unitPriceMinor, priceQuantity, netMinor, tax }) => ({
      name,
      sku,
      quantity,
      unit_price_minor: unitPriceMinor,
      price_quantity: priceQuantity,
      net_minor: netMinor,
      tax_category: tax.category,
      tax_rate_bps: tax.rateBps,
    })),
    taxes: document.taxes.map(({ category, rateBps, baseMinor, taxMinor }) => ({
      tax_category: category,
      tax_rate_bps: rateBps,
      base_minor: baseMinor,
      tax_minor: taxMinor,
    })),
    net_minor: totals.netMinor,
    tax_minor: totals.taxMinor,
    total_minor: totals.grossMinor,
    due_minor: totals.dueMinor,
  }
}

function emailOf({ email, endpoint }: BillingDocument['document']['buyer']): string {
  return email === '' && endpoint?.scheme === 'EM' ? endpoint.id : email
}

function addressOf(address: BillingDocument['document']['buyer']['address']): object {
  const { line1, line2, postalCode, city, region, country } = address
  return { line1, line2, postal_code: postalCode, city, region, country }
}

/** Nobody listened, so nothing can have been done. */
function wasNotSent(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(cause?.code ?? '')
}

function wordsOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string } }
  return `No answer came: ${cause?.message || message || 'the connection broke'}`
}
