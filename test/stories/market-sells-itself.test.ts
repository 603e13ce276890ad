import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InvoiceDocument } from '#server/invoices/documents/invoice-document.ts'
import { recordRefundAnswer } from '#server/payments/record-refund-answer.ts'
import { anOpenStall, type Stall, type StallSettings } from '#test/builders/carts.ts'
import { theMarketCanInvoice, theShopCanInvoice } from '#test/builders/invoices.ts'
import {
  aCashOrderReadyToHandOver,
  anOrderDelivered,
  anOrderReadyToHandOver,
  aPaidCheckout,
  handOver,
  mailsTo,
  sellerOf,
} from '#test/builders/orders.ts'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { aRequestedWithdrawal, aShopToBePaid } from '#test/builders/withdrawals.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket()
})
// A session does not outlast the months that go by here.
beforeEach(async () => {
  operator = await anOperator(market)
})
afterAll(() => market.close())

const year = () => market.clock.now().getUTCFullYear()

async function whoSells({ shopId }: Pick<Stall, 'shopId'>, isOfMarket: boolean) {
  return await operator.call('setWhoSells', { params: { id: shopId }, body: { isOfMarket } })
}

/** A shop in which the market sells itself, without legal details of its own. */
async function aStallOfTheMarket(settings: StallSettings = {}): Promise<Stall> {
  const stall = await anOpenStall(market, { name: 'The market’s corner', ...settings })
  expect(await whoSells(stall, true)).toMatchObject({ isOfMarket: true })
  return stall
}

async function papersOf({ shopId }: Pick<Stall, 'shopId'>) {
  const { rows } = await sql<{
    kind: string
    number: string
    issuerId: string | null
    document: InvoiceDocument
    taxMinor: number
  }>`
    select kind, number, issuer_id as "issuerId", document, tax_minor as "taxMinor" from invoices
    where shop_id = ${shopId} order by issued_at, id`.execute(market.context.db)
  return rows
}

/** It is the second day of the next month. */
function theMonthEnds(): void {
  const now = market.clock.now()
  const second = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2)
  market.clock.advance({ seconds: (second - now.getTime()) / 1_000 })
}

test('one cart, two sellers: the market waits for its own details, and each writes the invoice of its order', async () => {
  const own = await aStallOfTheMarket({ commissionBps: 1_000 })
  const other = await anOpenStall(market, { commissionBps: 1_000 })
  await theShopCanInvoice(market, other.shopId)
  const { customer, checkout } = await aPaidCheckout(market, { stalls: [own, other] })
  await market.settle()
  expect(await papersOf(own)).toEqual([])
  expect(await papersOf(other)).toMatchObject([{ number: `KC-${year()}-00001`, issuerId: other.shopId }])
  // Nothing is missing that the shop could give: the market's own details are.
  const seller = await sellerOf(market, own)
  expect(await seller.call('getShopLegalDetails')).toMatchObject({ isOfMarket: true, missing: [], waiting: 0 })
  expect(await operator.call('getMarketLegalDetails')).toMatchObject({ isOfMarket: false, waiting: 1 })

  await theMarketCanInvoice(market)
  await market.settle()
  const [invoice, ...others] = await papersOf(own)
  expect(others).toEqual([])
  expect(invoice).toMatchObject({ kind: 'invoice', number: `ST-${year()}-00001`, issuerId: null })
  expect(invoice!.document.seller).toMatchObject({
    name: 'Stoa Market, SA',
    vatId: 'PT509876543',
    identifier: 'market',
  })

  const order = checkout.orders.find(({ shop }) => shop.slug === own.slug)!
  const { items } = await customer.call('listOrderInvoices', { params: { id: order.id } })
  expect(items).toMatchObject([{ number: invoice!.number, seller: 'Stoa Market, SA' }])
  const letter = (await mailsTo(market, 'ana@example.com')).find(({ subject }) => subject.includes(invoice!.number))
  expect(letter!.plain).toContain(`order ${order.number}`)
  const shops = await seller.call('listShopInvoices')
  expect(shops.items.map(({ number }) => number)).toEqual([invoice!.number])
  for (const [visitor, name] of [
    [seller, 'getShopInvoiceFile'],
    [operator, 'getMarketInvoiceFile'],
  ] as const) {
    const file = await visitor.send(name, { params: { id: shops.items[0]!.id }, query: { format: 'facturx' } })
    expect(file.headers.get('content-type')).toContain('application/pdf')
  }
  await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'The kiln broke.' } })
  await market.settle()
  expect((await papersOf(own)).map(({ number }) => number)).toEqual([invoice!.number, `ST-CN-${year()}-00001`])
})

test('no commission is kept of what the market sells itself, and none is invoiced; what was sold before keeps its own', async () => {
  const stall = await anOpenStall(market, { commissionBps: 1_000 })
  await theShopCanInvoice(market, stall.shopId)
  const before = await anOrderDelivered(market, { stalls: [stall] })
  await whoSells(stall, true)
  const sale = { unitPriceMinor: 2_800, quantity: 1 }
  expect(await before.seller.call('previewOwnCommission', { body: sale })).toMatchObject({
    isOfMarket: true,
    rule: null,
    commission: { amountMinor: 0 },
    shopReceives: { amountMinor: 2_800 },
  })
  const after = await anOrderDelivered(market, { stalls: [stall] })
  for (const [{ seller, order }, amountMinor] of [
    [before, 280],
    [after, 0],
  ] as const) {
    const { money } = await seller.call('getShopOrder', { params: { id: order.id } })
    expect(money.commission).toMatchObject({ amountMinor })
  }
  await market.settle()
  theMonthEnds()
  await market.settle()
  const papers = await papersOf(stall)
  expect(papers.map(({ kind, issuerId }) => [kind, issuerId === null])).toEqual([
    ['invoice', false],
    ['invoice', true],
    ['commission_invoice', true],
  ])
  expect(papers[2]!.document.lines).toHaveLength(1)
  theMonthEnds()
  await market.settle()
  expect(await papersOf(stall)).toHaveLength(3)
  expect(await faultsWithMoney(market)).toEqual([])
})

test('what goes back is credited by who sold it, and invoiced again by them, whoever sells in the shop by then', async () => {
  const stall = await anOpenStall(market)
  await theShopCanInvoice(market, stall.shopId, { seriesPrefix: 'OLD' })
  const byShop = await anOrderReadyToHandOver(market, { stalls: [stall] })
  await whoSells(stall, true)
  const byMarket = await anOrderReadyToHandOver(market, { stalls: [stall] })
  await whoSells(stall, false)
  await market.settle()
  const cancels = async ({ seller, order }: typeof byShop) =>
    await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'The kiln broke.' } })
  await cancels(byMarket)
  await market.settle()
  await whoSells(stall, true)
  await cancels(byShop)
  await market.settle()
  const { rows } = await sql<{ id: string }>`
    select id from refunds where order_id = ${byMarket.order.id} and state = 'succeeded'`.execute(market.context.db)
  await recordRefundAnswer(market.context, rows[0]!.id, { outcome: 'failed', reference: null, because: 'closed' })
  await market.settle()
  const papers = await papersOf(stall)
  expect(papers.map(({ kind, issuerId }) => [kind, issuerId])).toEqual([
    ['invoice', stall.shopId],
    ['invoice', null],
    ['credit_note', null],
    ['credit_note', stall.shopId],
    ['correction', null],
  ])
  const [, invoice, note, ofShop, correction] = papers
  expect(note!.number).toMatch(/^ST-CN-\d{4}-\d{5}$/)
  expect(note!.document.precedingInvoices).toMatchObject([{ number: invoice!.number }])
  expect(ofShop!.number).toMatch(/^OLD-CN-\d{4}-00001$/)
  expect(correction!.number).toMatch(/^ST-COR-\d{4}-00001$/)
  expect(correction!.document.seller.name).toBe('Stoa Market, SA')
  const faults = await faultsWithMoney(market)
  expect(faults.filter((fault) => /^(Order|Series)/.test(fault))).toEqual([])
})

test('an order promised before, and paid at the door later, is invoiced by the shop that sold it', async () => {
  const stall = await anOpenStall(market, { acceptsCash: true })
  await theShopCanInvoice(market, stall.shopId, { seriesPrefix: 'DOOR' })
  const ready = await aCashOrderReadyToHandOver(market, { stalls: [stall] })
  await whoSells(stall, true)
  await handOver(ready)
  await ready.seller.call('deliverOrder', { params: { id: ready.order.id } })
  await market.settle()
  expect(await papersOf(stall)).toMatchObject([{ kind: 'invoice', issuerId: stall.shopId }])
})

test('a market that is a small business sells without tax in its own shops alone, whatever those say of themselves', async () => {
  const own = await aStallOfTheMarket()
  const other = await anOpenStall(market)
  await theShopCanInvoice(market, other.shopId)
  await theShopCanInvoice(market, own.shopId, { isSmallBusiness: true })
  const taxed = await anOrderReadyToHandOver(market, { stalls: [own] })
  expect(taxed.order.lines[0]).toMatchObject({ taxReason: 'rule', taxBps: 2_300 })
  const chargesTax = async ({ wares: [ware] }: Stall) => {
    const visitor = new Visitor(market.url)
    return (await visitor.call('getProduct', { params: { slug: `ware-${ware!.productId}` } })).shop.chargesTax
  }
  expect(await chargesTax(own)).toBe(true)
  await theMarketCanInvoice(market, { isSmallBusiness: true })
  expect([await chargesTax(own), await chargesTax(other)]).toEqual([false, true])
  const { order } = await anOrderReadyToHandOver(market, { stalls: [own] })
  expect(order.lines[0]).toMatchObject({ taxReason: 'small_business', taxBps: 0 })
  const elsewhere = await anOrderReadyToHandOver(market, { stalls: [other] })
  expect(elsewhere.order.lines[0]).toMatchObject({ taxReason: 'rule', taxBps: 2_300 })
  await theMarketCanInvoice(market)
  await market.settle()
  const [first, second] = await papersOf(own)
  expect(first!.document.taxes).toMatchObject([{ category: 'S' }])
  expect(second!.document.taxes).toMatchObject([{ category: 'E', reason: expect.stringContaining('artigo 53.º') }])
})

test('a shop of the market needs no details of its own to be told what it was paid out', async () => {
  const shop = await aShopToBePaid(market, [5_000])
  await whoSells(shop, true)
  const { id } = await aRequestedWithdrawal(shop, 5_000)
  await operator.call('approveWithdrawal', { params: { id } })
  await operator.call('recordWithdrawalPaid', { params: { id }, body: { reference: 'TRF 78' } })
  await market.settle()
  expect(await papersOf(shop)).toMatchObject([
    { kind: 'withdrawal_statement', document: { buyer: { name: 'Stoa Market, SA' } } },
  ])
})

test('who says so is written down, and no shop is told apart that is not there', async () => {
  const { shopId } = await aStallOfTheMarket()
  const { items } = await operator.call('listAuditEntries', { query: { act: 'setWhoSells', subjectId: shopId } })
  expect(items[0]!.changes).toMatchObject([
    { table: 'shops', before: { is_of_market: false }, after: { is_of_market: true } },
  ])
  const params = { id: '00000000-0000-4000-8000-000000000000' }
  expect(await operator.refused('setWhoSells', { params, body: { isOfMarket: true } })).toMatchObject({ status: 404 })
})
