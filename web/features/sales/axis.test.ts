import { expect, test } from 'vitest'
import { roundMarks, shortAmount } from './axis.ts'

test.each([
  [33_900, [0, 10_000, 20_000, 30_000, 40_000]],
  [50_200, [0, 20_000, 40_000, 60_000]],
  [1_520_000, [0, 500_000, 1_000_000, 1_500_000, 2_000_000]],
  [0, [0, 100, 200]],
])('a best day of %i cents stands under round marks', (amountMinor, marks) => {
  expect(roundMarks({ amountMinor, currency: 'EUR' })).toEqual(marks)
})

test('an axis has no room for cents', () => {
  expect(shortAmount({ amountMinor: 40_000, currency: 'EUR' }, 'en-IE')).toBe('€400')
  expect(shortAmount({ amountMinor: 1_500_000, currency: 'EUR' }, 'en-IE').toLowerCase()).toBe('€15k')
})
