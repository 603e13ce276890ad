import { expect, test } from 'vitest'
import { deadlineOf, timeLeft } from './deadline.ts'

const now = new Date(2026, 10, 20, 9, 15).getTime()
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString()
const words = (day: number, hour: number) => deadlineOf(at(day, hour), now, 'en-IE').words

test.each([
  ['a parcel due this afternoon is due today', 20, 16, '16:00 today'],
  ['a parcel due tomorrow says when', 21, 9, '09:00 tomorrow'],
  ['a parcel due next week names the day', 23, 12, 'Mon 23 Nov'],
  ['a parcel that missed this morning says since when', 20, 8, 'Late since 08:00'],
  ['a parcel that missed yesterday says so', 19, 12, 'Late since yesterday'],
])('%s', (_promise, day, hour, said) => expect(words(day, hour)).toBe(said))

test('late parcels stand together, the others by day', () => {
  const day = (date: number, hour: number) => deadlineOf(at(date, hour), now, 'en-IE').day
  expect(day(18, 9)).toBe(day(20, 8))
  expect(day(23, 9)).toBe(day(23, 18))
  expect(day(23, 9)).not.toBe(day(24, 9))
})

test('the time left is said in its largest two units', () => {
  expect(timeLeft(now + 405 * 60_000, now)).toBe('6 h 45 min')
  expect(timeLeft(now + 12 * 60_000, now)).toBe('12 min')
  expect(timeLeft(now + 50 * 3_600_000, now)).toBe('2 days')
  expect(timeLeft(now - 1, now)).toBe('0 min')
})
