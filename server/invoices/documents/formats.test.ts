import { describe, expect, test } from 'vitest'
import { anInvoiceDraft, standard } from '#test/builders/invoice-drafts.ts'
import { checkForNorm } from './check-for-norm.ts'
import { writeCii } from './cii.ts'
import { completeInvoice } from './complete-invoice.ts'
import { writeFacturX } from './facturx.ts'
import { writePdf } from './pdf.ts'
import { writeUbl } from './ubl.ts'
import { complaintAboutVatId } from './vat-ids.ts'

/** What stands in the elements of this name, in order. */
function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text!)
}

const complete = (wish: Parameters<typeof anInvoiceDraft>[0] = {}) => completeInvoice(anInvoiceDraft(wish))

describe('the same invoice in two languages of machines', () => {
  const invoice = complete({
    lines: [
      { name: 'Mug <blue> & "white"', quantity: 2, unitPriceMinor: 1_000, tax: standard },
      { name: 'Bread', quantity: 1, unitPriceMinor: 500, tax: { category: 'S', rateBps: 550 } },
    ],
    charges: [{ amountMinor: 400, reason: 'Shipping', reasonCode: 'FC', tax: standard }],
    allowances: [{ amountMinor: 150, reasonCode: '95', tax: standard }],
    prepaidMinor: 500,
  })
  const ubl = writeUbl(invoice)
  const cii = writeCii(invoice)

  test('both say the same sums', () => {
    expect(textsOf(ubl, 'cbc:TaxInclusiveAmount')).toEqual(textsOf(cii, 'ram:GrandTotalAmount'))
    expect(textsOf(ubl, 'cbc:PayableAmount')).toEqual(textsOf(cii, 'ram:DuePayableAmount'))
    expect(textsOf(ubl, 'cbc:TaxableAmount')).toEqual(['22.50', '5.00'])
    expect(textsOf(cii, 'ram:BasisAmount')).toEqual(['22.50', '5.00'])
    expect(textsOf(ubl, 'cbc:Percent')).toContain('5.5')
  })

  test('what people typed stays text', () => {
    expect(ubl).toContain('<cbc:Name>Mug &lt;blue&gt; &amp; &quot;white&quot;</cbc:Name>')
    expect(writeUbl(complete({ notes: ['a\u0007b'] }))).toContain('<cbc:Note>ab</cbc:Note>')
  })

  test('a credit note is a CreditNote of UBL, and type 381 of CII, with what it corrects', () => {
    const note = complete({
      kind: 'credit_note',
      precedingInvoices: [{ number: 'KC-2026-00001' }],
      dueOn: '2026-12-01',
    })
    expect(writeUbl(note)).toMatch(/<CreditNote [^]*<cbc:CreditNoteTypeCode>381<[^]*<cac:CreditNoteLine>/)
    expect(textsOf(writeUbl(note), 'cbc:PaymentDueDate')).toEqual(['2026-12-01'])
    expect(textsOf(writeCii(note), 'ram:TypeCode')[0]).toBe('381')
    expect(textsOf(writeCii(note), 'ram:IssuerAssignedID')).toEqual(['KC-2026-00001'])
  })

  test('a corrective invoice is an Invoice of UBL, and type 384 of both, with what it corrects', () => {
    const correction = complete({ kind: 'correction', precedingInvoices: [{ number: 'KC-CN-2026-00001' }] })
    expect(writeUbl(correction)).toMatch(/<Invoice [^]*<cbc:InvoiceTypeCode>384<[^]*<cac:InvoiceLine>/)
    expect(textsOf(writeCii(correction), 'ram:TypeCode')[0]).toBe('384')
    expect(textsOf(writeCii(correction), 'ram:IssuerAssignedID')).toEqual(['KC-CN-2026-00001'])
  })

  test('what is taken off again has a quantity below zero, and never a price (BR-27)', () => {
    const lines = [
      { name: 'Mug', quantity: 3, unitPriceMinor: 1_000, tax: standard },
      { name: 'Mug', quantity: -1, unitPriceMinor: 1_000, tax: standard },
    ]
    const invoice = complete({ lines })
    expect(checkForNorm(invoice)).toEqual([])
    expect(textsOf(writeUbl(invoice), 'cbc:InvoicedQuantity')).toEqual(['3', '-1'])
    expect(textsOf(writeUbl(invoice), 'cbc:LineExtensionAmount')).toEqual(['20.00', '30.00', '-10.00'])
    expect(textsOf(writeUbl(invoice), 'cbc:PriceAmount')).toEqual(['10.00', '10.00'])
    expect(textsOf(writeCii(invoice), 'ram:BilledQuantity')).toEqual(['3', '-1'])
    expect(textsOf(writeCii(invoice), 'ram:LineTotalAmount')).toEqual(['30.00', '-10.00', '20.00'])
    expect(textsOf(writeCii(invoice), 'ram:GrandTotalAmount')).toEqual(['24.60'])
    for (const line of [{ quantity: 0 }, { unitPriceMinor: -1 }])
      expect(() => complete({ lines: [{ ...lines[0]!, ...line }] })).toThrow()
  })

  test('yen have no decimals', () => {
    const yen = complete({
      currency: 'JPY',
      lines: [{ name: 'Cup', quantity: 3, unitPriceMinor: 333, tax: { category: 'S', rateBps: 1_000 } }],
    })
    expect(textsOf(writeUbl(yen), 'cbc:PayableAmount')).toEqual(['1099'])
  })

  test('outside the scope of VAT nobody shows a VAT ID or a rate (BR-O-02, BR-O-05)', () => {
    const outside = complete({
      lines: [{ name: 'Gift card', quantity: 1, unitPriceMinor: 100, tax: { category: 'O' } }],
    })
    for (const xml of [writeUbl(outside), writeCii(outside)]) {
      expect(xml).not.toContain('PT501234567')
      expect(xml).not.toMatch(/Percent/)
      expect(xml).toContain('VATEX-EU-O')
    }
  })
})

describe('what the norm misses is named by its rule', () => {
  const line = (category: 'S' | 'E' | 'AE' | 'K' | 'G' | 'O') => [
    { name: 'Thing', quantity: 1, unitPriceMinor: 100, tax: { category } },
  ]
  const { seller, buyer } = anInvoiceDraft()
  test.each([
    ['BR-AE-02', { lines: line('AE'), buyer: { ...buyer, vatId: '' } }],
    ['BR-IC-12', { lines: line('K') }],
    ['BR-S-02', { seller: { ...seller, vatId: '' } }],
    ['BR-S-05', { lines: line('S') }],
    ['BR-O-11', { lines: [...line('O'), { name: 'Mug', quantity: 1, unitPriceMinor: 1, tax: standard }] }],
    ['BR-CO-09', { seller: { ...seller, vatId: '501 234' } }],
    ['BR-CO-09', { seller: { ...seller, vatId: 'XX501234567' } }],
    ['BR-CL-22', { lines: line('E'), exemptions: [{ category: 'E' as const, reasonCode: 'VATEX-EU-132-1Z' }] }],
    ['BR-61', { payment: { meansCode: '58' } }],
    ['BR-CL-16', { payment: { meansCode: '99' } }],
    ['BR-CL-19', { allowances: [{ amountMinor: 1, reasonCode: 'FC', tax: standard }] }],
    ['BR-CL-14', { buyer: { ...buyer, address: { ...buyer.address, country: 'XX' } } }],
    ['BR-29', { period: { from: '2026-12-01', to: '2026-11-30' } }],
    ['BR-CO-10', { lines: [{ name: 'Mug', quantity: 1e9, unitPriceMinor: 1e12, tax: standard }] }],
    ['BR-CL-25', { seller: { ...seller, endpoint: { scheme: 'XX', id: '1' } } }],
  ])('%s', (rule, wish) => {
    expect(checkForNorm(complete(wish)).map((complaint) => complaint.rule)).toContain(rule)
  })

  test.each([
    ['a plain one', {}],
    ['a seller in Greece', { seller: { ...seller, vatId: 'EL123456789' } }],
    ['a clearing between partners', { payment: { meansCode: '98' } }],
    ['an address of the EAS list of 2025', { seller: { ...seller, endpoint: { scheme: '0240', id: '1' } } }],
    ['an exemption of France', { lines: line('E'), exemptions: [{ category: 'E', reasonCode: 'VATEX-FR-CGI261-1' }] }],
  ] satisfies [string, Parameters<typeof complete>[0]][])('a good one has nothing to complain about: %s', (_, wish) => {
    expect(checkForNorm(complete(wish))).toEqual([])
  })
})

test.each([
  ['PT501234567', 'PT', true],
  ['PT50123456', 'PT', false],
  ['DE123456789', 'DE', true],
  ['EL123456789', 'GR', true],
  ['GR123456789', 'GR', false],
  ['ATU12345678', 'AT', true],
  ['IE1234567WA', 'IE', true],
  ['NL123456789B01', 'NL', true],
  ['XI123456789', 'GB', true],
  ['DE123456789', 'PT', false],
])('a VAT ID looks like its country: %s of %s', (vatId, country, isGood) => {
  expect(complaintAboutVatId(vatId, country) === null).toBe(isGood)
})

describe('the paper', () => {
  test('is a tagged PDF/A-3 with its fonts in it, the same each time it is drawn', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      name: `Mug ${index}`,
      quantity: 1,
      unitPriceMinor: 1_000,
      tax: standard,
    }))
    const invoice = complete({ lines: many })
    const bytes = await writePdf(invoice)
    const text = bytes.toString('latin1')
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(text).toMatch(/\/MarkInfo/)
    expect(text).toMatch(/\/FontFile[23]/)
    expect(text.match(/\/Type \/Page\n/g)!.length).toBeGreaterThan(1)
    expect((await writePdf(invoice)).equals(bytes)).toBe(true)
  })

  test('sets every script it is given', async () => {
    const buyer = { ...anInvoiceDraft().buyer, name: 'Łukasz Şahin 山田太郎 Ελένη Ирина القاهرة \u{1f600}' }
    await expect(writePdf(complete({ buyer, language: 'fr', currency: 'JPY' }))).resolves.toBeInstanceOf(Buffer)
  })

  test('as Factur-X it carries the figures for machines', async () => {
    const text = (await writeFacturX(complete())).toString('latin1')
    expect(text).toContain('factur-x.xml')
    expect(text).toContain('/AFRelationship /Alternative')
    expect(text).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
  })
})
