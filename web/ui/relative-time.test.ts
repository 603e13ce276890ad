import { expect, test } from 'vitest'
import { relatively } from './relative-time.tsx'

const now = Date.parse('2026-11-21T12:00:00Z')
const told = (at: string) => relatively(at, now, 'en-IE')

test('what happened within the minute is just now, whichever clock is ahead', () => {
  expect(told('2026-11-21T11:59:01Z')).toBe('just now')
  expect(told('2026-11-21T12:00:30Z')).toBe('just now')
})

test('minutes, hours and days are told as people say them', () => {
  expect(told('2026-11-21T11:55:00Z')).toBe('5 minutes ago')
  expect(told('2026-11-21T10:00:00Z')).toBe('2 hours ago')
  expect(told('2026-11-20T12:00:00Z')).toBe('yesterday')
  expect(told('2026-11-18T12:00:00Z')).toBe('3 days ago')
  expect(told('2026-11-22T12:00:00Z')).toBe('tomorrow')
})

test('beyond a week it is the date', () => {
  expect(told('2026-11-03T12:00:00Z')).toBe('3 November 2026')
})
