import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import { anOrderReadyToHandOver, sellerOf } from '#test/builders/orders.ts'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { BillingStandIn } from '#test/support/billing-stand-in.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { InvoiceDocument } from '../documents/invoice-document.ts'
import { handOverNext, secondsToWait } from '../hand-over-invoice.ts'
import { builtInBilling } from './built-in.ts'
import { billingSystemConforms } from './conformance.ts'

const standIn = new BillingStandIn()
let market: TestMarket
let operator: SignedInVisitor
let stall: Stall
/** For those who only need some document that was issued. */
let issued: Issued

beforeAll(async () => {
  market = await openTestMarket(await standIn.open())
  operator = await anOperator(market)
  stall = await anOpenStall(market)
  await theShopCanInvoice(market, stall.shopId)
  issued = await anInvoice()
})
afterAll(async () => {
  await market.close()
  await standIn.close()
})

interface Issued {
  id: string
  number: string
  document: InvoiceDocument
}

/** An order is paid, so its invoice is issued; and goes over, as far as it can at once. */
async function anInvoice(): Promise<Issued> {
  const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
  await market.settle()
  return await issuedOf(order.id, 'invoice')
}

async function issuedOf(orderId: string, kind: 'invoice' | 'credit_note'): Promise<Issued> {
  const { rows } = await sql<Issued>`
    select id, number, document from invoices where order_id = ${orderId} and kind = ${kind}`.execute(market.context.db)
  return rows[0]!
}

async function goOn(minutes = 10): Promise<void> {
  market.clock.advance({ minutes })
  while (await handOverNext(market.context));
}

async function outsideNumberOf(invoiceId: string): Promise<string | null> {
  const { items } = await operator.call('listMarketInvoices', { query: { limit: 100 } })
  return items.find(({ id }) => id === invoiceId)!.outsideNumber
}

async function missing(invoiceId: string) {
  const { items } = await operator.call('listInvoiceHandovers')
  return items.find((handover) => handover.invoiceId === invoiceId)
}

describe('the billing system by HTTP, before its stand-in', () => {
  billingSystemConforms(() => ({
    billing: market.context.ports.billing,
    anIssued: () => Promise.resolve({ ...issued, id: newId() }),
    countOf: (reference) =>
      Promise.resolve(standIn.of('invoices', reference).length + standIn.of('credit-notes', reference).length),
  }))
})

describe('the books of the market itself', () => {
  billingSystemConforms(() => ({
    billing: builtInBilling(async (reference) => {
      const { rows } = await sql<{ number: string }>`select number from invoices where id = ${reference}`.execute(
        market.context.db,
      )
      return rows[0]?.number ?? null
    }),
    anIssued: () => Promise.resolve(issued),
    async countOf(reference) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from invoices where id = ${reference}`.execute(market.context.db)
      return rows[0]!.count
    },
  }))
})

describe('a market whose books are kept outside', () => {
  test('hands each invoice over with its customer, once, and shows the number it has there', async () => {
    const { id, number, document } = await anInvoice()
    const [kept, ...others] = standIn.of('invoices', id)
    expect(others).toEqual([])
    expect(kept!.body).toMatchObject({ number, total_minor: document.totals.grossMinor })
    expect(await outsideNumberOf(id)).toBe(kept!.number)
    expect(await missing(id)).toBeUndefined()
  })

  test('asks for what was recorded and never answered, instead of making it twice', async () => {
    for (const misfortune of ['lose the answer', 'fail after recording'] as const) {
      standIn.suffer(/^POST \/invoices$/, misfortune)
      const { id } = await anInvoice()
      expect(await missing(id)).toMatchObject({ state: 'unknown', tries: 1 })
      standIn.asked.length = 0
      await goOn()
      expect(standIn.asked).toEqual(['GET /invoices'])
      expect(standIn.of('invoices', id)).toHaveLength(1)
      expect(await outsideNumberOf(id)).toBe(standIn.of('invoices', id)[0]!.number)
    }
  })

  test('keeps a customer once although making them was never answered', async () => {
    standIn.suffer(/^POST \/customers$/, 'lose the answer')
    const before = standIn.shelves.customers.length
    const { id } = await anInvoice()
    expect(await missing(id)).toMatchObject({ state: 'wanted', because: expect.stringContaining('No answer came') })
    await goOn()
    expect(standIn.shelves.customers).toHaveLength(before + 1)
    expect(await missing(id)).toBeUndefined()
  })

  test('waits longer each time while the other side is busy', async () => {
    standIn.suffer(/^POST \/invoices$/, 'be busy', 3)
    const { id } = await anInvoice()
    for (const tries of [1, 2, 3]) {
      expect(await missing(id)).toMatchObject({ state: 'wanted', tries, nextTryAt: expect.any(String) })
      await goOn()
    }
    expect(await missing(id)).toBeUndefined()
    expect([1, 2, 3, 4, 50].map(secondsToWait)).toEqual([10, 20, 40, 80, 21_600])
  })

  test('tells an operator what was refused and why; sent again, it and its credit note go over in their order', async () => {
    standIn.suffer(/^POST \/invoices$/, 'refuse')
    const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    const seller = await sellerOf(market, stall)
    await seller.call('refundShopOrder', {
      params: { id: order.id },
      body: { goodwillMinor: 1_00, reason: 'A scratch' },
    })
    await market.settle()
    const invoice = await issuedOf(order.id, 'invoice')
    const note = await issuedOf(order.id, 'credit_note')
    await goOn()
    expect(await missing(invoice.id)).toMatchObject({
      state: 'refused',
      because: expect.stringContaining('The period is closed'),
      nextTryAt: null,
    })
    expect(await missing(note.id)).toMatchObject({ state: 'wanted', because: `It goes after ${invoice.number}` })
    await operator.call('sendInvoiceAgain', { params: { id: invoice.id } })
    await goOn()
    const [kept] = standIn.of('invoices', invoice.id)
    expect(standIn.of('credit-notes', note.id)).toMatchObject([{ body: { refers_to_id: kept!.id } }])
    expect(await operator.refused('sendInvoiceAgain', { params: { id: invoice.id } })).toMatchObject({
      code: 'already_handed_over',
    })
    const ofShop = await seller.call('listShopInvoices')
    expect(ofShop.items.map(({ outsideNumber }) => outsideNumber)).toContain(kept!.number)
  })

  test('takes up what a worker left behind in the middle of a call, by asking first', async () => {
    const { db } = market.context
    const { id } = await anInvoice()
    await sql`
      update invoice_handovers set state = 'sending', outside_id = null, outside_number = null, recorded_at = null, next_try_at = ${market.clock.now()}
      where invoice_id = ${id}`.execute(db)
    standIn.asked.length = 0
    await goOn()
    expect(standIn.asked).toEqual(['GET /invoices'])
    expect(await missing(id)).toBeUndefined()
  })
})
