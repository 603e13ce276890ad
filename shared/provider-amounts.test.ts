import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minorUnitDigits, type Currency } from './currencies.ts'
import { minorFromPayPal, minorFromStripe, payPalValueOf, stripeAmountOf } from './provider-amounts.ts'

const currencies = Object.keys(minorUnitDigits) as Currency[]
const anAmount = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(...currencies))

describe('Stripe', () => {
  test.each<[number, Currency, number | null]>([
    [28_00, 'EUR', 2800],
    [1, 'USD', 1],
    // no decimals
    [2800, 'JPY', 2800],
    [2800, 'KRW', 2800],
    // no decimals, sent with two zeros
    [2800, 'ISK', 280_000],
    [2800, 'UGX', 280_000],
    // two decimals by ISO 4217, none at Stripe
    [2800_00, 'MGA', 2800],
    [2800_20, 'MGA', null],
    // two decimals when charged
    [2800_50, 'HUF', 2800_50],
    [99_99, 'TWD', 99_99],
    // three decimals, the last one zero
    [5_120, 'KWD', 5120],
    [5_124, 'KWD', null],
    [1_005, 'BHD', null],
    [1_010, 'TND', 1010],
  ])('counts %i minor units of %s as %s', (amountMinor, currency, amount) => {
    expect(stripeAmountOf(amountMinor, currency)).toBe(amount)
    if (amount !== null) expect(minorFromStripe(amount, currency)).toBe(amountMinor)
  })

  test('an amount it tells that is no whole minor unit is refused, not rounded', () => {
    expect(() => minorFromStripe(280_050, 'ISK')).toThrow('no whole minor unit')
  })

  test('what it can charge comes back as it was', () => {
    fc.assert(
      fc.property(anAmount, ([amountMinor, currency]) => {
        const amount = stripeAmountOf(amountMinor, currency)
        if (amount !== null) expect(minorFromStripe(amount, currency)).toBe(amountMinor)
      }),
    )
  })
})

describe('PayPal', () => {
  test.each<[number, Currency, string | null]>([
    [28_00, 'EUR', '28.00'],
    [5, 'USD', '0.05'],
    [0, 'GBP', '0.00'],
    [-12_34, 'USD', '-12.34'],
    [2800, 'JPY', '2800'],
    // two decimals by ISO 4217, none at PayPal
    [2800_00, 'HUF', '2800'],
    [2800_50, 'HUF', null],
    [100_00, 'TWD', '100'],
    [99_99, 'TWD', null],
    // not taken at all
    [5_120, 'KWD', null],
    [2800, 'ISK', null],
  ])('writes %i minor units of %s as %s', (amountMinor, currency, value) => {
    expect(payPalValueOf(amountMinor, currency)).toBe(value)
    if (value !== null) expect(minorFromPayPal(value, currency)).toBe(amountMinor)
  })

  test.each(['', '1e3', '12.345', '1.', '.5', 'NaN'])('%j is no amount of euros', (value) => {
    expect(() => minorFromPayPal(value, 'EUR')).toThrow('no whole minor unit')
  })

  test('more zeros than a currency has are still the same amount', () => {
    expect(minorFromPayPal('2800.00', 'JPY')).toBe(2800)
    expect(minorFromPayPal('28.5', 'EUR')).toBe(28_50)
  })

  test('what it can charge comes back as it was', () => {
    fc.assert(
      fc.property(anAmount, ([amountMinor, currency]) => {
        const value = payPalValueOf(amountMinor, currency)
        if (value !== null) expect(minorFromPayPal(value, currency)).toBe(amountMinor)
      }),
    )
  })
})
