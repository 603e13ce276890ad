import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter } from './billing-days.ts'
import { prorate } from './proration.ts'

test.each([
  // half of a month of 30 days, twice the price
  ['2027-04-01', '2027-05-01', '2027-04-16', 10_00, 20_00, { daysUsed: 15, daysLeft: 15, dueMinor: 5_00 }],
  // 10.00 × 18/28 is 6.428…, 20.00 × 18/28 is 12.857…
  ['2027-02-01', '2027-03-01', '2027-02-11', 10_00, 20_00, { creditMinor: 6_43, chargeMinor: 12_86, dueMinor: 6_43 }],
  // the leap day counts: 18 of 29 becomes 19 of 29
  ['2028-02-01', '2028-03-01', '2028-02-11', 10_00, 20_00, { creditMinor: 6_55, chargeMinor: 13_10, dueMinor: 6_55 }],
  // cheaper: kept for the customer
  [
    '2027-04-01',
    '2027-05-01',
    '2027-04-11',
    30_00,
    15_00,
    { creditMinor: 20_00, chargeMinor: 10_00, dueMinor: -10_00 },
  ],
  // 240.00 × 183/365 is 120.328…, 120.00 × 183/365 is 60.164…
  ['2027-01-01', '2028-01-01', '2027-07-02', 120_00, 240_00, { daysUsed: 182, daysLeft: 183, dueMinor: 60_17 }],
  // on the first day all of it, on the last none
  ['2027-04-01', '2027-05-01', '2027-04-01', 9_99, 19_99, { creditMinor: 9_99, chargeMinor: 19_99 }],
  ['2027-04-01', '2027-05-01', '2027-05-01', 9_99, 19_99, { creditMinor: 0, chargeMinor: 0, dueMinor: 0 }],
  // yen
  ['2027-04-01', '2027-05-01', '2027-04-11', 1_000, 0, { creditMinor: 667, dueMinor: -667 }],
] as const)('from %s to %s, changed on %s, %i to %i', (from, to, on, oldMinor, newMinor, expected) => {
  expect(prorate({ from, to, on, oldMinor, newMinor })).toMatchObject(expected)
})

test('nothing is given back that was not paid, the same price costs nothing, and there and back is nothing', () => {
  const price = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 400 }), fc.nat(400), (oldMinor, newMinor, days, used) => {
      const cycle = { from: '2027-01-31', to: dayAfter('2027-01-31', days), on: dayAfter('2027-01-31', used % days) }
      const { creditMinor, dueMinor } = prorate({ ...cycle, oldMinor, newMinor })
      expect(creditMinor).toBeGreaterThanOrEqual(0)
      expect(creditMinor).toBeLessThanOrEqual(oldMinor)
      expect(prorate({ ...cycle, oldMinor, newMinor: oldMinor }).dueMinor).toBe(0)
      expect(dueMinor + prorate({ ...cycle, oldMinor: newMinor, newMinor: oldMinor }).dueMinor).toBe(0)
    }),
  )
})

test('a day outside the cycle is refused', () => {
  const cycle = { from: '2027-04-01', to: '2027-05-01', oldMinor: 1, newMinor: 1 }
  expect(() => prorate({ ...cycle, on: '2027-03-31' })).toThrow(RangeError)
  expect(() => prorate({ ...cycle, on: '2027-05-02' })).toThrow(RangeError)
})
