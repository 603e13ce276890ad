import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anInvoiceDraft, standard } from '#test/builders/invoice-drafts.ts'
import { completeInvoice } from './complete-invoice.ts'
import { forTheNorm } from './norm-figures.ts'

describe('an invoice comes to what EN 16931 says', () => {
  test('a line is quantity × price, rounded once, less its allowances, plus its charges (BT-131)', () => {
    const { lines } = completeInvoice(
      anInvoiceDraft({
        lines: [
          { name: 'Bread', quantity: 1.5, unitCode: 'KGM', unitPriceMinor: 333, tax: standard },
          { name: 'Mugs', quantity: 3, unitPriceMinor: 6_829, priceQuantity: 3, tax: standard },
          {
            name: 'Bowl',
            quantity: 2,
            unitPriceMinor: 1_000,
            allowances: [{ amountMinor: 300, reason: 'Seconds' }],
            charges: [{ amountMinor: 50, reason: 'Wrapping' }],
            tax: standard,
          },
        ],
      }),
    )
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([500, 6_829, 1_750])
  })

  test('a line of a quantity below zero takes off what the same line above it adds', () => {
    const bread = { name: 'Bread', unitCode: 'KGM', unitPriceMinor: 333, tax: standard }
    const { lines, totals } = completeInvoice(
      anInvoiceDraft({
        lines: [
          { ...bread, quantity: 1.5 },
          { ...bread, quantity: -1.5 },
          { ...bread, quantity: -2 },
        ],
      }),
    )
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([500, -500, -666])
    expect(totals).toMatchObject({ netMinor: -666, taxMinor: -153, grossMinor: -819, dueMinor: -819 })
  })

  test('totals follow BR-CO-10 to BR-CO-16', () => {
    const { totals } = completeInvoice(
      anInvoiceDraft({
        lines: [
          { name: 'Mug', quantity: 2, unitPriceMinor: 2_000, tax: standard },
          { name: 'Book', quantity: 1, unitPriceMinor: 1_000, tax: { category: 'S', rateBps: 600 } },
        ],
        allowances: [{ amountMinor: 500, reason: 'Coupon', tax: standard }],
        charges: [{ amountMinor: 400, reason: 'Shipping', reasonCode: 'FC', tax: standard }],
        prepaidMinor: 1_000,
        roundingMinor: 3,
      }),
    )
    expect(totals).toEqual({
      linesMinor: 5_000,
      allowancesMinor: 500,
      chargesMinor: 400,
      netMinor: 4_900,
      // 23 % of 39.00 and 6 % of 10.00
      taxMinor: 897 + 60,
      grossMinor: 5_857,
      prepaidMinor: 1_000,
      roundingMinor: 3,
      dueMinor: 4_860,
    })
  })

  test('tax is rounded once for each rate, not for each line (BR-CO-17)', () => {
    const line = { name: 'Bead', quantity: 1, unitPriceMinor: 10, tax: { category: 'S' as const, rateBps: 500 } }
    expect(completeInvoice(anInvoiceDraft({ lines: [line, line, line] })).totals.taxMinor).toBe(2)
  })

  test('where no VAT is charged the reason stands with it, in the language of the document', () => {
    const draft: Parameters<typeof anInvoiceDraft>[0] = {
      language: 'de',
      lines: [{ name: 'Beratung', quantity: 1, unitPriceMinor: 100, tax: { category: 'AE' } }],
    }
    expect(completeInvoice(anInvoiceDraft(draft)).taxes).toMatchObject([
      {
        category: 'AE',
        taxMinor: 0,
        reason: 'Steuerschuldnerschaft des Leistungsempfängers',
        reasonCode: 'VATEX-EU-AE',
      },
    ])
  })

  test('what is still to be paid has terms (BR-CO-25)', () => {
    expect(completeInvoice(anInvoiceDraft()).payment.terms).toBe('Payable on receipt, without deduction.')
    expect(completeInvoice(anInvoiceDraft({ dueOn: '2026-12-31' })).payment.terms).toBe('')
  })
})

const amounts = fc.integer({ min: 0, max: 10_000_000 })
const someTax = fc.constantFrom(
  { category: 'S' as const, rateBps: 2_300 },
  { category: 'S' as const, rateBps: 550 },
  { category: 'Z' as const, rateBps: 0 },
)
const drafts = fc
  .record({
    currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'BHD' as const),
    lines: fc.array(
      fc.record({
        name: fc.constant('Thing'),
        quantity: fc.integer({ min: -999, max: 999 }).filter((quantity) => quantity !== 0),
        unitPriceMinor: amounts,
        tax: someTax,
      }),
      { minLength: 1, maxLength: 12 },
    ),
    allowances: fc.array(fc.record({ amountMinor: fc.integer({ min: 0, max: 5_000 }), tax: someTax }), {
      maxLength: 3,
    }),
    charges: fc.array(fc.record({ amountMinor: fc.integer({ min: 0, max: 5_000 }), tax: someTax }), { maxLength: 3 }),
    prepaidMinor: amounts,
  })
  .map((wish) => completeInvoice(anInvoiceDraft(wish)))

test('however an invoice is made up, its sums are those of its parts', () => {
  fc.assert(
    fc.property(drafts, (written) => {
      // The same rules hold of the figures as they are written, with two decimals.
      for (const invoice of [written, forTheNorm(written)]) {
        const { totals, lines, allowances, charges, taxes } = invoice
        const sum = (parts: readonly { amountMinor: number }[]) =>
          parts.reduce((all, { amountMinor }) => all + amountMinor, 0)
        expect(totals.linesMinor).toBe(lines.reduce((all, { netMinor }) => all + netMinor, 0))
        expect(totals.allowancesMinor).toBe(sum(allowances))
        expect(totals.chargesMinor).toBe(sum(charges))
        expect(totals.netMinor).toBe(totals.linesMinor - totals.allowancesMinor + totals.chargesMinor)
        expect(taxes.reduce((all, { baseMinor }) => all + baseMinor, 0)).toBe(totals.netMinor)
        expect(taxes.reduce((all, { taxMinor }) => all + taxMinor, 0)).toBe(totals.taxMinor)
        for (const group of taxes)
          expect(Math.abs(group.taxMinor - (group.baseMinor * group.rateBps) / 10_000)).toBeLessThanOrEqual(0.5)
        expect(totals.dueMinor).toBe(totals.grossMinor - totals.prepaidMinor + totals.roundingMinor)
      }
    }),
  )
})

test('an amount of three decimals is written with two, and what is due stays what it is', () => {
  const invoice = completeInvoice(
    anInvoiceDraft({
      currency: 'BHD',
      lines: [{ name: 'Cup', quantity: 3, unitPriceMinor: 1_333, tax: { category: 'S', rateBps: 1_000 } }],
      prepaidMinor: 1_001,
    }),
  )
  const norm = forTheNorm(invoice)
  expect(norm.price(1_333)).toBe('1.333')
  expect(norm.amount(norm.lines[0]!.netMinor)).toBe('4.00')
  // 3.999 + 0.400 - 1.001 = 3.398
  expect(invoice.totals.dueMinor).toBe(3_398)
  expect(norm.amount(norm.totals.dueMinor)).toBe('3.40')
})
