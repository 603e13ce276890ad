import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Order } from '#shared/api/orders.schemas.ts'
import { anOpenStall, shelfOf } from '#test/builders/carts.ts'
import {
  aCashOrderReadyToHandOver,
  anOrderDelivered,
  anOrderReadyToHandOver,
  balanceOf,
  handOver,
  mailsTo,
  marketAccount,
  type OrderAtShop,
} from '#test/builders/orders.ts'
import { anOperator, aSeller } from '#test/builders/people.ts'
import { bookOfOrder } from '#test/support/book-tables.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** Three mugs at 10.00 and a bowl at 25.00, with 4.90 for the parcel: 59.90, with a commission of 10 % on 55.00. */
async function anOrderOfMugs(build: typeof anOrderDelivered): Promise<OrderAtShop> {
  const stall = await anOpenStall(market, {
    commissionBps: 1_000,
    acceptsCash: true,
    methods: [{ priceMinor: 4_90, freeOverMinor: null }],
    wares: [
      { title: 'Mug', priceMinor: 10_00 },
      { title: 'Bowl', priceMinor: 25_00 },
    ],
  })
  const [mug, bowl] = stall.wares
  return await build(market, { stalls: [stall], wanted: [{ ware: mug!, quantity: 3 }, { ware: bowl! }] })
}

const lineOf = (order: Order, title: string) => order.lines.find((line) => line.title === title)!.id
const refundOf = (order: Order, quantity: number, more: object = {}) => ({
  params: { id: order.id },
  body: { lines: [{ lineId: lineOf(order, 'Mug'), quantity }], ...more },
})

test('before delivery a mug is taken out of the parcel: its money goes back, and it is on the shelf again', async () => {
  const { seller, stall, order, customer } = await anOrderOfMugs(anOrderReadyToHandOver)
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ reserved: 3 })
  const asked = await seller.call('refundShopOrder', refundOf(order, 1, { reason: 'One cracked in the kiln' }))
  expect(asked).toMatchObject({ state: 'processing', refundable: { amountMinor: 49_90 } })
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ onHand: 10, reserved: 2, sold: 0 })
  await market.settle()
  await handOver({ seller, order } as OrderAtShop)
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ onHand: 8, reserved: 0, sold: 2 })
  await seller.call('deliverOrder', { params: { id: order.id } })
  expect(await bookOfOrder(market, order.id)).toBe(`
capture
  Market: gateway clearing      59.90
  Shop: pending                          59.90
  Sum                           59.90    59.90

refund
  Shop: pending                 10.00
  Market: gateway clearing               10.00
  Sum                           10.00    10.00

delivery
  Shop: pending                 49.90
  Shop: available                        45.40
  Market: commission                      4.50
  Sum                           49.90    49.90`)
  const seen = await customer.call('getOrder', { params: { id: order.id } })
  expect(seen).toMatchObject({ refunded: { amountMinor: 10_00 }, refunds: [{ state: 'succeeded', kind: 'refund' }] })
  expect(seen.lines[0]).toMatchObject({ quantity: 3, cancelledQuantity: 1, refundedQuantity: 1 })
})

test('after delivery the shop gives what it received, and the market its commission; at the end nothing is left', async () => {
  const { seller, stall, order } = await anOrderOfMugs(anOrderDelivered)
  await seller.call('refundShopOrder', refundOf(order, 1))
  await seller.call('refundShopOrder', { params: { id: order.id }, body: { goodwillMinor: 5_00 } })
  await seller.call('refundShopOrder', { params: { id: order.id }, body: { everything: true } })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  const { rows } = await sql<{ commission: number; refunded: number; quantities: number[] }>`
    select commission_refunded_minor as commission, refunded_minor as refunded,
           (select json_agg(refunded_quantity order by position) from order_lines where order_id = orders.id) as quantities
    from orders where id = ${order.id}`.execute(market.context.db)
  expect(rows).toEqual([{ commission: 5_50, refunded: 59_90, quantities: [3, 1] }])
  const over = await seller.refused('refundShopOrder', { params: { id: order.id }, body: { everything: true } })
  expect(over.code).toBe('nothing_to_give_back')
})

test('a balance that was spent goes below zero, and later earnings fill it again', async () => {
  const bought = await anOrderOfMugs(anOrderDelivered)
  const { seller, stall, order } = bought
  // Everything was withdrawn meanwhile.
  await sql`update ledger_accounts set balance_minor = 0 where shop_id = ${stall.shopId} and purpose = 'available'`.execute(
    market.context.db,
  )
  await seller.call('refundShopOrder', refundOf(order, 1))
  await market.settle()
  expect(await balanceOf(market, stall)).toMatchObject({ available: -9_00 })
})

test('what the market gives back from its own pocket leaves the shop what it earned', async () => {
  const operator = await anOperator(market)
  const { stall, order } = await anOrderOfMugs(anOrderDelivered)
  const before = await marketAccount(market, 'concessions')
  const body = { goodwillMinor: 12_00, bearer: 'market', reason: 'We are sorry about the wait' }
  const preview = await operator.call('previewRefund', {
    params: { id: order.id },
    body: { goodwillMinor: 12_00, bearer: 'market' },
  })
  expect(
    preview.entries.map(({ account, debit, credit }) => [account, debit?.amountMinor, credit?.amountMinor]),
  ).toEqual([
    ['Market: concessions', 12_00, undefined],
    ['Market: gateway clearing', undefined, 12_00],
  ])
  await operator.call('refundOrder', { params: { id: order.id }, body })
  await market.settle()
  expect(await marketAccount(market, 'concessions')).toBe(before + 12_00)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 59_90 - 5_50 })
})

test('the preview says what a refund comes to and where the balance stands after it', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  const preview = await seller.call('previewShopRefund', refundOf(order, 2, { shipping: true }))
  expect(preview).toMatchObject({
    amount: { amountMinor: 24_90 },
    goods: { amountMinor: 20_00 },
    shipping: { amountMinor: 4_90 },
    commissionBack: { amountMinor: 2_00 },
    part: 'available',
    balanceBefore: { amountMinor: 54_40 },
    balanceAfter: { amountMinor: 31_50 },
  })
  await seller.call('refundShopOrder', refundOf(order, 2, { shipping: true }))
  await market.settle()
  const after = await seller.call('previewShopRefund', refundOf(order, 1))
  expect(after.balanceBefore).toEqual(preview.balanceAfter)
})

test('twenty people who give the same mugs back at once give them back once', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => seller.send('refundShopOrder', refundOf(order, 2, { goodwillMinor: 4_00 }))),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(19)
  await market.settle()
  const { refunded, refunds } = await seller.call('getShopOrder', { params: { id: order.id } })
  expect([refunded.amountMinor, refunds.length]).toEqual([24_00, 1])
})

test('a refund may succeed while another is asked for, and neither waits for the other in a ring', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  await seller.call('refundShopOrder', refundOf(order, 1))
  await Promise.all([
    market.settle(),
    ...Array.from({ length: 6 }, () =>
      seller.call('refundShopOrder', { params: { id: order.id }, body: { goodwillMinor: 1_00 } }),
    ),
  ])
  await market.settle()
  const { refunded } = await seller.call('getShopOrder', { params: { id: order.id } })
  expect(refunded.amountMinor).toBe(16_00)
})

test('the same Idempotency-Key gives back once, also after the answer was forgotten', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  const key = randomUUID()
  await seller.call('refundShopOrder', { ...refundOf(order, 1), key })
  await seller.call('refundShopOrder', { ...refundOf(order, 1), key })
  await sql`delete from idempotency_keys where key = ${key}`.execute(market.context.db)
  const answered = await seller.call('refundShopOrder', { ...refundOf(order, 1), key })
  expect(answered.refunds).toHaveLength(1)
})

test('the database itself refuses more than was paid, and more of a line than was bought', async () => {
  const { order } = await anOrderOfMugs(anOrderDelivered)
  const more = sql`update orders set refunding_minor = 59_91 where id = ${order.id}`
  await expect(more.execute(market.context.db)).rejects.toThrow('orders_refund_within_total')
  const units = sql`update order_lines set refunded_quantity = 4 where order_id = ${order.id} and quantity = 3`
  await expect(units.execute(market.context.db)).rejects.toThrow('order_lines_refund_within_quantity')
})

test('giving back the last thing in a parcel cancels the order, and the shipping goes back too', async () => {
  const { seller, order, stall } = await anOrderOfMugs(anOrderReadyToHandOver)
  const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
  const answered = await seller.call('refundShopOrder', { params: { id: order.id }, body: { lines: all } })
  expect(answered.state).toBe('cancelled')
  await market.settle()
  expect((await seller.call('getShopOrder', { params: { id: order.id } })).refunded.amountMinor).toBe(59_90)
  expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ onHand: 10, reserved: 0 })
})

test('the customer takes a bowl out before the parcel leaves, and twice is once', async () => {
  const { customer, seller, order } = await anOrderOfMugs(anOrderReadyToHandOver)
  const body = { lines: [{ lineId: lineOf(order, 'Bowl'), quantity: 1 }] }
  const key = randomUUID()
  const cancel = { params: { id: order.id }, body, key }
  await customer.call('cancelOrderLines', cancel)
  const again = await customer.call('cancelOrderLines', cancel)
  expect(again.lines.map(({ cancelledQuantity }) => cancelledQuantity)).toEqual([0, 1])
  await market.settle()
  expect((await customer.call('getOrder', { params: { id: order.id } })).refunded.amountMinor).toBe(25_00)
  await handOver({ seller, order } as OrderAtShop)
  expect((await customer.refused('cancelOrderLines', { params: { id: order.id }, body })).code).toBe('wrong_state')
})

test('who takes something out sees before what comes back: the shipping too when nothing is left to send', async () => {
  const { customer, seller, order } = await anOrderOfMugs(anOrderReadyToHandOver)
  const aMug = { params: { id: order.id }, body: { lines: [{ lineId: lineOf(order, 'Mug'), quantity: 1 }] } }
  const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
  expect(await customer.call('previewOrderLines', aMug)).toMatchObject({
    amount: { amountMinor: 10_00 },
    shipping: { amountMinor: 0 },
    isWhole: false,
    isPaid: true,
  })
  expect(await seller.call('previewShopLines', { params: aMug.params, body: { lines: all } })).toMatchObject({
    amount: { amountMinor: 59_90 },
    shipping: { amountMinor: 4_90 },
    isWhole: true,
  })
  const tooMany = { params: aMug.params, body: { lines: [{ lineId: lineOf(order, 'Mug'), quantity: 4 }] } }
  expect((await customer.refused('previewOrderLines', tooMany)).code).toBe('refund_line_unknown')
  expect((await customer.call('getOrder', { params: aMug.params })).refunded.amountMinor).toBe(0)

  await seller.call('cancelShopLines', { ...aMug, body: { ...aMug.body, reason: 'It broke' } })
  await market.settle()
  expect((await customer.call('getOrder', { params: aMug.params })).refunded.amountMinor).toBe(10_00)
  await handOver({ seller, order } as OrderAtShop)
  expect((await customer.refused('previewOrderLines', aMug)).code).toBe('wrong_state')
})

test('the shop hears what it need not send any more, unless it said so itself', async () => {
  const { customer, seller, order } = await anOrderOfMugs(anOrderReadyToHandOver)
  const heard = async ({ person }: typeof seller) => {
    await market.settle()
    const letters = await mailsTo(market, person.email)
    return letters.filter(({ key }) => key.startsWith('shop-order-')).map(({ subject, plain }) => ({ subject, plain }))
  }
  const params = { id: order.id }
  await customer.call('cancelOrderLines', refundOf(order, 2))
  await seller.call('cancelShopLines', { params, body: { ...refundOf(order, 1).body, reason: 'It broke' } })
  const reduced = `Something of order ${order.number} is not to be sent`
  expect(await heard(seller)).toEqual([{ subject: reduced, plain: expect.stringContaining('2 × Mug') }])
  await customer.call('cancelOrder', { params, body: { reason: 'Too late for the party' } })
  const cancelled = `Order ${order.number} was cancelled`
  expect(await heard(seller)).toContainEqual({
    subject: cancelled,
    plain: expect.stringContaining('Too late for the party'),
  })
  const other = await anOrderOfMugs(anOrderReadyToHandOver)
  await other.seller.call('cancelShopOrder', { params: { id: other.order.id }, body: { reason: 'Out of clay' } })
  expect(await heard(other.seller)).toEqual([])
})

test('of an order to be paid at the door, what is cancelled is not asked for; the book knows only what was paid', async () => {
  const { customer, seller, order, stall, checkout } = await anOrderOfMugs(aCashOrderReadyToHandOver)
  expect((await seller.refused('refundShopOrder', refundOf(order, 1))).code).toBe('nothing_paid')
  expect(await customer.call('previewOrderLines', refundOf(order, 2))).toMatchObject({
    amount: { amountMinor: 20_00 },
    isPaid: false,
  })
  await customer.call('cancelOrderLines', refundOf(order, 2))
  const { payment } = await customer.call('getCheckout', { params: { id: checkout.id } })
  expect(payment).toMatchObject({ amount: { amountMinor: 39_90 } })
  await handOver({ seller, order } as OrderAtShop)
  await seller.call('deliverOrder', { params: { id: order.id } })
  await market.settle()
  expect(await bookOfOrder(market, order.id)).toBe(`
cash delivery
  Market: courier clearing      39.90
  Shop: available                        36.40
  Market: commission                      3.50
  Sum                           39.90    39.90`)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 36_40 })
  const subjects = (await mailsTo(market, order.email)).map(({ subject }) => subject)
  expect(subjects).toContain(`Your order ${order.number} has become smaller`)
})

test('money is given back by owner and managers, of their own orders', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  const staff = await aSeller(market, { shop: seller.shop, role: 'staff' })
  expect((await staff.refused('refundShopOrder', refundOf(order, 1))).code).toBe('not_allowed')
  const other = await aSeller(market)
  expect((await other.refused('refundShopOrder', refundOf(order, 1))).code).toBe('order_not_found')
})

test('customer and shop read of money that has gone back, and why', async () => {
  const { seller, order } = await anOrderOfMugs(anOrderDelivered)
  await seller.call('refundShopOrder', refundOf(order, 1, { reason: 'A hair crack' }))
  await market.settle()
  const toCustomer = (await mailsTo(market, order.email)).at(-1)!
  expect(toCustomer.subject).toBe(`€10.00 for order ${order.number} has gone back to you`)
  expect(toCustomer.plain).toContain('A hair crack')
  const toShop = (await mailsTo(market, seller.person.email)).at(-1)!
  expect(toShop.subject).toBe(`€10.00 of order ${order.number} has gone back`)
})
