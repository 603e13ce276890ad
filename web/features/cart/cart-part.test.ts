import { expect, test } from 'vitest'
import type { Cart } from '#shared/api/cart.schemas.ts'
import { partOfCart } from './cart-part.ts'

const totals = (currency: 'EUR' | 'SEK', amountMinor: number) => {
  const money = { amountMinor, currency }
  const none = { amountMinor: 0, currency }
  return { items: money, shipping: none, discount: none, tax: none, total: money, isTaxIncluded: true }
}
const shopIn = (currency: 'EUR' | 'SEK', amountMinor: number, quantity: number) =>
  ({ totals: totals(currency, amountMinor), lines: [{ quantity, problem: null }] }) as unknown as Cart['shops'][number]

const cart = {
  shops: [shopIn('EUR', 2_000, 2), shopIn('SEK', 9_900, 1)],
  quantity: 3,
  totals: totals('EUR', 2_000),
  sums: [
    { currency: 'EUR', totals: totals('EUR', 2_000) },
    { currency: 'SEK', totals: totals('SEK', 9_900) },
  ],
  coupons: [],
  hasProblems: false,
} satisfies Cart

test('a basket in two currencies is paid part by part', () => {
  expect(partOfCart(cart, 'SEK')).toMatchObject({ quantity: 1, totals: { total: { amountMinor: 9_900 } } })
  expect(partOfCart(cart, undefined)).toMatchObject({ quantity: 2, totals: { total: { amountMinor: 2_000 } } })
})

test('what is no longer in the basket is not paid: the first part stands in', () => {
  expect(partOfCart(cart, 'JPY').totals.total.currency).toBe('EUR')
})
