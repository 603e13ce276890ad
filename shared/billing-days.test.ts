import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayIn, daysBetween, dueDay, dueDays, instantIn, type RhythmUnit } from './billing-days.ts'

describe('worked calendars', () => {
  test.each([
    ['2027-01-31', 'month', 1, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2028-01-31', 'month', 1, ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['2027-01-30', 'month', 1, ['2027-01-30', '2027-02-28', '2027-03-30']],
    ['2027-11-30', 'month', 3, ['2027-11-30', '2028-02-29', '2028-05-30']],
    ['2028-02-29', 'year', 1, ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['2026-12-15', 'month', 1, ['2026-12-15', '2027-01-15']],
    ['2027-02-22', 'week', 2, ['2027-02-22', '2027-03-08', '2027-03-22']],
    ['2028-02-28', 'day', 1, ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['2027-12-30', 'day', 30, ['2027-12-30', '2028-01-29', '2028-02-28', '2028-03-29']],
  ] as const)('from %s every %s × %i', (anchor, unit, every, days) => {
    expect(dueDays(anchor, { unit, every }, days.length)).toEqual(days)
  })

  test.each([
    ['before summer time', 'Europe/Berlin', '2027-03-27', 9 * 60, '2027-03-27T08:00:00.000Z'],
    ['after it began', 'Europe/Berlin', '2027-03-28', 9 * 60, '2027-03-28T07:00:00.000Z'],
    ['an hour that is left out', 'Europe/Berlin', '2027-03-28', 150, '2027-03-28T01:30:00.000Z'],
    ['an hour that comes twice', 'Europe/Berlin', '2027-10-31', 150, '2027-10-31T00:30:00.000Z'],
    ['an hour that comes twice, west', 'America/New_York', '2027-11-07', 90, '2027-11-07T05:30:00.000Z'],
    ['an hour that is left out, west', 'America/New_York', '2027-03-14', 150, '2027-03-14T07:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2027-10-03', 130, '2027-10-02T15:40:00.000Z'],
    ['a midnight that is left out', 'America/Santiago', '2027-09-05', 0, '2027-09-05T04:00:00.000Z'],
  ])('%s', (_, zone, day, minute, instant) => {
    expect(instantIn(zone, day, minute).toISOString()).toBe(instant)
  })
})

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('2000-01-01', days))
const anyRhythm = fc.record({
  unit: fc.constantFrom<RhythmUnit>('day', 'week', 'month', 'year'),
  every: fc.integer({ min: 1, max: 24 }),
})

test('cycles follow each other, and none is empty', () => {
  fc.assert(
    fc.property(anyDay, anyRhythm, fc.nat(60), (anchor, rhythm, cycle) => {
      expect(daysBetween(dueDay(anchor, rhythm, cycle), dueDay(anchor, rhythm, cycle + 1))).toBeGreaterThan(0)
    }),
  )
})

test('months keep the date of the anchor, or are at their last day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 24 }), fc.nat(60), (anchor, every, cycle) => {
      const due = dueDay(anchor, { unit: 'month', every }, cycle)
      const isLast = dayAfter(due, 1).endsWith('-01')
      expect(due.slice(8) === anchor.slice(8) || (isLast && due.slice(8) < anchor.slice(8))).toBe(true)
    }),
  )
})

test('noon of a day is on that day, in every zone', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
  ]
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
      expect(dayIn(zone, instantIn(zone, day, 720))).toBe(day)
    }),
  )
})

test('what is no day, rhythm or cycle is refused', () => {
  expect(() => dayAfter('2027-02-29', 1)).toThrow(RangeError)
  expect(() => dueDay('2027-01-01', { unit: 'month', every: 0 }, 1)).toThrow(RangeError)
  expect(() => dueDay('2027-01-01', { unit: 'month', every: 1 }, -1)).toThrow(RangeError)
})
