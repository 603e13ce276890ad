import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareCredit } from './credit-back.ts'

const paid = (orderId: string, goodsMinor: number, leftMinor = goodsMinor + 490, askedMinor = goodsMinor) => ({
  orderId,
  askedMinor,
  goodsMinor,
  leftMinor,
})

test('credit goes back of the newest order first, and of older ones what that does not hold', () => {
  expect(shareCredit(9_900, [paid('new', 2_000), paid('trial', 0, 490), paid('old', 10_000)])).toEqual([
    { orderId: 'new', amountMinor: 2_000, creditMinor: 2_000 },
    { orderId: 'old', amountMinor: 7_900, creditMinor: 7_900 },
  ])
})

test('of an order that was given back in part no more goes back than is left of it', () => {
  expect(shareCredit(2_000, [paid('new', 2_000, 500)])).toEqual([
    { orderId: 'new', amountMinor: 500, creditMinor: 500 },
  ])
})

test('where the shelf says prices without tax, the tax goes back with them', () => {
  expect(shareCredit(1_000, [paid('new', 2_400, 2_890, 2_000)])).toEqual([
    { orderId: 'new', amountMinor: 1_200, creditMinor: 1_000 },
  ])
})

test('whatever was paid, no more goes back than is left, and no more credit is used than there is', () => {
  const amount = fc.integer({ min: 0, max: 10_000 })
  const order = fc
    .tuple(amount, amount, amount)
    .map(([goods, left, asked]) => paid('one', goods, left, Math.min(asked, goods)))
  fc.assert(
    fc.property(amount, fc.array(order, { maxLength: 5 }), (creditMinor, orders) => {
      const back = shareCredit(creditMinor, orders)
      for (const { amountMinor } of back) expect(amountMinor).toBeGreaterThan(0)
      expect(back.reduce((sum, each) => sum + each.creditMinor, 0)).toBeLessThanOrEqual(creditMinor)
      expect(back.reduce((sum, each) => sum + each.amountMinor, 0)).toBeLessThanOrEqual(
        orders.reduce((sum, { goodsMinor, leftMinor }) => sum + Math.min(goodsMinor, leftMinor), 0),
      )
    }),
  )
})
