import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minorUnitDigits, type Currency } from '#shared/currencies.ts'
import { taxIncludedIn } from '#shared/money.ts'
import { priceRefund, type RefundableOrder } from '#server/orders/price-refund.ts'
import { aFilledCart, anOpenStall, type Stall } from '#test/builders/carts.ts'
import { legalDetails, theShopCanInvoice } from '#test/builders/invoices.ts'
import { delivery, sellerOf } from '#test/builders/orders.ts'
import { anOperator, type SellerVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
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
    isDigital: fc.boolean(),
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

function anOrder(wanted: Things, shippingMinor: number, currency: Currency, isSmallBusiness: boolean) {
  const lines = wanted.map(({ unitPriceMinor, quantity, taxBps: usualBps, offPercent, isDigital }, index) => {
    const taxBps = isSmallBusiness ? 0 : usualBps
    const discountMinor = Math.round((unitPriceMinor * quantity * offPercent) / 100)
    const totalMinor = unitPriceMinor * quantity - discountMinor
    const taxMinor = taxIncludedIn(totalMinor, taxBps)
    const taxReason = isSmallBusiness ? ('small_business' as const) : ('rule' as const)
    const terms = { taxReason, taxIsAdded: false }
    const name = { title: `Thing ${index}`, variantTitle: '', sku: `sku-${index}` }
    return { id: String(index), ...name, isDigital, quantity, unitPriceMinor, totalMinor, taxBps, taxMinor, ...terms }
  })
  const sum = (key: 'totalMinor' | 'taxMinor') => lines.reduce((total, line) => total + line[key], 0)
  const shippingTaxBps = isSmallBusiness ? 0 : 2_300
  const shippingTaxMinor = taxIncludedIn(shippingMinor, shippingTaxBps)
  const totals = { shippingMinor, shippingTaxMinor, totalMinor: sum('totalMinor') + shippingMinor }
  const toInvoice: OrderToInvoice = {
    id: 'order',
    number: '1007',
    checkoutId: 'checkout',
    shopId: 'shop',
    shopName: 'Clay & Co',
    shopSlug: 'clay',
    isOfMarket: false,
    personId: null,
    email: delivery.email,
    address: { line2: '', region: '', phone: '', ...delivery.address },
    currency,
    shippingTaxBps,
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
      fc.record({ wasSmall: fc.boolean(), isSmall: fc.boolean() }),
      (wanted, shippingMinor, kept, wishes, { wasSmall, isSmall }) => {
        const { toInvoice, refundable } = anOrder(wanted, shippingMinor, kept, wasSmall)
        const invoice = draftOrderInvoice(
          toInvoice,
          { ...legalDetails, isSmallBusiness: isSmall, isComplete: true },
          {
            number: '1',
            issuedOn: '2026-11-28',
            knownAs: { identifier: 'clay', tradingName: 'Clay & Co' },
            shippingBps: 2_300,
            timeZone: 'UTC',
          },
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

let market: TestMarket
let shops: { stall: Stall; seller: SellerVisitor }[]

beforeAll(async () => {
  market = await openTestMarket()
  shops = [await aShop({ coupon: 'KILN7' }), await aShop({ coupon: 'TINY7', isSmallBusiness: true })]
  const winter = { code: 'WINTER', kind: 'fixed', amountMinor: 301, bearer: 'market' }
  await (await anOperator(market)).call('createMarketCoupon', { body: winter })
})
afterAll(() => market.close())

async function aShop({ coupon, isSmallBusiness = false }: { coupon: string; isSmallBusiness?: boolean }) {
  const stall = await anOpenStall(market, {
    methods: [{ priceMinor: 490, freeOverMinor: 20_000 }],
    wares: [
      { title: 'Mug', priceMinor: 2_799, onHand: 10_000 },
      { title: 'Bread', priceMinor: 333, onHand: 10_000, taxCategory: 'reduced' },
      { title: 'Honey', priceMinor: 1_201, onHand: 10_000, taxCategory: 'unknown' },
    ],
    commissionBps: 875,
  })
  await theShopCanInvoice(market, stall.shopId, { isSmallBusiness })
  const seller = await sellerOf(market, stall)
  await seller.call('createOwnCoupon', { body: { code: coupon, kind: 'percent', bps: 733 } })
  await seller.call('createOwnCoupon', { body: { code: `SENT${coupon}`, kind: 'free_shipping' } })
  return { stall, seller }
}

const bought = fc.record({
  /** Of the second shop, which is a small business, or of the first. */
  isSmall: fc.boolean(),
  quantities: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.nat(4)),
  coupons: fc.subarray(['own', 'SENT', 'WINTER']),
  back: fc.array(
    fc.record({
      which: fc.nat(2),
      quantity: fc.nat(2),
      shipping: fc.boolean(),
      goodwillMinor: fc.constantFrom(0, 0, 1, 250),
    }),
    { maxLength: 2 },
  ),
})

interface Order {
  seller: SellerVisitor
  id: string
  lineIds: readonly string[]
}

type Bought = typeof bought extends fc.Arbitrary<infer One> ? One : never

test('whatever is bought, by coupon or not, and given back, the papers of an order come to what the order and the book say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bought, { minLength: 3, maxLength: 4 }), async (wishes) => {
      const orders = []
      for (const wish of wishes) orders.push({ ...(await buy(wish)), back: wish.back })
      await market.settle()
      expect(await faultsWithSums(orders)).toEqual([])
      for (const order of orders) for (const parts of order.back) await sendBack(order, parts)
      await market.settle()
      expect(await faultsWithSums(orders)).toEqual([])
    }),
    { numRuns: 3 },
  )
}, 120_000)

async function buy({ isSmall, quantities, coupons }: Bought): Promise<Order> {
  const { stall, seller } = shops[isSmall ? 1 : 0]!
  const own = isSmall ? 'TINY7' : 'KILN7'
  const codes: Record<string, string> = { own, SENT: `SENT${own}`, WINTER: 'WINTER' }
  const wanted = stall.wares.map((ware, at) => ({ ware, quantity: quantities[at]! }))
  const customer = await aFilledCart(
    market,
    wanted.filter(({ quantity }) => quantity > 0),
  )
  for (const coupon of coupons) await customer.call('addCoupon', { body: { code: codes[coupon]! } })
  const { id, orders } = await customer.call('placeCheckout', { body: delivery })
  await customer.call('startPayment', { params: { id }, body: { method: 'card', token: 'tok_success' } })
  if (isSmall) expect(orders[0]!.totals.tax.amountMinor).toBe(0)
  return { seller, id: orders[0]!.id, lineIds: orders[0]!.lines.map((line) => line.id) }
}

async function sendBack(
  { seller, id, lineIds }: Order,
  { which, quantity, shipping, goodwillMinor }: Bought['back'][number],
): Promise<void> {
  const lines = quantity > 0 ? [{ lineId: lineIds[which % lineIds.length]!, quantity }] : []
  const body = { lines, shipping, goodwillMinor, reason: 'Cracked.' }
  const response = await seller.send('refundShopOrder', { params: { id }, body })
  // A no is fine, a failure is not.
  if (response.status >= 500) throw new Error(`${response.status} ${await response.text()}`)
}

/** Where order, papers and book do not say the same, in words. */
async function faultsWithSums(orders: readonly { id: string }[]): Promise<string[]> {
  const ids = orders.map(({ id }) => id)
  const { rows } = await sql<{ fault: string }>`
    with sums as (
      select o.number, o.total_minor - o.refunded_minor as left_minor, o.tax_minor - coalesce(r.tax, 0) as tax_left,
        i.total as invoiced, i.tax as tax_invoiced, i.notes, coalesce(r.count, 0) as refunds, coalesce(r.goodwill, 0) as goodwill,
        (select sum(e.amount_minor) from ledger_entries e join ledger_postings p on p.id = e.posting_id
         where p.order_id = o.id and e.purpose = 'gateway_clearing') as booked
      from orders o
      left join lateral (select sum(s * total_minor) as total, sum(s * tax_minor) as tax, count(*) filter (where s < 0) as notes
                         from invoices, lateral (select case kind when 'credit_note' then -1 else 1 end) as sign (s)
                         where order_id = o.id) i on true
      left join lateral (select count(*), sum(tax_minor) as tax, sum(goodwill_minor) as goodwill
                         from refunds where order_id = o.id and state = 'succeeded') r on true
      where o.id = any(${ids}::uuid[])
    )
    select format('Order %s comes to %s, its papers to %s.', number, left_minor, invoiced) as fault from sums
      where invoiced is distinct from left_minor
    union all select format('Order %s comes to %s, the book says %s.', number, left_minor, booked) from sums
      where booked is distinct from left_minor
    union all select format('Order %s has %s refunds and %s credit notes.', number, refunds, notes) from sums where refunds <> notes
    -- goodwill makes all rates less, so what is given back after it can have no tax of its own left
    union all select format('Order %s has %s of tax, its papers %s.', number, tax_left, tax_invoiced) from sums
      where goodwill = 0 and tax_invoiced is distinct from tax_left`.execute(market.context.db)
  return rows.map(({ fault }) => fault)
}
