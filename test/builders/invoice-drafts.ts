import type { z } from 'zod'
import { InvoiceDraft } from '#shared/api/invoices.schemas.ts'

type Wish = Partial<z.input<typeof InvoiceDraft>>

/** Portugal's standard rate. */
export const standard = { category: 'S', rateBps: 2_300 } as const

/** An invoice of a pottery in Porto to somebody in Cologne, one mug at 10.00 unless wished otherwise. */
export function anInvoiceDraft(wish: Wish = {}): z.output<typeof InvoiceDraft> {
  return InvoiceDraft.parse({
    number: 'KC-2026-00001',
    issuedOn: '2026-11-28',
    currency: 'EUR',
    seller: {
      name: 'Kiln & Clay, Lda',
      identifier: 'kiln-and-clay',
      vatId: 'PT501234567',
      address: { line1: 'Rua de Cedofeita 120', postalCode: '4050-180', city: 'Porto', country: 'PT' },
    },
    buyer: {
      name: 'Käthe Müller',
      vatId: 'DE123456789',
      address: { line1: 'Domstraße 1', postalCode: '50667', city: 'Köln', country: 'DE' },
    },
    lines: [{ name: 'Mug', quantity: 1, unitPriceMinor: 1_000, tax: standard }],
    ...wish,
  })
}
