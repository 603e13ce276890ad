import { expect, test } from 'vitest'
import type { Offer } from '#server/sale-events/index.ts'
import type { Basket, BasketLine, BasketMethod } from './basket.ts'
import { priceBasket, type PricingRules } from './price-basket.ts'
import { shippingCost, whyNotSent } from './ship-basket.ts'

const parcel: BasketMethod = {
  id: 'parcel',
  name: 'Parcel',
  priceMinor: 490,
  freeOverMinor: 5_000,
  minDays: 2,
  maxDays: 4,
  places: [],
  bands: [],
  minItemsMinor: null,
  maxItemsMinor: null,
}
const express: BasketMethod = { ...parcel, id: 'express', name: 'Express', priceMinor: 990, freeOverMinor: null }

test.each([
  ['below the amount', 4_999, 490],
  ['at the amount', 5_000, 0],
  ['above it', 12_000, 0],
])('shipping that is free over 50.00 costs, %s', (_name, itemsMinor, costMinor) => {
  expect(shippingCost(parcel, aParcel({ itemsMinor }))).toBe(costMinor)
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
  const { totals } = priceBasket(basket(lines), { ...noTax, taxOf: () => ({ bps: 2_300, reason: 'rule' }) })
  // 62.27 and 62.27 are 62 and 62; 490 contains 91.63.
  expect(totals).toMatchObject({ itemsMinor: 666, shippingMinor: 490, taxMinor: 62 + 62 + 92, totalMinor: 1_156 })
})

test('when everything of a shop is gone, nothing is sent and nothing is paid', () => {
  const { shops, totals } = priceBasket(basket([line({ isSold: false, available: 0 })]), noTax)
  expect(shops[0]!.lines[0]!.problem).toBe('gone')
  expect(totals.totalMinor).toBe(0)
})

test('tax that prices do not include is added, per line and to shipping', () => {
  const rules: PricingRules = { ...noTax, pricesIncludeTax: false, taxOf: () => ({ bps: 2_300, reason: 'rule' }) }
  const { totals } = priceBasket(basket([line({ unitPriceMinor: 333 })]), rules)
  // 76.59 and 112.7 are 77 and 113.
  expect(totals).toMatchObject({ itemsMinor: 410, shippingMinor: 603, taxMinor: 190, totalMinor: 1_013 })
})

test('a business that accounts for the tax itself is asked the price without it', () => {
  const rules: PricingRules = {
    ...noTax,
    taxOf: () => ({ bps: 2_300, reason: 'rule' }),
    isReverseCharge: (country) => country === 'PT',
  }
  const { shops, totals } = priceBasket(basket([line({ unitPriceMinor: 2_460, quantity: 2 })]), rules)
  expect(shops[0]!.lines[0]).toMatchObject({ unitPriceMinor: 2_000, taxBps: 0, taxReason: 'reverse_charge' })
  expect(totals).toMatchObject({ itemsMinor: 4_000, shippingMinor: 398, taxMinor: 0 })
})

test.each([
  ['where it goes', { places: ['PT', '!PT:9'] }, 490],
  ['where it does not go', { places: ['ES'] }, null],
  [
    'by weight',
    {
      bands: [
        { upToGrams: 500, priceMinor: 300 },
        { upToGrams: 2_000, priceMinor: 700 },
      ],
    },
    700,
  ],
  ['too heavy', { bands: [{ upToGrams: 500, priceMinor: 300 }] }, null],
  ['too little', { minItemsMinor: 5_000 }, null],
  ['too much', { maxItemsMinor: 1_000 }, null],
])('a way to send costs what fits the parcel: %s', (_name, wish, costMinor) => {
  expect(shippingCost({ ...parcel, ...wish }, aParcel({ weightGrams: 1_200 }))).toBe(costMinor)
})

test('why nothing is sent is the first reason that rules out what is left', () => {
  const why = (...ways: Partial<BasketMethod>[]) =>
    whyNotSent(
      ways.map((way) => Object.assign({}, parcel, way)),
      aParcel({ weightGrams: 3_000 }),
    )
  expect(why()).toBe('no_way')
  expect(why({ places: ['ES'] })).toBe('not_there')
  expect(why({ places: ['ES'] }, { bands: [{ upToGrams: 1_000, priceMinor: 1 }] })).toBe('too_heavy')
  expect(why({ minItemsMinor: 9_000 })).toBe('amount')
})

test('a line goes at the price of a sale event as a whole or not at all', () => {
  const offer: Offer = {
    itemId: 'item',
    slug: 'winter',
    title: 'Winter',
    priceMinor: 2_000,
    endsAt: '2026-12-01T00:00:00.000Z',
    left: 3,
    mostPerCustomer: 2,
    takenByCustomer: 0,
    whenGone: 'normal_price',
  }
  const priced = (quantity: number, wish: Partial<Offer> = {}) =>
    priceBasket(basket([line({ quantity, offer: { ...offer, ...wish } })]), noTax).shops[0]!.lines[0]!
  expect(priced(2)).toMatchObject({ unitPriceMinor: 2_000, isAtEventPrice: true })
  expect(priced(3)).toMatchObject({ unitPriceMinor: 2_800, isAtEventPrice: false, problem: null })
  expect(priced(2, { takenByCustomer: 1 })).toMatchObject({ unitPriceMinor: 2_800 })
  expect(priced(4, { mostPerCustomer: null, whenGone: 'sold_out' })).toMatchObject({
    available: 3,
    problem: 'not_enough',
  })
})

const noTax: PricingRules = {
  currency: 'EUR',
  at: new Date('2026-11-28T12:00:00Z'),
  destination: { country: 'PT', region: '', postalCode: '' },
  pricesIncludeTax: true,
  taxOf: () => ({ bps: 0, reason: 'no_rule' }),
  isReverseCharge: () => false,
}

function aParcel(wish: { itemsMinor?: number; weightGrams?: number }) {
  return { itemsMinor: 2_800, weightGrams: 0, destination: noTax.destination, ...wish }
}

function basket(lines: BasketLine[], chosenMethodId: string | null = null): Basket {
  const shop = {
    id: 'shop',
    slug: 'shop',
    name: 'Shop',
    logo: null,
    country: 'PT',
    currency: 'EUR' as const,
    acceptsCash: false,
    holidayUntil: null,
  }
  const going = { country: null, region: '', postalCode: '', taxNumber: '' }
  return {
    cartId: 'cart',
    ...going,
    coupons: [],
    shops: [{ ...shop, methods: [parcel, express], chosenMethodId, lines }],
  }
}

function line(wish: Partial<BasketLine>): BasketLine {
  return {
    id: 'line',
    variantId: 'variant',
    productId: 'product',
    categoryPath: ['category'],
    slug: 'mug',
    title: 'Mug',
    variantTitle: '',
    sku: '',
    taxCategory: 'standard',
    isDigital: false,
    picture: null,
    quantity: 1,
    unitPriceMinor: 2_800,
    available: 10,
    isSold: true,
    weightGrams: 0,
    offer: null,
    plan: null,
    ...wish,
  }
}
