import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelfOf } from '#test/builders/carts.ts'
import { aCashOrderReadyToHandOver, balanceOf, handOver, mailsTo, marketAccount } from '#test/builders/orders.ts'
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

function euro(amountMinor: number) {
  return { amountMinor, currency: 'EUR' }
}
