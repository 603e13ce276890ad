import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayIn } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { aFilledCart, anOpenStall, type Stall } from '#test/builders/carts.ts'
import { aStallWithFiles } from '#test/builders/downloads.ts'
import { theMarketCanInvoice, theShopCanInvoice } from '#test/builders/invoices.ts'
import {
  aCashOrderReadyToHandOver,
  anOrderDelivered,
  anOrderReadyToHandOver,
  aPaidCheckout,
  aPlacedCheckout,
  delivery,
  handOver,
  mailsTo,
  sellerOf,
} from '#test/builders/orders.ts'
import { anOperator, aSeller } from '#test/builders/people.ts'
import { aRequestedWithdrawal, aShopToBePaid } from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { recordRefundAnswer } from '#server/payments/record-refund-answer.ts'
import { issueNextInvoice } from './index.ts'
import { checkForNorm } from './documents/check-for-norm.ts'
import type { InvoiceDocument, WithdrawalStatement } from './documents/invoice-document.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

interface Row {
  kind: string
  number: string
  counter: number
  totalMinor: number
  taxMinor: number
  document: InvoiceDocument
}

async function invoicesOf({ shopId }: Pick<Stall, 'shopId'>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select kind, number, counter, total_minor as "totalMinor", tax_minor as "taxMinor", document from invoices
    where shop_id = ${shopId} order by issued_at, id`.execute(market.context.db)
  return rows
}

/** What an order comes to, less what went back of it or was taken off, as refunds say. */
async function leftOf(orderId: string): Promise<{ totalMinor: number; taxMinor: number }> {
  const { rows } = await sql<{ totalMinor: number; taxMinor: number }>`
    select (o.total_minor - coalesce(sum(r.amount_minor), 0))::bigint as "totalMinor",
      (o.tax_minor - coalesce(sum(r.tax_minor), 0))::bigint as "taxMinor"
    from orders o left join refunds r on r.order_id = o.id and r.state = 'succeeded'
    where o.id = ${orderId} group by o.id`.execute(market.context.db)
  return rows[0]!
}

/** The bank of the customer did not take what had gone back. */
async function theRefundComesBack(orderId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from refunds where order_id = ${orderId} and state = 'succeeded'`.execute(market.context.db)
  await recordRefundAnswer(market.context, rows[0]!.id, {
    outcome: 'failed',
    reference: null,
    because: 'account_closed',
  })
}

/** What customers have paid to a shop by the book, less what went back, with the market's commission in it. */
async function earnedOf({ shopId }: Stall): Promise<number> {
  const { rows } = await sql<{ earned: number }>`
    select -coalesce(sum(amount_minor), 0)::bigint as earned from ledger_entries
    where shop_id = ${shopId} and (owner = 'shop' or purpose in ('commission', 'commission_tax'))`.execute(
    market.context.db,
  )
  return rows[0]!.earned
}

async function aStallThatInvoices(settings: Parameters<typeof anOpenStall>[1] = {}): Promise<Stall> {
  const stall = await anOpenStall(market, settings)
  await theShopCanInvoice(market, stall.shopId)
  return stall
}

describe('an order that was paid', () => {
  test('has one invoice with the sums of the order, however often the worker looks', async () => {
    const stall = await aStallThatInvoices()
    const { order, customer } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    await market.settle()
    const [invoice, ...others] = await invoicesOf(stall)
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      kind: 'invoice',
      number: 'KC-2026-00001'.replace('2026', String(market.clock.now().getUTCFullYear())),
      totalMinor: order.totals.total.amountMinor,
      taxMinor: order.totals.tax.amountMinor,
    })
    expect(invoice!.document.totals).toMatchObject({ dueMinor: 0, prepaidMinor: 3_290 })
    expect(invoice!.document.charges).toMatchObject([{ reason: 'Shipping: Parcel', reasonCode: 'FC' }])
    const { items } = await customer.call('listOrderInvoices', { params: { id: order.id } })
    expect(items).toMatchObject([{ number: invoice!.number, total: { amountMinor: 3_290 } }])
  })

  test('mails it, with the file attached', async () => {
    const mail = (await mailsTo(market, 'ana@example.com')).find(({ key }) => key.startsWith('invoice:'))
    expect(mail!.subject).toMatch(/^Your invoice KC-\d{4}-00001 from Clay & Co$/)
  })

  test('waits with its invoice until the shop has said who it is, and says what is missing', async () => {
    const stall = await anOpenStall(market)
    const { seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    expect(await invoicesOf(stall)).toEqual([])
    const before = await seller.call('getShopLegalDetails')
    expect(before).toMatchObject({ waiting: 1 })
    expect(before.missing.map(({ field }) => field)).toEqual(['legalName', 'line1', 'postalCode', 'vatId'])
    const { isOfMarket: _, missing: __, waiting: ___, ...details } = before
    const body = { ...details, legalName: 'Clay', line1: 'Street 1', postalCode: '1', taxNumber: '123' }
    expect(await seller.call('setShopLegalDetails', { body })).toMatchObject({ missing: [], waiting: 1 })
    await market.settle()
    expect(await invoicesOf(stall)).toHaveLength(1)
  })

  test('with a coupon says what each thing cost before, and what was taken off', async () => {
    const stall = await aStallThatInvoices()
    const seller = await sellerOf(market, stall)
    await seller.call('createOwnCoupon', { body: { code: 'KILN10', kind: 'percent', bps: 1_000 } })
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]!, quantity: 2 }])
    await customer.call('addCoupon', { body: { code: 'KILN10' } })
    const checkout = await customer.call('placeCheckout', { body: delivery })
    await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
    await market.settle()
    const [{ document, totalMinor } = { document: null, totalMinor: 0 }] = await invoicesOf(stall)
    // 56.00 with 23 % in it is 45.53 without; the 5.60 taken off are 4.55 without.
    expect(document!.lines[0]).toMatchObject({
      netMinor: 4_098,
      unitPriceMinor: 4_553,
      allowances: [{ amountMinor: 455, reason: 'Discount (KILN10)', reasonCode: '95' }],
    })
    expect(totalMinor).toBe(checkout.totals.total.amountMinor)
  })

  test('by a business abroad carries no VAT, names both numbers and says why', async () => {
    const stall = await aStallThatInvoices()
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    const address = { ...delivery.address, city: 'Köln', postalCode: '50667', country: 'DE' }
    const body = { ...delivery, address, taxNumber: 'DE 136 695 976' }
    const checkout = await customer.call('placeCheckout', { body })
    await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
    await market.settle()
    const [{ document } = { document: null }] = await invoicesOf(stall)
    expect(document!.taxes).toMatchObject([{ category: 'K', rateBps: 0, taxMinor: 0, reasonCode: 'VATEX-EU-IC' }])
    expect(document!.buyer.vatId).toBe('DE136695976')
    expect(document!.totals.grossMinor).toBe(checkout.totals.total.amountMinor)
    expect(checkForNorm(document!)).toEqual([])
  })

  test('by a business abroad, delivered before its invoice, is an electronic invoice, and so is its credit note', async () => {
    const stall = await aStallThatInvoices()
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    const address = { ...delivery.address, city: 'Köln', postalCode: '50667', country: 'DE' }
    const checkout = await customer.call('placeCheckout', { body: { ...delivery, address, taxNumber: 'DE136695976' } })
    await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
    const { id } = checkout.orders[0]!
    await sql`update orders set delivered_at = ${market.clock.now()} where id = ${id}`.execute(market.context.db)
    await market.settle()
    const seller = await sellerOf(market, stall)
    await seller.call('cancelShopOrder', { params: { id }, body: { reason: 'It came back.' } })
    await market.settle()
    const papers = await invoicesOf(stall)
    expect(papers.map(({ kind, document }) => [kind, document.period, checkForNorm(document)])).toEqual([
      ['invoice', null, []],
      ['credit_note', null, []],
    ])
  })

  describe.each([
    ['alone by a business in Germany', 'DE', 'DE136695976', false, [['AE', 'VATEX-EU-AE']]],
    [
      'beside goods by a business in Germany',
      'DE',
      'DE136695976',
      true,
      [
        ['AE', 'VATEX-EU-AE'],
        ['K', 'VATEX-EU-IC'],
      ],
    ],
    ['alone by somebody in Switzerland', 'CH', '', false, [['O', 'VATEX-EU-O']]],
    [
      'beside goods by somebody in Switzerland',
      'CH',
      '',
      true,
      [
        ['E', ''],
        ['G', 'VATEX-EU-G'],
      ],
    ],
  ] as const)('of downloads, bought %s,', (_who, country, taxNumber, hasGoods, categories) => {
    test('says of each why it carries no VAT, as an electronic invoice, and so does its credit note', async () => {
      const { stall, seller } = await aStallWithFiles(market)
      await theShopCanInvoice(market, stall.shopId)
      const [pattern, mug] = stall.wares
      const customer = await aFilledCart(market, [{ ware: pattern! }, ...(hasGoods ? [{ ware: mug! }] : [])])
      const address = { ...delivery.address, country }
      const checkout = await customer.call('placeCheckout', { body: { ...delivery, address, taxNumber } })
      const { id } = checkout
      await customer.call('startPayment', { params: { id }, body: { method: 'card', token: 'tok_success' } })
      await market.settle()
      const order = { params: { id: checkout.orders[0]!.id } }
      const lines = [{ lineId: checkout.orders[0]!.lines[0]!.id, quantity: 1 }]
      await seller.call('refundShopOrder', {
        ...order,
        body: { lines, shipping: false, goodwillMinor: 0, reason: 'Sorry.' },
      })
      await market.settle()
      const [invoice, note] = await invoicesOf(stall)
      expect(invoice!.document.taxes.map(({ category, reasonCode }) => [category, reasonCode])).toEqual(categories)
      expect(invoice!.document.taxes[0]!.reason).not.toBe('')
      expect(note!.document.taxes.map(({ category }) => category)).toEqual([categories[0][0]])
      for (const { document } of [invoice!, note!]) expect(checkForNorm(document)).toEqual([])
      expect(invoice!.totalMinor).toBe(checkout.totals.total.amountMinor)
    })
  })

  test.each([
    ['to a business by a French shop, says it once', 'FR', 'FR40303265045', 'DE136695976', 1],
    ['to a person by a French shop, does not say it', 'FR', 'FR40303265045', '', 0],
    ['to a business by a Portuguese shop, does not say it', 'PT', 'PT501234567', 'DE136695976', 0],
  ] as const)('that must say what follows when it is paid late: %s', async (_who, country, vatId, taxNumber, count) => {
    const stall = await anOpenStall(market)
    await theShopCanInvoice(market, stall.shopId, { country, vatId, postalCode: '75001', language: 'fr' })
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    const address = { ...delivery.address, city: 'Köln', postalCode: '50667', country: 'DE' }
    const checkout = await customer.call('placeCheckout', { body: { ...delivery, address, taxNumber } })
    const body = { method: 'card', token: 'tok_success' }
    await customer.call('startPayment', { params: { id: checkout.id }, body })
    await market.settle()
    const seller = await sellerOf(market, stall)
    const { id } = checkout.orders[0]!
    await seller.call('cancelShopOrder', { params: { id }, body: { reason: 'It broke.' } })
    await market.settle()
    const [invoice, note] = await invoicesOf(stall)
    expect(invoice!.document.notes).toHaveLength(count)
    for (const text of invoice!.document.notes) expect(text).toMatch(/pénalités.*40 €.*L441-10/)
    // Nobody pays a credit note late.
    expect(note!.document).toMatchObject({ kind: 'credit_note', notes: [] })
  })

  test('is dated by the day in the market, and numbered in the year of that day', async () => {
    const operator = await anOperator(market)
    // One of the two has another day than Greenwich, whatever the hour.
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await operator.call('changeSettings', { body: { timeZone } })
      const stall = await aStallThatInvoices()
      await anOrderReadyToHandOver(market, { stalls: [stall] })
      await market.settle()
      const [invoice] = await invoicesOf(stall)
      const day = dayIn(timeZone, market.clock.now())
      expect(invoice!.document.issuedOn).toBe(day)
      expect(invoice!.number).toBe(`KC-${day.slice(0, 4)}-00001`)
    }
    await operator.call('changeSettings', { body: { timeZone: 'UTC' } })
  })

  test('in cash has it when it was delivered, not before', async () => {
    const stall = await aStallThatInvoices({ acceptsCash: true })
    const ready = await aCashOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    expect(await invoicesOf(stall)).toEqual([])
    await handOver(ready)
    await ready.seller.call('deliverOrder', { params: { id: ready.order.id } })
    await market.settle()
    const [invoice] = await invoicesOf(stall)
    expect(invoice!.document).toMatchObject({
      payment: { meansCode: '10' },
      deliveredOn: market.clock.now().toISOString().slice(0, 10),
    })
  })

  test('in cash and reduced before it arrived is invoiced for what was paid at the door', async () => {
    const stall = await aStallThatInvoices({ acceptsCash: true, wares: [{ priceMinor: 2_800 }, { priceMinor: 1_000 }] })
    const [mug, cup] = stall.wares
    const wanted = [
      { ware: mug!, quantity: 3 },
      { ware: cup!, quantity: 1 },
    ]
    const ready = await aCashOrderReadyToHandOver(market, { stalls: [stall], wanted })
    const { order, seller } = ready
    const lines = order.lines.map((line, index) => ({ lineId: line.id, quantity: index === 0 ? 2 : 1 }))
    await seller.call('cancelShopLines', { params: { id: order.id }, body: { lines, reason: 'Broken.' } })
    await market.settle()
    await handOver(ready)
    await seller.call('deliverOrder', { params: { id: order.id } })
    await market.settle()
    const [invoice, ...others] = await invoicesOf(stall)
    expect(others).toEqual([])
    expect(invoice!.document.lines).toMatchObject([{ quantity: 1 }])
    const left = await leftOf(order.id)
    expect({ totalMinor: invoice!.totalMinor, taxMinor: invoice!.taxMinor }).toEqual(left)
    expect(await earnedOf(stall)).toBe(left.totalMinor)
  })

  test('of a small business carries no VAT and says why, as the order does', async () => {
    const stall = await anOpenStall(market)
    await theShopCanInvoice(market, stall.shopId, { isSmallBusiness: true })
    const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    expect(order.totals).toMatchObject({ tax: { amountMinor: 0 }, total: { amountMinor: 3_290 } })
    expect(order.lines[0]).toMatchObject({ taxBps: 0, taxReason: 'small_business' })
    await market.settle()
    const [{ document, taxMinor, totalMinor } = { document: null, taxMinor: -1, totalMinor: -1 }] =
      await invoicesOf(stall)
    expect({ taxMinor, totalMinor }).toEqual({ taxMinor: 0, totalMinor: 3_290 })
    expect(document!.taxes).toMatchObject([{ category: 'E', reason: 'IVA – regime de isenção (artigo 53.º do CIVA)' }])
  })

  test('of a small business by a business abroad is exempt all the same, and nobody accounts for tax', async () => {
    const stall = await anOpenStall(market)
    await theShopCanInvoice(market, stall.shopId, { isSmallBusiness: true })
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    const address = { ...delivery.address, city: 'Köln', postalCode: '50667', country: 'DE' }
    const checkout = await customer.call('placeCheckout', { body: { ...delivery, address, taxNumber: 'DE136695976' } })
    expect(checkout.totals.total).toMatchObject({ amountMinor: 3_290 })
    await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_success' } })
    await market.settle()
    const [{ document } = { document: null }] = await invoicesOf(stall)
    expect(document!.taxes).toMatchObject([{ category: 'E', baseMinor: 3_290 }])
    expect(checkForNorm(document!)).toEqual([])
  })

  test('is invoiced as it was sold, when the shop has become a small business since, or is none any more', async () => {
    const stall = await anOpenStall(market)
    await anOrderReadyToHandOver(market, { stalls: [stall] })
    await theShopCanInvoice(market, stall.shopId, { isSmallBusiness: true, legalName: '' })
    await anOrderReadyToHandOver(market, { stalls: [stall] })
    await theShopCanInvoice(market, stall.shopId, { isSmallBusiness: true })
    await market.settle()
    const papers = await invoicesOf(stall)
    expect(papers.map(({ document, taxMinor }) => [document.taxes.map(({ category }) => category), taxMinor])).toEqual([
      [['S'], 616],
      [['E'], 0],
    ])
    const other = await anOpenStall(market)
    await theShopCanInvoice(market, other.shopId, { isSmallBusiness: true, legalName: '' })
    await anOrderReadyToHandOver(market, { stalls: [other] })
    await theShopCanInvoice(market, other.shopId)
    await market.settle()
    const [{ document } = { document: null }] = await invoicesOf(other)
    expect(document!.taxes).toMatchObject([{ category: 'E', reason: 'IVA – regime de isenção (artigo 53.º do CIVA)' }])
  })
})

describe('money that goes back', () => {
  test('leads to one credit note for the whole order, and the invoice stays as it is', async () => {
    const stall = await aStallThatInvoices()
    const { order, seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'The kiln broke.' } })
    await market.settle()
    await market.settle()
    const [invoice, note, ...others] = await invoicesOf(stall)
    expect(others).toEqual([])
    expect(note).toMatchObject({ kind: 'credit_note', totalMinor: invoice!.totalMinor, taxMinor: invoice!.taxMinor })
    expect(note!.number).toMatch(/^KC-CN-\d{4}-00001$/)
    expect(note!.document.precedingInvoices).toMatchObject([{ number: invoice!.number }])
  })

  test('before the invoice could be issued, is credited after it', async () => {
    const stall = await anOpenStall(market)
    const { order, seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'Sold twice.' } })
    await market.settle()
    expect(await invoicesOf(stall)).toEqual([])
    await theShopCanInvoice(market, stall.shopId)
    await market.settle()
    expect((await invoicesOf(stall)).map(({ kind }) => kind)).toEqual(['invoice', 'credit_note'])
  })

  test('in part is credited as it was given back: things, shipping and goodwill, each with the tax of the sale', async () => {
    const stall = await aStallThatInvoices({
      methods: [{ priceMinor: 490, freeOverMinor: null }],
      wares: [
        { title: 'Mug', priceMinor: 1_000 },
        { title: 'Honey', priceMinor: 2_500, taxCategory: 'unknown' },
      ],
    })
    const [mug, honey] = stall.wares
    const wanted = [{ ware: mug!, quantity: 3 }, { ware: honey! }]
    const { order, seller } = await anOrderDelivered(market, { stalls: [stall], wanted })
    const lineId = order.lines.find(({ title }) => title === 'Mug')!.id
    const body = { lines: [{ lineId, quantity: 2 }], shipping: true, goodwillMinor: 300, reason: 'Cracked.' }
    await seller.call('refundShopOrder', { params: { id: order.id }, body })
    await market.settle()
    const [invoice, note] = await invoicesOf(stall)
    expect(note!.document.lines).toMatchObject([
      { name: 'Mug', quantity: 2, tax: { rateBps: 2_300 } },
      { name: `Goodwill for order ${order.number}`, quantity: 1, tax: { rateBps: 2_300 } },
      { name: `Goodwill for order ${order.number}`, quantity: 1, tax: { rateBps: 0 } },
    ])
    expect(note!.document.charges).toMatchObject([{ reason: 'Shipping: Parcel', reasonCode: 'FC' }])
    const totalMinor = invoice!.totalMinor - note!.totalMinor
    const taxMinor = invoice!.taxMinor - note!.taxMinor
    expect({ totalMinor, taxMinor }).toEqual(await leftOf(order.id))
    expect(await earnedOf(stall)).toBe(totalMinor)
  })

  test('and comes back from the bank is invoiced again by a corrective invoice; the credit note stays as it is', async () => {
    const stall = await aStallThatInvoices()
    const { order, seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    const cancel = { params: { id: order.id }, body: { reason: 'The kiln broke.' } }
    await seller.call('cancelShopOrder', cancel)
    await market.settle()
    const [invoice, note] = await invoicesOf(stall)
    await theRefundComesBack(order.id)
    await market.settle()
    const [, noteAfter, correction, ...others] = await invoicesOf(stall)
    expect(others).toEqual([])
    expect(noteAfter).toEqual(note)
    expect(correction).toMatchObject({ kind: 'correction', totalMinor: note!.totalMinor, taxMinor: note!.taxMinor })
    expect(correction!.number).toMatch(/^KC-COR-\d{4}-00001$/)
    expect(correction!.document).toMatchObject({
      precedingInvoices: [{ number: note!.number }],
      totals: { dueMinor: 0, grossMinor: invoice!.totalMinor },
    })
    expect(await leftOf(order.id)).toMatchObject({ totalMinor: invoice!.totalMinor })
  })

  test('by the bank in a lost chargeback is credited like any other, so that papers and book agree', async () => {
    const stall = await aStallThatInvoices()
    const { checkout, customer } = await aPlacedCheckout(market, { stalls: [stall] })
    const { id } = checkout
    await customer.call('startPayment', { params: { id }, body: { method: 'card', token: 'tok_dispute_lost' } })
    for (const days of [0, 1, 21]) {
      market.clock.advance({ days, hours: 2 })
      await market.settle()
    }
    const papers = await invoicesOf(stall)
    expect(papers.map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([
      ['invoice', 3_290],
      ['credit_note', 3_290],
    ])
    expect(await earnedOf(stall)).toBe(0)
  })

  test('because it came too late was never invoiced, and is not credited', async () => {
    const stall = await aStallThatInvoices()
    const { checkout } = await aPaidCheckout(market, { stalls: [stall] })
    const [order] = checkout.orders
    await sql`delete from invoice_tasks where shop_id = ${stall.shopId}`.execute(market.context.db)
    const subject = JSON.stringify({ orderId: order!.id, refundId: newId(), amountMinor: 100 })
    await sql`
      insert into invoice_tasks (cause, shop_id, kind, subject, state, created_at, next_try_at)
      values ('refund:late', ${stall.shopId}, 'credit_note', ${subject}::jsonb, 'open', 'epoch', 'epoch')`.execute(
      market.context.db,
    )
    await market.settle()
    expect(await invoicesOf(stall)).toEqual([])
    const { rows } = await sql<{
      state: string
    }>`select state from invoice_tasks where shop_id = ${stall.shopId}`.execute(market.context.db)
    expect(rows).toEqual([{ state: 'nothing_to_issue' }])
  })
})

describe('numbers', () => {
  test('have no gaps, whoever issues at the same time, and whatever fails in between', async () => {
    const stall = await aStallThatInvoices({ wares: [{ onHand: 100 }] })
    for (let i = 0; i < 30; i++) await aPaidCheckout(market, { stalls: [stall] })
    // Every third of those that are tried fails after it has taken its number.
    await sql
      .raw(`
      create function fail_now_and_then() returns trigger language plpgsql as $$
      begin
        if new.shop_id = '${stall.shopId}' and random() < 0.3 then raise exception 'the pen broke'; end if;
        return new;
      end $$;
      create trigger fail_now_and_then after insert on invoices for each row execute function fail_now_and_then()`)
      .execute(market.context.db)
    await Promise.all(Array.from({ length: 50 }, () => issueNextInvoice(market.context)))
    await sql`drop trigger fail_now_and_then on invoices`.execute(market.context.db)
    market.clock.advance({ hours: 2 })
    await Promise.all(Array.from({ length: 50 }, () => issueNextInvoice(market.context)))
    await market.settle()
    const counters = (await invoicesOf(stall)).map(({ counter }) => counter).toSorted((a, b) => a - b)
    expect(counters).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })

  test('and documents cannot be changed, deleted or skipped, by whomever', async () => {
    const { db } = market.context
    await expect(
      sql`update invoices set total_minor = total_minor + 1, net_minor = net_minor + 1`.execute(db),
    ).rejects.toThrow('immutable')
    await expect(sql`delete from invoices`.execute(db)).rejects.toThrow('immutable')
    await expect(sql`truncate invoices cascade`.execute(db)).rejects.toThrow('immutable')
    await expect(sql`update invoice_series set last_number = last_number + 2`.execute(db)).rejects.toThrow(
      'without gaps',
    )
  })
})

describe('the commission of a month', () => {
  test('is invoiced once to each shop after the month, as the ledger booked it', async () => {
    await theMarketCanInvoice(market)
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    await anOrderDelivered(market, { stalls: [stall] })
    await anOrderDelivered(market, { stalls: [stall] })
    market.clock.advance({ days: 32 })
    await market.settle()
    await market.settle()
    const commission = (await invoicesOf(stall)).filter(({ kind }) => kind === 'commission_invoice')
    expect(commission).toHaveLength(1)
    const { rows } = await sql<{ taken: number }>`
      select coalesce(-sum(amount_minor), 0)::bigint as taken from ledger_entries
      where shop_id = ${stall.shopId} and owner = 'market' and purpose = 'commission'`.execute(market.context.db)
    expect(commission[0]!.totalMinor).toBe(rows[0]!.taken)
    expect(commission[0]!.document.lines).toHaveLength(2)
    expect(commission[0]!.document.buyer.name).toBe('Kiln & Clay, Lda')
  })

  test('by a market in France tells shops what follows when they pay late', async () => {
    await theMarketCanInvoice(market, { country: 'FR', vatId: 'FR40303265045', postalCode: '75001', language: 'fr' })
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    await anOrderDelivered(market, { stalls: [stall] })
    market.clock.advance({ days: 32 })
    await market.settle()
    const commission = (await invoicesOf(stall)).find(({ kind }) => kind === 'commission_invoice')
    expect(commission!.document.notes).toEqual([expect.any(String), expect.stringContaining('L441-10')])
    await theMarketCanInvoice(market)
  })

  test('is invoiced also when the market stood still while the month ended, and the next one', async () => {
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    await anOrderDelivered(market, { stalls: [stall] })
    market.clock.advance({ days: 70 })
    await market.settle()
    const commission = (await invoicesOf(stall)).filter(({ kind }) => kind === 'commission_invoice')
    expect(commission).toMatchObject([{ totalMinor: 2_80 }])
    await market.settle()
    expect((await invoicesOf(stall)).filter(({ kind }) => kind === 'commission_invoice')).toHaveLength(1)
  })

  test('is invoiced in the currency in which the shop sells', async () => {
    await theMarketCanInvoice(market)
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    await sql`
      with shop as (update shops set currency = 'SEK' where id = ${stall.shopId} returning id)
      update products set currency = 'SEK' from shop where shop_id = shop.id`.execute(market.context.db)
    await anOrderDelivered(market, { stalls: [stall] })
    market.clock.advance({ days: 32 })
    await market.settle()
    const commission = (await invoicesOf(stall)).find(({ kind }) => kind === 'commission_invoice')
    expect(commission).toMatchObject({ totalMinor: 2_80, document: { currency: 'SEK' } })
  })
})

/** What the market kept of a shop by the book, with the tax on it. */
async function keptOf({ shopId }: Stall): Promise<number> {
  const { rows } = await sql<{ kept: number }>`
    select coalesce(-sum(amount_minor), 0)::bigint as kept from ledger_entries
    where shop_id = ${shopId} and owner = 'market' and purpose in ('commission', 'commission_tax')`.execute(
    market.context.db,
  )
  return rows[0]!.kept
}

/** The papers of the market about its commission, with what they come to, credit notes negative, and what they correct. */
async function commissionPapersOf(stall: Stall): Promise<{ number: string; comesTo: number; corrects: string[] }[]> {
  const papers = (await invoicesOf(stall)).filter(({ kind }) => kind.startsWith('commission'))
  return papers.map(({ kind, number, totalMinor, document }) => ({
    number,
    comesTo: kind === 'commission_credit_note' ? -totalMinor : totalMinor,
    corrects: document.precedingInvoices.map((preceding) => preceding.number),
  }))
}

/** The shop gives back some of an order that was delivered. */
async function giveBack(stall: Stall, orderId: string, goodwillMinor: number): Promise<void> {
  const seller = await sellerOf(market, stall)
  const body = { lines: [], shipping: false, goodwillMinor, reason: 'Cracked.' }
  await seller.call('refundShopOrder', { params: { id: orderId }, body })
  await market.settle()
}

/** It is the second day of the next month. */
function theMonthEnds(): void {
  const now = market.clock.now()
  const second = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2)
  market.clock.advance({ seconds: (second - now.getTime()) / 1_000 })
}

describe('commission that was given back', () => {
  test('in the month it was taken in is credited after the invoice of the month, and both come to what the book says', async () => {
    await theMarketCanInvoice(market)
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    const { order } = await anOrderDelivered(market, { stalls: [stall] })
    await anOrderDelivered(market, { stalls: [stall] })
    await giveBack(stall, order.id, 1_000)
    theMonthEnds()
    await market.settle()
    await market.settle()
    const [invoice, note, ...others] = await commissionPapersOf(stall)
    expect(others).toEqual([])
    expect(invoice!.comesTo).toBe(560)
    expect(note!.corrects).toEqual([invoice!.number])
    expect(note!.comesTo).toBeLessThan(0)
    expect(invoice!.comesTo + note!.comesTo).toBe(await keptOf(stall))
  })

  test('in later months names the invoice of each month it is taken off, also when all are asked for at once', async () => {
    await theMarketCanInvoice(market)
    const stall = await anOpenStall(market, { commissionBps: 1_000 })
    const { order: first } = await anOrderDelivered(market, { stalls: [stall] })
    theMonthEnds()
    const { order: second } = await anOrderDelivered(market, { stalls: [stall] })
    await giveBack(stall, first.id, 500)
    await giveBack(stall, second.id, 700)
    theMonthEnds()
    await anOrderDelivered(market, { stalls: [stall] })
    await giveBack(stall, first.id, 300)
    theMonthEnds()
    await market.settle()
    expect(await commissionPapersOf(stall)).toEqual([])
    await theShopCanInvoice(market, stall.shopId)
    // One second for all of them, in which credit notes come first by their key.
    await sql`update invoice_tasks set next_try_at = 'epoch' where shop_id = ${stall.shopId}`.execute(market.context.db)
    await market.settle()
    const papers = await commissionPapersOf(stall)
    const invoices = papers.filter(({ comesTo }) => comesTo > 0).map(({ number }) => number)
    const notes = papers.filter(({ comesTo }) => comesTo < 0).map(({ corrects }) => corrects.join())
    expect(invoices).toHaveLength(3)
    // Of the first month in the second and the third, of the second in the second.
    expect(notes.toSorted()).toEqual([invoices[0], invoices[0], invoices[1]])
    expect(papers.reduce((sum, { comesTo }) => sum + comesTo, 0)).toBe(await keptOf(stall))
  })
})

describe('a withdrawal that was paid', () => {
  test('has one statement of what it settles, numbered by itself, for its shop and the market', async () => {
    await theMarketCanInvoice(market)
    const shop = await aShopToBePaid(market, [5_000, 3_000])
    await theShopCanInvoice(market, shop.shopId)
    const operator = await anOperator(market)
    const { id } = await aRequestedWithdrawal(shop, 6_000)
    await market.settle()
    expect((await shop.owner.call('listShopInvoices')).items).toEqual([])
    await operator.call('approveWithdrawal', { params: { id } })
    await operator.call('recordWithdrawalPaid', { params: { id }, body: { reference: 'TRF 77' } })
    await market.settle()
    const { items } = await shop.owner.call('listShopInvoices')
    expect(items).toMatchObject([
      { kind: 'withdrawal_statement', total: { amountMinor: 6_000 }, buyer: 'Kiln & Clay, Lda' },
    ])
    expect(items[0]!.number).toMatch(/^ST-WD-\d{4}-00001$/)
    const { rows } = await sql<{ document: WithdrawalStatement }>`
      select document from invoices where shop_id = ${shop.shopId}`.execute(market.context.db)
    expect(rows[0]!.document).toMatchObject({
      lines: [{ amountMinor: 5_000 }, { amountMinor: 3_000 }],
      totals: { carriedMinor: 0, settledMinor: 8_000, leftMinor: 2_000, feeMinor: 0, grossMinor: 6_000 },
      withdrawal: { reference: 'TRF 77', paidTo: 'Kiln & Clay, Lda, •••• 0154' },
    })
    const params = { id: items[0]!.id }
    const pdf = await shop.owner.send('getShopInvoiceFile', { params })
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const refused = await shop.owner.refused('getShopInvoiceFile', { params, query: { format: 'ubl' } })
    expect(refused.code).toBe('not_an_electronic_invoice')
    const ofMarket = await operator.call('listMarketInvoices', { query: { kind: 'withdrawal_statement' } })
    expect(ofMarket.items.map(({ number }) => number)).toEqual([items[0]!.number])
  })
})

describe('the tax on commission', () => {
  test('is that of the sale, whatever the setting says when the month is invoiced', async () => {
    const operator = await anOperator(market)
    const stall = await aStallThatInvoices({ commissionBps: 1_000 })
    await anOrderDelivered(market, { stalls: [stall] })
    await operator.call('changeSettings', { body: { commissionTaxBps: 2_300 } })
    await anOrderDelivered(market, { stalls: [stall] })
    await operator.call('changeSettings', { body: { commissionTaxBps: 1_000 } })
    market.clock.advance({ days: 32 })
    await market.settle()
    await (await anOperator(market)).call('changeSettings', { body: { commissionTaxBps: 0 } })
    const commission = (await invoicesOf(stall)).find(({ kind }) => kind === 'commission_invoice')!
    expect(commission.document.taxes).toMatchObject([
      { category: 'Z', rateBps: 0, baseMinor: 280, taxMinor: 0 },
      { category: 'S', rateBps: 2_300, baseMinor: 280, taxMinor: 64 },
    ])
  })
})

describe('files', () => {
  test('open for the customer with the key, for the shop and for operators, and for nobody else', async () => {
    const stall = await aStallThatInvoices()
    const { order, seller, checkout, customer } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    const { items } = await customer.call('listOrderInvoices', { params: { id: order.id } })
    const params = { id: items[0]!.id }
    const stranger = new Visitor(market.url)
    expect((await stranger.send('getInvoiceFile', { params })).status).toBe(404)
    expect((await (await aSeller(market)).send('getShopInvoiceFile', { params })).status).toBe(404)
    const pdf = await stranger.send('getInvoiceFile', { params, query: { key: checkout.key } })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toMatch(/attachment; filename=KC-\d{4}-00001.pdf/)
    const ubl = await (await seller.send('getShopInvoiceFile', { params, query: { format: 'ubl' } })).text()
    expect(ubl).toContain('<cbc:PayableAmount currencyID="EUR">0.00</cbc:PayableAmount>')
    const operator = await anOperator(market)
    expect((await operator.send('getMarketInvoiceFile', { params, query: { format: 'facturx' } })).status).toBe(200)
  })

  test('of a period come as a table and as a zip', async () => {
    const stall = await aStallThatInvoices()
    const { seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    const csv = await (await seller.send('exportShopInvoices')).text()
    expect(csv.split('\r\n')[1]).toMatch(
      /^KC-\d{4}-00001,invoice,\d{4}-\d\d-\d\d,"Kiln & Clay, Lda",Ana Sousa,\d+,,EUR,26.74,6.16,32.90$/,
    )
    const zip = await seller.send('exportShopInvoices', { query: { format: 'ubl' } })
    expect(zip.headers.get('content-type')).toBe('application/zip')
    const { 'invoices.csv': table, ...files } = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(strFromU8(table!).split('\r\n').slice(1)).toEqual(csv.split('\r\n').slice(1))
    expect(Object.values(files).map((file) => strFromU8(file).slice(0, 38))).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
    ])
  })

  test('of a period come one kind at a time, or as searched for, and none of other days', async () => {
    const stall = await aStallThatInvoices()
    const { order, seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await anOrderReadyToHandOver(market, { stalls: [stall] })
    await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'The kiln broke.' } })
    await market.settle()
    const numbersIn = async (query: { kind?: 'credit_note'; search?: string; from?: string; to?: string }) => {
      const csv = await (await seller.send('exportShopInvoices', { query })).text()
      return csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0])
    }
    expect(await numbersIn({})).toHaveLength(3)
    const [note, ...others] = await numbersIn({ kind: 'credit_note' })
    expect(others).toEqual([])
    expect(note).toMatch(/^KC-CN-/)
    expect(await numbersIn({ search: order.number })).toHaveLength(2)
    expect(await numbersIn({ from: '2020-01-01', to: '2020-01-31' })).toEqual([])
  })

  test('of a thousand invoices come in one zip, each once', async () => {
    const stall = await aStallThatInvoices()
    const { seller } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    await sql`
      with tasks as (
        insert into invoice_tasks select (jsonb_populate_record(t, jsonb_build_object('cause', 'copy:' || t.cause || n, 'state', 'issued'))).*
        from invoice_tasks t, generate_series(2, 1000) n where t.shop_id = ${stall.shopId} returning cause
      ), numbered as (select cause, row_number() over () + 1 as n from tasks)
      insert into invoices select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'cause', numbered.cause, 'counter', n,
        'number', 'COPY-' || n, 'document', i.document || jsonb_build_object('number', 'COPY-' || n)))).*
      from invoices i, numbered where i.shop_id = ${stall.shopId}`.execute(market.context.db)
    const zip = await seller.send('exportShopInvoices', { query: { format: 'cii' } })
    const names = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))
    expect(names).toHaveLength(1_001)
    expect(new Set(names).size).toBe(1_001)
  })

  test('of any invoice given as JSON are drawn for an operator, and what the norm misses is said', async () => {
    const operator = await anOperator(market)
    const party = { name: 'Somebody', identifier: 'x', taxNumber: '1', address: { country: 'PT' } }
    const body = {
      number: '1',
      issuedOn: '2026-11-28',
      currency: 'BHD',
      seller: party,
      buyer: party,
      lines: [{ name: 'Cup', quantity: 1, unitPriceMinor: 1_005, tax: { category: 'S', rateBps: 1_000 } }],
    }
    const xml = await (await operator.send('previewInvoice', { body, query: { format: 'ubl' } })).text()
    expect(xml).toContain('<cbc:PayableAmount currencyID="BHD">1.11</cbc:PayableAmount>')
    const refused = await operator.refused('previewInvoice', {
      body: { ...body, lines: [{ ...body.lines[0], tax: { category: 'AE' } }] },
      query: { format: 'ubl' },
    })
    expect(refused).toMatchObject({
      code: 'not_an_electronic_invoice',
      errors: [{ path: 'body.buyer.vatId', code: 'BR-AE-02' }],
    })
  })
})
