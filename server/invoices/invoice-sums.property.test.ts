import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorUnitDigits, type Currency } from '#shared/currencies.ts'
import { taxIncludedIn } from '#shared/money.ts'
import { priceRefund, type RefundableOrder } from '#server/orders/price-refund.ts'
import { legalDetails } from '#test/builders/invoices.ts'
import { delivery } from '#test/builders/orders.ts'
import type { InvoiceDocument, TaxGroup } from './documents/invoice-document.ts'
import { draftCreditNote } from './draft-credit-note.ts'
import { draftOrderInvoice } from './draft-order-invoice.ts'
import { taxesBesideLines, type OrderToInvoice } from './orders-to-invoice.ts'

const things = fc.array(
  fc.record({
    unitPriceMinor: fc.integer({ min: 1, max: 200_000 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    taxBps: fc.constantFrom(0, 600, 1_300, 2_300),
    offPercent: fc.constantFrom(0, 0, 10, 33),
  }),
  { minLength: 1, maxLength: 5 },
)

const givenBack = fc.array(
  fc.record({
    which: fc.nat({ max: 4 }),
    quantity: fc.integer({ min: 0, max: 3 }),
    shipping: fc.boolean(),
    goodwillPercent: fc.constantFrom(0, 0, 5, 40),
  }),
  { maxLength: 6 },
)

type Things = typeof things extends fc.Arbitrary<infer All> ? All : never

function anOrder(wanted: Things, shippingMinor: number, currency: Currency) {
  const lines = wanted.map(({ unitPriceMinor, quantity, taxBps, offPercent }, index) => {
    const discountMinor = Math.round((unitPriceMinor * quantity * offPercent) / 100)
    const totalMinor = unitPriceMinor * quantity - discountMinor
    const taxMinor = taxIncludedIn(totalMinor, taxBps)
    const terms = { taxReason: 'rule' as const, taxIsAdded: false }
    const name = { title: `Thing ${index}`, variantTitle: '', sku: `sku-${index}` }
    return { id: String(index), ...name, quantity, unitPriceMinor, totalMinor, taxBps, taxMinor, ...terms }
  })
  const sum = (key: 'totalMinor' | 'taxMinor') => lines.reduce((total, line) => total + line[key], 0)
  const shippingTaxMinor = taxIncludedIn(shippingMinor, 2_300)
  const totals = { shippingMinor, shippingTaxMinor, totalMinor: sum('totalMinor') + shippingMinor }
  const toInvoice: OrderToInvoice = {
    id: 'order',
    number: '1007',
    checkoutId: 'checkout',
    shopId: 'shop',
    shopName: 'Clay & Co',
    shopSlug: 'clay',
    personId: null,
    email: delivery.email,
    address: { line2: '', region: '', phone: '', ...delivery.address },
    currency,
    shippingTaxBps: 2_300,
    taxNumber: '',
    coupons: ['KILN'],
    placedAt: new Date('2026-11-28'),
    expectedTo: new Date('2026-12-03'),
    shippingMethod: 'Parcel',
    paymentMethod: 'card',
    deliveredAt: null,
    card: null,
    lines,
    ...totals,
  }
  const refundable: RefundableOrder = {
    ...totals,
    taxMinor: sum('taxMinor') + shippingTaxMinor,
    commissionMinor: 0,
    given: { amountMinor: 0, shippingMinor: 0, taxMinor: 0, commissionMinor: 0 },
    lines: lines.map(({ id, quantity, totalMinor, taxMinor }) => {
      return { id, quantity, totalMinor, taxMinor, commissionMinor: 0, refundedQuantity: 0, refundedMinor: 0 }
    }),
  }
  return { toInvoice, refundable }
}

/** The refund as the shop would ask for it; null where it is refused. */
function giveBack(
  order: RefundableOrder,
  wish: { which: number; quantity: number; shipping: boolean; goodwillPercent: number },
) {
  const line = order.lines[wish.which % order.lines.length]!
  const quantity = Math.min(wish.quantity, line.quantity - line.refundedQuantity)
  const leftMinor = order.totalMinor - order.given.amountMinor
  const parts = {
    lines: quantity > 0 ? [{ lineId: line.id, quantity }] : [],
    shipping: wish.shipping,
    goodwillMinor: Math.floor((leftMinor * wish.goodwillPercent) / 100),
  }
  try {
    const refund = priceRefund(order, parts, 'shop')
    return refund.amountMinor > 0 ? refund : null
  } catch {
    return null
  }
}

function noteGiven(order: RefundableOrder, refund: NonNullable<ReturnType<typeof giveBack>>): void {
  for (const key of ['amountMinor', 'shippingMinor', 'taxMinor'] as const) order.given[key] += refund[key]
  for (const { orderLineId, quantity, amountMinor } of refund.lines) {
    const line = order.lines.find(({ id }) => id === orderLineId)!
    line.refundedQuantity += quantity
    line.refundedMinor += amountMinor
  }
}

/** Every rate has the tax it asks for, as far as the norm lets rounding go (BR-S-09). */
function expectNormOf({ taxes }: InvoiceDocument, digits: number): void {
  for (const { baseMinor, rateBps, taxMinor } of taxes)
    expect(Math.abs(taxMinor - (baseMinor * rateBps) / 10_000)).toBeLessThan(10 ** digits)
}

test('whatever is bought and given back, an invoice comes to its order and each credit note to its refund, tax and all', () => {
  const currency = fc.constantFrom<Currency>('EUR', 'BHD', 'JPY')
  fc.assert(
    fc.property(
      things,
      fc.integer({ min: 0, max: 2_000 }),
      currency,
      givenBack,
      (wanted, shippingMinor, kept, wishes) => {
        const { toInvoice, refundable } = anOrder(wanted, shippingMinor, kept)
        const invoice = draftOrderInvoice(
          toInvoice,
          { ...legalDetails, isComplete: true },
          { number: '1', issuedOn: '2026-11-28', shippingBps: 2_300 },
        )
        expect(invoice.totals).toMatchObject({ grossMinor: refundable.totalMinor, dueMinor: 0 })
        // Many amounts of yen round further than the norm allows; there the norm is followed.
        if (kept !== 'JPY') expect(invoice.totals.taxMinor).toBe(refundable.taxMinor)
        let isPlain = true
        const credited: TaxGroup[] = []
        for (const wish of wishes) {
          const priced = giveBack(refundable, wish)
          if (!priced) continue
          noteGiven(refundable, priced)
          const lines = priced.lines.map((line) => ({
            ...line,
            ...toInvoice.lines[Number(line.orderLineId)]!,
            ...line,
          }))
          const refund = { ...priced, lines, ...taxesBesideLines(priced, toInvoice) }
          const note = draftCreditNote(invoice, { number: '2', issuedOn: '2026-11-28', refund, credited })
          credited.push(...note.taxes)
          expect(note.totals).toMatchObject({ grossMinor: priced.amountMinor, dueMinor: 0 })
          expectNormOf(note, minorUnitDigits[kept])
          // Goodwill makes all rates less, so what is given back after it can have no tax of its own left.
          isPlain &&= priced.goodwillMinor === 0
          if (isPlain && kept !== 'JPY') expect(note.totals.taxMinor).toBe(priced.taxMinor)
          expect(note.lines.every(({ netMinor }) => netMinor >= 0)).toBe(true)
        }
      },
    ),
    { numRuns: 200 },
  )
})
