import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelfOf } from '#test/builders/carts.ts'
import {
  aCashOrderDelivered,
  aCashOrderReadyToHandOver,
  aPlacedCheckout,
  aPromisedCheckout,
  balanceOf,
  handOver,
  mailsTo,
  marketAccount,
} from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { earns } from '#test/builders/withdrawals.ts'
import { bookOfOrder } from '#test/support/book-tables.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('cash is promised at the checkout, collected at the door and then the shop’s, less the commission', async () => {
  const ready = await aCashOrderReadyToHandOver(market)
  const { customer, checkout, seller, order, stall } = ready
  expect(checkout).toMatchObject({ state: 'promised', payment: { state: 'processing', gateway: 'cash' } })
  // A promise does not run out.
  market.clock.advance({ days: 1 })
  await market.settle()
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  const [mail] = await mailsTo(market, 'ana@example.com')
  expect(mail?.plain).toContain('You pay in cash')

  const handedOver = await handOver(ready)
  expect(handedOver.money).toMatchObject({ paid: euro(0), shopReceives: euro(3_010) })
  const delivered = await seller.call('deliverOrder', { params: { id: order.id } })
  expect(delivered.money).toMatchObject({ paid: euro(3_290), commission: euro(280), shopReceives: euro(3_010) })

  expect(await customer.call('getCheckout', { params: { id: checkout.id } })).toMatchObject({
    state: 'paid',
    payment: { state: 'captured' },
    orders: [{ state: 'delivered', paymentMethod: 'cash_on_delivery' }],
  })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 3_010 })
  expect(await marketAccount(market, 'courier_clearing')).toBe(3_290)
  expect(await marketAccount(market, 'commission')).toBe(-280)
  expect(await marketAccount(market, 'gateway_clearing')).toBe(0)
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
})

test('cash that goes back waits for the customer to say where to, and for somebody to transfer it', async () => {
  const operator = await anOperator(market)
  const bought = await aCashOrderDelivered(market)
  const { customer, seller, order } = bought
  const params = { id: order.id }
  const before = { bank: await marketAccount(market, 'bank_clearing'), ...(await balanceOf(market, bought.stall)) }
  await seller.call('refundShopOrder', { params, body: { goodwillMinor: 10_00, reason: 'A chip at the rim' } })
  await market.settle()
  const [waiting] = (await operator.call('listCashRefunds')).items
  expect(waiting).toMatchObject({ order: { number: order.number }, amount: euro(10_00), account: null })
  const asked = (await mailsTo(market, order.email)).map(({ subject }) => subject)
  expect(asked).toContain(`Where may we send €10.00 for order ${order.number}?`)

  const wrong = { params, body: { holder: 'Ana Reis', iban: 'PT50000201231234567890155' } }
  expect((await customer.refused('giveRefundAccount', wrong)).code).toBe('iban_invalid')
  const right = { params, body: { holder: 'Ana Reis', iban: 'PT50 0002 0123 1234 5678 9015 4' } }
  expect(await customer.call('giveRefundAccount', right)).toMatchObject({
    account: { holder: 'Ana Reis', iban: '0154' },
  })
  const [named] = (await operator.call('listCashRefunds')).items
  expect(named).toMatchObject({ account: { holder: 'Ana Reis', iban: 'PT50000201231234567890154' } })

  await operator.call('recordCashRefundPaid', { params: { id: named!.id }, body: { reference: 'SEPA 12' } })
  expect((await operator.call('listCashRefunds')).items).toEqual([])
  const [refund] = (await customer.call('getOrder', { params })).refunds
  expect(refund).toMatchObject({ way: 'bank', state: 'succeeded' })
  expect(await marketAccount(market, 'bank_clearing')).toBe(before.bank - 10_00)
  expect((await balanceOf(market, bought.stall)).available).toBeLessThan(before.available)
  const twice = { params: { id: named!.id }, body: { reference: 'SEPA 12' } }
  expect((await operator.refused('recordCashRefundPaid', twice)).code).toBe('refund_not_found')
})

test('a transfer that was not possible leaves the money to be given back again', async () => {
  const operator = await anOperator(market)
  const { seller, order } = await aCashOrderDelivered(market)
  const params = { id: order.id }
  await seller.call('refundShopOrder', { params, body: { goodwillMinor: 5_00, reason: 'Late' } })
  const [waiting] = (await operator.call('listCashRefunds')).items
  await operator.call('recordCashRefundFailed', {
    params: { id: waiting!.id },
    body: { reason: 'The account is closed' },
  })
  expect(await seller.call('getShopOrder', { params })).toMatchObject({
    refunded: euro(0),
    canRefund: true,
    refunds: [{ state: 'failed', failure: 'The account is closed' }],
  })
})

test('a market takes cash up to its limit, and only where its couriers collect', async () => {
  const operator = await anOperator(market)
  const refusedFor = async (body: { cashLimitMinor?: number | null; cashPlaces?: string[] }) => {
    await operator.call('changeSettings', { body })
    const { customer, checkout } = await aPlacedCheckout(market, { stall: { acceptsCash: true } })
    const pay = { params: { id: checkout.id }, body: { method: 'cash_on_delivery' } } as const
    return (await customer.refused('startPayment', pay)).title
  }
  expect(await refusedFor({ cashLimitMinor: 32_89 })).toBe('Cash on delivery is possible up to €32.89.')
  expect(await refusedFor({ cashLimitMinor: null, cashPlaces: ['ES', 'FR'] })).toBe(
    'Cash on delivery is not possible where this goes.',
  )
  await operator.call('changeSettings', { body: { cashPlaces: ['PT'], cashLimitMinor: 32_90 } })
  const { checkout } = await aPromisedCheckout(market)
  expect(checkout.state).toBe('promised')
  await operator.call('changeSettings', { body: { cashPlaces: [], cashLimitMinor: null } })
})

test('a shop that collects the cash itself owes the commission, which its next earnings pay', async () => {
  const operator = await anOperator(market)
  const ready = await aCashOrderReadyToHandOver(market)
  const { seller, order, stall } = ready
  const terms = { holdDays: 7, reserveBps: 1_000, reserveDays: 5, collectsCash: true }
  await operator.call('setPayoutTerms', { params: { id: stall.shopId }, body: terms })
  const courier = await marketAccount(market, 'courier_clearing')
  await handOver(ready)
  await seller.call('deliverOrder', { params: { id: order.id } })
  // The cash is in the shop's hand: nothing of it rests here, and no courier owes it.
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: -280 })
  expect(await marketAccount(market, 'courier_clearing')).toBe(courier)
  expect(await bookOfOrder(market, order.id)).toBe(`
cash delivery
  Shop: available                2.80
  Market: commission                      2.80
  Sum                            2.80     2.80`)

  await earns(market, stall.shopId, 50_00)
  expect((await seller.call('getWithdrawalTerms')).available).toEqual(euro(47_20))
})

test('what goes back of cash that the shop kept is transferred by the market and becomes a debt of the shop', async () => {
  const operator = await anOperator(market)
  const ready = await aCashOrderReadyToHandOver(market)
  const { seller, order, stall } = ready
  await operator.call('changeSettings', { body: { shopsCollectCash: true } })
  await handOver(ready)
  await seller.call('deliverOrder', { params: { id: order.id } })
  await operator.call('changeSettings', { body: { shopsCollectCash: false } })
  const body = { everything: true, reason: 'Broken' }
  await seller.call('refundShopOrder', { params: { id: order.id }, body })
  const { id } = (await operator.call('listCashRefunds')).items.find(
    ({ order: { number } }) => number === order.number,
  )!
  const account = { holder: 'Ana Reis', iban: 'PT50 0002 0123 1234 5678 9015 4' }
  await ready.customer.call('giveRefundAccount', { params: { id: order.id }, body: account })
  await operator.call('recordCashRefundPaid', { params: { id }, body: { reference: 'SEPA 13' } })
  // It has 32.90 in hand and gave nothing back itself: so much it owes, and no commission.
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: -32_90 })
})

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
