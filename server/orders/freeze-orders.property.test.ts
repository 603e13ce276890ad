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
  isDigital: fc.boolean(),
})

const shop = fc.record({
  priceMinor: fc.integer({ min: 0, max: 10_000 }),
  freeOverMinor: fc.option(amount),
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
})

const basket = fc.array(shop, { minLength: 1, maxLength: 6 }).map((shops): Basket => ({
  cartId: newId(),
  country: null,
  region: '',
  postalCode: '',
  taxNumber: '',
  coupons: [],
  shops: shops.map(({ priceMinor, freeOverMinor, lines }) => ({
    id: newId(),
    slug: 'shop',
    name: 'Shop',
    logo: null,
    country: 'PT',
    currency: 'EUR',
    acceptsCash: false,
    holidayUntil: null,
    methods: [parcelAt(priceMinor, freeOverMinor)],
    chosenMethodId: null,
    lines: lines.map((wish) => ({
      ...wish,
      id: newId(),
      variantId: newId(),
      productId: newId(),
      categoryPath: [newId()],
      slug: 'thing',
      title: 'Thing',
      variantTitle: '',
      sku: '',
      picture: null,
      available: 999,
      weightGrams: 0,
      offer: null,
      plan: null,
      isSold: true,
    })),
  })),
}))

function parcelAt(priceMinor: number, freeOverMinor: number | null) {
  const anything = { places: [], bands: [], minItemsMinor: null, maxItemsMinor: null }
  return { id: newId(), name: 'Parcel', priceMinor, freeOverMinor, minDays: 1, maxDays: 2, ...anything }
}

const coupon = fc
  .record({
    kind: fc.constantFrom('percent' as const, 'fixed' as const, 'free_shipping' as const),
    bps: fc.integer({ min: 1, max: 10_000 }),
    amountMinor: amount,
    bearer: fc.constantFrom('shop' as const, 'market' as const),
  })
  .map(({ kind, bps, amountMinor, bearer }): Basket['coupons'][number] => ({
    coupon: {
      id: newId(),
      code: newId().slice(-12),
      shopId: null,
      kind,
      bps: kind === 'percent' ? bps : null,
      amountMinor: kind === 'fixed' ? amountMinor : null,
      currency: 'EUR',
      minMinor: null,
      maxMinor: null,
      maxDiscountMinor: null,
      productIds: [],
      categoryIds: [],
      startsAt: null,
      endsAt: null,
      maxUses: null,
      maxUsesPerCustomer: null,
      isForFirstOrder: false,
      isStackable: true,
      bearer,
      uses: 0,
    },
    user: { uses: 0, hasOrdered: false },
  }))

const terms = fc.record({
  taxBps: fc.integer({ min: 0, max: 3_000 }),
  marketBps: bps,
  pricesIncludeTax: fc.boolean(),
  isReverseCharge: fc.boolean(),
  coupons: fc.array(coupon, { maxLength: 3 }),
})

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

test('splitting a basket by shop keeps every minor unit, whatever is taken off and however it is taxed', () => {
  fc.assert(
    fc.property(basket, terms, (plain, { taxBps, marketBps, pricesIncludeTax, isReverseCharge, coupons }) => {
      const at = new Date('2026-11-28T12:00:00Z')
      const priced = priceBasket(
        { ...plain, coupons },
        {
          currency: 'EUR',
          at,
          destination: { country: 'PT', region: '', postalCode: '' },
          pricesIncludeTax,
          taxOf: (_shopId, category) => ({ bps: category === 'none' ? 0 : taxBps, reason: 'rule' }),
          isReverseCharge: () => isReverseCharge,
        },
      )
      const orders = freezeOrders(priced, {
        commissionOf: (sale) => commissionOf(sale, { rules: [], marketBps, taxBps, shopsOfMarket: new Set() }),
        isShopOfMarket: () => false,
        at,
      })

      expect(sum(orders.map(({ totalMinor }) => totalMinor))).toBe(priced.totals.totalMinor)
      expect(sum(orders.map(({ taxMinor }) => taxMinor))).toBe(priced.totals.taxMinor)
      const takenOff = priced.totals.discountMinor + priced.totals.shippingDiscountMinor
      expect(sum(priced.coupons.map(({ discountMinor }) => discountMinor))).toBe(takenOff)
      for (const order of orders) {
        expect(sum(order.lines.map(({ totalMinor }) => totalMinor)) + order.shippingMinor).toBe(order.totalMinor)
        expect(sum(order.lines.map(({ discountMinor }) => discountMinor))).toBe(order.discountMinor)
        expect(sum(order.lines.map(({ taxMinor }) => taxMinor)) + order.shippingTaxMinor).toBe(order.taxMinor)
        expect(sum(order.lines.map(({ commissionMinor }) => commissionMinor))).toBe(order.commissionMinor)
        expect(order.commissionMinor).toBeLessThanOrEqual(order.itemsMinor + order.marketDiscountMinor)
        expect(order.marketDiscountMinor).toBeLessThanOrEqual(order.discountMinor + order.shippingDiscountMinor)
        expect(order.taxMinor).toBeLessThanOrEqual(order.totalMinor)
        if (isReverseCharge) expect(order.taxMinor).toBe(0)
        for (const line of order.lines) {
          const addedMinor = line.taxIsAdded ? line.taxMinor : 0
          expect(line.totalMinor).toBe(line.unitPriceMinor * line.quantity - line.discountMinor + addedMinor)
        }
      }
    }),
  )
})
