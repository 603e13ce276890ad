import { expect, test } from 'vitest'
import { arrivalDay } from './arrival-day.ts'

test.each([
  ['2026-11-20T09:15:00Z', 'bank', '2026-11-24'], // Friday to Tuesday
  ['2026-11-20T09:15:00Z', 'paypal', '2026-11-23'],
  ['2026-12-23T12:00:00Z', 'bank', '2026-12-28'], // Christmas Day and the day after are closed
  ['2027-03-25T12:00:00Z', 'bank', '2027-03-31'], // Good Friday to Easter Monday
  ['2027-04-30T12:00:00Z', 'paypal', '2027-05-03'],
] as const)('asked for at %s, %s pays on %s', (askedAt, kind, day) => {
  expect(arrivalDay(kind, new Date(askedAt))).toBe(day)
})
