import { expect, test } from 'vitest'
import type { Basket, BasketLine, BasketMethod } from './basket.ts'
import { priceBasket, shippingCost } from './price-basket.ts'

const parcel: BasketMethod = {
  id: 'parcel',
  name: 'Parcel',
  priceMinor: 490,
  freeOverMinor: 5_000,
  minDays: 2,
  maxDays: 4,
}
const express: BasketMethod = { ...parcel, id: 'express', name: 'Express', priceMinor: 990, freeOverMinor: null }

test.each([
  ['below the amount', 4_999, 490],
  ['at the amount', 5_000, 0],
  ['above it', 12_000, 0],
])('shipping that is free over 50.00 costs, %s', (_name, itemsMinor, costMinor) => {
  expect(shippingCost(parcel, itemsMinor)).toBe(costMinor)
})

test('what is missing for free shipping is said for the chosen way, if it can be free at all', () => {
  const price = (chosenMethodId: string | null) =>
    priceBasket(basket([line({ unitPriceMinor: 2_800 })], chosenMethodId), noTax).shops[0]!.missingForFreeShippingMinor
  expect(price(null)).toBe(2_200)
  expect(price('express')).toBeNull()
})

test('a choice of this moment goes before the one in the cart, which goes before the shop’s first', () => {
  const lines = [line({})]
  const chosen = (inCart: string | null, now?: string) =>
    priceBasket(basket(lines, inCart), { ...noTax, choices: new Map(now ? [['shop', now]] : []) }).shops[0]!.method?.id
  expect(chosen(null)).toBe('parcel')
  expect(chosen('express')).toBe('express')
  expect(chosen('express', 'parcel')).toBe('parcel')
})

test('tax is contained, per line and in shipping, and rounded for each by itself', () => {
  const lines = [line({ unitPriceMinor: 333 }), line({ unitPriceMinor: 333 })]
  const { totals } = priceBasket(basket(lines), { taxBps: () => 2_300 })
  // 62.27 and 62.27 are 62 and 62; 490 contains 91.63.
  expect(totals).toEqual({ itemsMinor: 666, shippingMinor: 490, taxMinor: 62 + 62 + 92, totalMinor: 1_156 })
})

test('when everything of a shop is gone, nothing is sent and nothing is paid', () => {
  const { shops, totals } = priceBasket(basket([line({ isSold: false, available: 0 })]), noTax)
  expect(shops[0]!.lines[0]!.problem).toBe('gone')
  expect(totals.totalMinor).toBe(0)
})

const noTax = { taxBps: () => 0 }

function basket(lines: BasketLine[], chosenMethodId: string | null = null): Basket {
  const shop = { id: 'shop', slug: 'shop', name: 'Shop', logo: null, acceptsCash: false }
  return { cartId: 'cart', shops: [{ ...shop, methods: [parcel, express], chosenMethodId, lines }] }
}

function line(wish: Partial<BasketLine>): BasketLine {
  return {
    id: 'line',
    variantId: 'variant',
    productId: 'product',
    categoryId: 'category',
    slug: 'mug',
    title: 'Mug',
    variantTitle: '',
    sku: '',
    taxCategory: 'standard',
    picture: null,
    quantity: 1,
    unitPriceMinor: 2_800,
    available: 10,
    isSold: true,
    ...wish,
  }
}
