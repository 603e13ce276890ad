import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, formatMoney, money, parseAmount, plainAmount, rateOf, taxIncludedIn } from './money.ts'

test('100.00 in three is 33.34, 33.33, 33.33', () => {
  expect(allocate(10_000, [1, 1, 1])).toEqual([3_334, 3_333, 3_333])
})

test('a part without weight gets nothing', () => {
  expect(allocate(1_000, [0, 3, 1])).toEqual([0, 750, 250])
})

test('the parts always sum to the whole, and none is a minor unit away from its fair share', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, shares) => {
      const parts = allocate(amount, shares)
      expect(parts.reduce((total, part) => total + part, 0)).toBe(amount)
      const whole = shares.reduce((total, share) => total + share, 0)
      if (whole > 0)
        parts.forEach((part, index) => expect(Math.abs(part - (amount * shares[index]!) / whole)).toBeLessThan(1))
    }),
  )
})

test('a rate is rounded half away from zero', () => {
  expect(rateOf(1_005, 1_000)).toBe(101)
  expect(rateOf(-1_005, 1_000)).toBe(-101)
  expect(rateOf(1_004, 1_000)).toBe(100)
})

test('123.00 with 23 % tax inside contains 23.00', () => {
  expect(taxIncludedIn(12_300, 2_300)).toBe(2_300)
})

test('tax inside and the net price make the gross price again', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.integer({ min: 0, max: 3_000 }), (gross, bps) => {
      const net = gross - taxIncludedIn(gross, bps)
      expect(Math.abs(net + rateOf(net, bps) - gross)).toBeLessThanOrEqual(1)
    }),
  )
})

test('currencies without and with three decimals are written and read right', () => {
  expect(formatMoney(money(2_800, 'EUR'))).toBe('€28.00')
  expect(formatMoney(money(2_800, 'JPY'), 'en-US')).toBe('¥2,800')
  expect(plainAmount(money(2_800, 'BHD'))).toBe('2.800')
  expect(parseAmount('28,5', 'EUR')).toBe(2_850)
  expect(parseAmount('28.5', 'JPY')).toBeNull()
  expect(parseAmount('1e3', 'EUR')).toBeNull()
})

test('half a cent is no money', () => {
  expect(() => money(0.5, 'EUR')).toThrow(RangeError)
})
