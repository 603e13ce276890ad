import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import {
  aCashOrderReadyToHandOver,
  anOrderDelivered,
  anOrderHandedOver,
  balanceOf,
  handOver,
  marketAccount,
  mailsTo,
  sellerOf,
  type OrderAtShop,
} from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { bookOfOrder } from '#test/support/book-tables.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { closeChargeback, openChargeback } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** A teapot at 78.00 that has arrived, sent for free, with a commission of 10 %. */
async function aTeapot(build: typeof anOrderDelivered = anOrderDelivered): Promise<OrderAtShop> {
  const wares = [{ title: 'Snowfall teapot', priceMinor: 78_00 }]
  const stall = await anOpenStall(market, { commissionBps: 1_000, wares })
  return await build(market, { stalls: [stall] })
}

const cracked = ({ order }: OrderAtShop) => ({
  params: { id: order.id },
  body: { reason: 'damaged', words: 'Tea runs down the side.' },
})

/** A dispute about which shop and customer have not agreed for 48 hours. */
async function anOpenCase(bought: OrderAtShop): Promise<{ id: string }> {
  const { id } = await bought.customer.call('raiseDispute', cracked(bought))
  market.clock.advance({ hours: 48 })
  await bought.customer.call('escalateDispute', { params: { id } })
  return { id }
}

const setAsideTable = `
dispute opened
  Shop: available               70.20
  Shop: disputed                         70.20
  Sum                           70.20    70.20`

const releasedTable = `
dispute closed
  Shop: disputed                70.20
  Shop: available                        70.20
  Sum                           70.20    70.20`

test('the customer writes first; after 48 hours the market decides, and the verdict posts by itself', async () => {
  const operator = await anOperator(market)
  const bought = await aTeapot()
  const { customer, seller, order, stall } = bought
  const { id } = await customer.call('raiseDispute', cracked(bought))
  expect((await customer.refused('escalateDispute', { params: { id } })).code).toBe('too_early')
  await seller.call('addShopWords', { params: { id }, body: { words: 'I offer half, and she keeps it.' } })
  market.clock.advance({ hours: 48 })
  const opened = await customer.call('escalateDispute', { params: { id } })
  expect(opened).toMatchObject({ state: 'open', claimed: { amountMinor: 78_00 } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })

  const locked = await seller.refused('refundShopOrder', { params: { id: order.id }, body: { goodwillMinor: 1_00 } })
  expect(locked.code).toBe('refunds_locked')

  const body = { verdict: 'part', amountMinor: 39_00 }
  const preview = await operator.call('previewVerdict', { params: { id }, body })
  expect(preview).toMatchObject({ toCustomer: { amountMinor: 39_00 }, toShop: { amountMinor: 39_00 } })
  const reason = 'A leak at the joint is a making fault, but the pot was used.'
  const decided = await operator.call('giveVerdict', { params: { id }, body: { ...body, reason } })
  expect(decided).toMatchObject({ state: 'decided', canDecide: false, verdictReason: reason })
  await market.settle()
  expect(await bookOfOrder(market, order.id)).toContain(`${setAsideTable}
${releasedTable}

refund
  Shop: available               35.10
  Market: commission             3.90
  Market: gateway clearing               39.00
  Sum                           39.00    39.00`)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 35_10 })
  expect((await customer.call('listOrderDisputes', { params: { id: order.id } })).items[0]).toMatchObject({
    verdict: 'part',
    verdictReason: reason,
    words: [{ side: 'customer' }, { side: 'shop' }],
  })
  const letters = (await mailsTo(market, order.email)).filter(({ subject }) => subject.includes('verdict'))
  expect(letters).toHaveLength(1)
  expect(letters[0]!.plain).toContain(reason)
})

test('what the market bears leaves the shop everything', async () => {
  const operator = await anOperator(market)
  const bought = await aTeapot()
  const { id } = await anOpenCase(bought)
  const body = { verdict: 'all', bearer: 'market', reason: 'The parcel service broke it, not the shop.' }
  await operator.call('giveVerdict', { params: { id }, body })
  await market.settle()
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: 70_20 })
  expect(await bookOfOrder(market, bought.order.id)).toContain(`
refund
  Market: concessions           78.00
  Market: gateway clearing               78.00
  Sum                           78.00    78.00`)
})

test('a claim that is turned down gives the shop its money again, and can be appealed once', async () => {
  const operator = await anOperator(market)
  const bought = await aTeapot()
  const { customer, stall } = bought
  const { id } = await anOpenCase(bought)
  const no = { verdict: 'none', reason: 'Nothing can be seen on the pictures.' }
  await operator.call('giveVerdict', { params: { id }, body: no })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 70_20 })
  const appealed = await customer.call('appealAsCustomer', { params: { id }, body: { words: 'Look at the spout.' } })
  expect(appealed).toMatchObject({ state: 'appealed', canAppeal: false })
  await operator.call('giveVerdict', {
    params: { id },
    body: { verdict: 'part', amountMinor: 20_00, reason: 'The spout is chipped indeed.' },
  })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 52_20 })
  const again = await customer.refused('appealAsCustomer', { params: { id }, body: { words: 'And the lid?' } })
  expect(again.code).toBe('too_late')
  const told = (await mailsTo(market, bought.seller.person.email)).map(({ subject }) => subject)
  expect(told.filter((subject) => subject.includes('asks for another look'))).toHaveLength(1)
})

test('a declined return is a case at once', async () => {
  const bought = await aTeapot()
  const { customer, seller, order } = bought
  const { id } = await customer.call('requestReturn', {
    params: { id: order.id },
    body: { lines: [{ lineId: order.lines[0]!.id, quantity: 1, reason: 'damaged' }] },
  })
  await seller.call('declineReturn', { params: { id }, body: { reason: 'It was used' } })
  expect(await customer.call('raiseDispute', cracked(bought))).toMatchObject({ state: 'open', origin: 'return' })
})

test('without a verdict in time the customer gets the money', async () => {
  const bought = await aTeapot()
  const { id } = await anOpenCase(bought)
  market.clock.advance({ days: 8 })
  await market.settle()
  const seller = await sellerOf(market, bought.stall)
  const seen = await seller.call('getShopDispute', { params: { id } })
  expect(seen).toMatchObject({ state: 'decided', verdict: 'all', verdictAmount: { amountMinor: 78_00 } })
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: 0 })
})

test('when they agree the money is released and refunds are open again', async () => {
  const bought = await aTeapot()
  const { customer, seller, order, stall } = bought
  const { id } = await anOpenCase(bought)
  await customer.call('settleDispute', { params: { id } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 70_20 })
  expect((await seller.call('getShopOrder', { params: { id: order.id } })).canRefund).toBe(true)
})

test('a parcel that arrives during a dispute leaves its money set aside until there is a verdict', async () => {
  const operator = await anOperator(market)
  const bought = await aTeapot(anOrderHandedOver)
  const { seller, order, stall } = bought
  const { id } = await anOpenCase(bought)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  await seller.call('deliverOrder', { params: { id: order.id } })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  expect((await seller.call('getShopDispute', { params: { id } })).setAside.amountMinor).toBe(78_00)
  const reason = 'The tea runs from the spout.'
  await operator.call('giveVerdict', { params: { id }, body: { verdict: 'part', amountMinor: 39_00, reason } })
  market.clock.advance({ minutes: 2 })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 35_10 })
})

test('cash for a disputed parcel is set aside when it is paid at the door', async () => {
  const wares = [{ title: 'Snowfall teapot', priceMinor: 78_00 }]
  const stall = await anOpenStall(market, { commissionBps: 1_000, wares, acceptsCash: true })
  const bought = await aCashOrderReadyToHandOver(market, { stalls: [stall] })
  await handOver(bought)
  const { id } = await anOpenCase(bought)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  await bought.seller.call('deliverOrder', { params: { id: bought.order.id } })
  expect((await bought.seller.call('getShopDispute', { params: { id } })).setAside.amountMinor).toBe(78_00)
  await bought.customer.call('settleDispute', { params: { id } })
  market.clock.advance({ minutes: 2 })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 70_20 })
})

test('held money is set aside from what is pending, and its hold does not end while the case is open', async () => {
  const operator = await anOperator(market)
  const bought = await aTeapot(anOrderHandedOver)
  const { customer, seller, order, stall } = bought
  await operator.call('setPayoutTerms', {
    params: { id: stall.shopId },
    body: { holdDays: 3, reserveBps: null, reserveDays: null },
  })
  await seller.call('deliverOrder', { params: { id: order.id } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 78_00, available: 0 })
  const { id } = await anOpenCase(bought)
  market.clock.advance({ days: 2 })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  await customer.call('settleDispute', { params: { id } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 78_00, available: 0 })
  market.clock.advance({ minutes: 2 })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 70_20 })
  expect(await bookOfOrder(market, order.id)).toContain(`
dispute opened
  Shop: pending                 78.00
  Shop: disputed                         78.00
  Sum                           78.00    78.00

dispute closed
  Shop: disputed                78.00
  Shop: pending                          78.00
  Sum                           78.00    78.00

delivery
  Shop: pending                 78.00
  Shop: available                        70.20
  Market: commission                      7.80
  Sum                           78.00    78.00`)
})

async function chargedBack({ order }: OrderAtShop, amountMinor = 78_00): Promise<string> {
  const reference = `cb_${newId()}`
  const { rows } = await sql<{ id: string }>`
    select p.id from payments p join orders o on o.checkout_id = p.checkout_id where o.id = ${order.id}`.execute(
    market.context.db,
  )
  const opened = { reference, paymentId: rows[0]!.id, amountMinor, currency: 'EUR' as const }
  await inTransaction(market.context, (tx) => openChargeback(tx, opened))
  await inTransaction(market.context, (tx) => openChargeback(tx, opened))
  return reference
}

const ends = (reference: string, outcome: 'won' | 'lost') =>
  inTransaction(market.context, (tx) =>
    closeChargeback(tx, { reference, amountMinor: 78_00, currency: 'EUR' }, outcome),
  )

test('a chargeback sets the whole sum aside; won, it comes back', async () => {
  const bought = await aTeapot()
  const reference = await chargedBack(bought)
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: -7_80 })
  await ends(reference, 'won')
  await ends(reference, 'won')
  expect(await bookOfOrder(market, bought.order.id)).toContain(`
dispute opened
  Shop: available               78.00
  Shop: disputed                         78.00
  Sum                           78.00    78.00

dispute closed
  Shop: disputed                78.00
  Shop: available                        78.00
  Sum                           78.00    78.00`)
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: 70_20 })
})

test('lost, the gateway keeps it, and nobody can give it back a second time', async () => {
  const bought = await aTeapot()
  const { seller, order, stall } = bought
  const reference = await chargedBack(bought)
  await ends(reference, 'lost')
  await ends(reference, 'lost')
  expect(await bookOfOrder(market, order.id)).toContain(`
chargeback lost
  Shop: disputed                78.00
  Market: gateway clearing               78.00
  Sum                           78.00    78.00`)
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: -7_80 })
  const after = await seller.call('getShopOrder', { params: { id: order.id } })
  expect(after).toMatchObject({ refunded: { amountMinor: 78_00 }, canRefund: false, isDisputed: false })
})

test('a chargeback lost before delivery is taken from what was pending, and nothing is earned of it', async () => {
  const bought = await aTeapot(anOrderHandedOver)
  const reference = await chargedBack(bought)
  await ends(reference, 'lost')
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: 0 })
  await bought.seller.call('deliverOrder', { params: { id: bought.order.id } })
  expect(await balanceOf(market, bought.stall)).toEqual({ pending: 0, available: 0 })
})

test('a bank that takes the money settles what customer and shop were disputing', async () => {
  const bought = await aTeapot()
  const { id } = await anOpenCase(bought)
  await chargedBack(bought)
  expect(await bought.seller.call('getShopDispute', { params: { id } })).toMatchObject({ state: 'settled' })
  const { items } = await bought.seller.call('listShopDisputes')
  expect(items.map(({ origin, state }) => [origin, state])).toEqual([
    ['chargeback', 'open'],
    ['customer', 'settled'],
  ])
})

test('what a bank takes of an order that was refunded before is the market’s loss, once', async () => {
  const bought = await aTeapot()
  const { seller, order, stall } = bought
  await seller.call('refundShopOrder', { params: { id: order.id }, body: { everything: true, reason: 'It leaks' } })
  await market.settle()
  const before = await marketAccount(market, 'concessions')
  const gone = await marketAccount(market, 'gateway_clearing')
  const reference = await chargedBack(bought)
  await ends(reference, 'lost')
  await ends(reference, 'lost')
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  expect(await marketAccount(market, 'concessions')).toBe(before + 78_00)
  expect(await marketAccount(market, 'gateway_clearing')).toBe(gone - 78_00)
})
