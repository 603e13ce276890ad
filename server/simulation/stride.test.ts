import { expect, test } from 'vitest'
import { endOfStride, gatheredMs, midnightAfter } from './stride.ts'

test.each([
  ['hour', '2026-11-28T10:00:00.000Z', '2026-11-28T11:00:00.000Z'],
  ['week', '2026-12-28T10:00:00.000Z', '2027-01-04T10:00:00.000Z'],
  ['month', '2027-01-31T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
  ['month', '2027-03-31T10:00:00.000Z', '2027-04-30T10:00:00.000Z'],
  ['year', '2028-02-29T10:00:00.000Z', '2029-02-28T10:00:00.000Z'],
] as const)('a %s after %s is %s', (by, from, to) => {
  expect(endOfStride(new Date(from), by).toISOString()).toBe(to)
})

test('a day ends at midnight of UTC, also when it has just begun', () => {
  expect(midnightAfter(new Date('2026-11-28T00:00:00Z')).toISOString()).toBe('2026-11-29T00:00:00.000Z')
})

test('an hour is walked by seconds, a year by some hours', () => {
  const from = new Date('2027-01-01T00:00:00Z')
  expect(gatheredMs(from, endOfStride(from, 'hour'))).toBe(3_600)
  expect(gatheredMs(from, endOfStride(from, 'year')) / 3_600_000).toBeCloseTo(8.76)
})
