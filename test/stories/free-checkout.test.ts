import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '#server/ledger/index.ts'
import { aFilledCart, anOpenStall, type Stall } from '#test/builders/carts.ts'
import { balanceOf, delivery, handOver, mailsTo, marketAccount, sellerOf } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

// A coupon takes everything off: nobody is asked for money, and the orders go ahead.

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const free = { name: 'Parcel', priceMinor: 0, freeOverMinor: null, minDays: 1, maxDays: 2 }

async function aStall(): Promise<Stall> {
  return await anOpenStall(market, { commissionBps: 1_000, wares: [{ priceMinor: 28_00 }], methods: [free] })
}

/** Somebody orders a thing at 28.00 with a code that takes all of it off. */
async function orders(stall: Stall, code: string) {
  const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
  const { totals } = await customer.call('addCoupon', { body: { code } })
  expect(totals.total.amountMinor).toBe(0)
  const checkout = await customer.call('placeCheckout', { body: { ...delivery, expectedTotal: totals.total } })
  return {
    customer,
    checkout,
    stall,
    stalls: [stall],
    seller: await sellerOf(market, stall),
    order: checkout.orders[0]!,
  }
}

test('a gift of the shop is an order to hand over, without a payment and without a line in the book', async () => {
  const stall = await aStall()
  const owner = await sellerOf(market, stall)
  await owner.call('createOwnCoupon', { body: { code: 'GIFT', kind: 'percent', bps: 10_000 } })
  const gift = await orders(stall, 'GIFT')
  expect(gift.checkout).toMatchObject({
    state: 'paid',
    payment: null,
    orders: [{ state: 'processing', paymentMethod: 'free' }],
  })
  const again = { params: { id: gift.checkout.id }, body: { method: 'card', token: 'tok_success' } } as const
  expect((await gift.customer.refused('startPayment', again)).code).toBe('checkout_not_open')
  await market.settle()
  const letters = (await mailsTo(market, gift.order.email)).map(({ subject }) => subject)
  expect(letters).toContain(`Your order ${gift.order.number} is confirmed`)
  await handOver(gift)
  await gift.seller.call('deliverOrder', { params: { id: gift.order.id } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 0 })
  expect((await gift.seller.call('getShopOrder', { params: { id: gift.order.id } })).canRefund).toBe(false)
})

test('a gift of the market pays the shop in full, less the commission; cancelled, the market has it again', async () => {
  const operator = await anOperator(market)
  await operator.call('createMarketCoupon', { body: { code: 'ONUS', kind: 'percent', bps: 10_000, bearer: 'market' } })
  const stall = await aStall()
  const before = await marketAccount(market, 'concessions')
  const gift = await orders(stall, 'ONUS')
  expect(await balanceOf(market, stall)).toEqual({ pending: 28_00, available: 0 })
  await handOver(gift)
  await gift.seller.call('deliverOrder', { params: { id: gift.order.id } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 25_20 })

  const regretted = await orders(stall, 'ONUS')
  await regretted.customer.call('cancelOrder', { params: { id: regretted.order.id }, body: { reason: '' } })
  expect(await balanceOf(market, stall)).toEqual({ pending: 0, available: 25_20 })
  expect(await marketAccount(market, 'concessions')).toBe(before + 28_00)
  await market.settle()
  expect((await verifyLedger(market.context)).faults).toEqual([])
})
