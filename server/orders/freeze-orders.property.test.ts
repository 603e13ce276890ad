import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { priceBasket, type Basket } from '#server/cart/index.ts'
import { commissionOf } from '#server/market/index.ts'
import { freezeOrders } from './freeze-orders.ts'

const amount = fc.integer({ min: 1, max: 100_000_000 })
const bps = fc.integer({ min: 0, max: 10_000 })

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 999 }),
  unitPriceMinor: amount,
  taxCategory: fc.constantFrom('standard', 'reduced', 'none'),
})

const shop = fc.record({
  priceMinor: fc.integer({ min: 0, max: 10_000 }),
  freeOverMinor: fc.option(amount),
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
})

const basket = fc.array(shop, { minLength: 1, maxLength: 6 }).map((shops): Basket => ({
  cartId: newId(),
  shops: shops.map(({ priceMinor, freeOverMinor, lines }) => ({
    id: newId(),
    slug: 'shop',
    name: 'Shop',
    logo: null,
    acceptsCash: false,
    methods: [{ id: newId(), name: 'Parcel', priceMinor, freeOverMinor, minDays: 1, maxDays: 2 }],
    chosenMethodId: null,
    lines: lines.map((wish) => ({
      ...wish,
      id: newId(),
      variantId: newId(),
      productId: newId(),
      categoryId: newId(),
      slug: 'thing',
      title: 'Thing',
      variantTitle: '',
      sku: '',
      picture: null,
      available: 999,
      isSold: true,
    })),
  })),
}))

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

test('splitting a basket by shop keeps every minor unit', () => {
  fc.assert(
    fc.property(basket, bps, fc.integer({ min: 0, max: 3_000 }), (basket, marketBps, taxBps) => {
      const priced = priceBasket(basket, { taxBps: (category) => (category === 'none' ? 0 : taxBps) })
      const orders = freezeOrders(priced, {
        commissionOf: (sale) => commissionOf(sale, { rules: [], marketBps, taxBps }),
        currency: 'EUR',
        at: new Date(),
      })

      expect(sum(orders.map(({ totalMinor }) => totalMinor))).toBe(priced.totals.totalMinor)
      expect(sum(orders.map(({ taxMinor }) => taxMinor))).toBe(priced.totals.taxMinor)
      for (const order of orders) {
        expect(sum(order.lines.map(({ totalMinor }) => totalMinor)) + order.shippingMinor).toBe(order.totalMinor)
        expect(sum(order.lines.map(({ commissionMinor }) => commissionMinor))).toBe(order.commissionMinor)
        expect(order.commissionMinor).toBeLessThanOrEqual(order.itemsMinor)
        expect(order.taxMinor).toBeLessThanOrEqual(order.totalMinor)
        for (const line of order.lines) expect(line.totalMinor).toBe(line.unitPriceMinor * line.quantity)
      }
    }),
  )
})
