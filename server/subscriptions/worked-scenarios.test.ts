import { describe, expect, test } from 'vitest'
import { dayAfter, dueDay, dueDays, type RhythmUnit } from '#shared/billing-days.ts'
import { priceAtStart, priceInCycle, priceOfCycles, type PlanPricing } from '#shared/plan-price.ts'
import { prorate } from '#shared/proration.ts'
import { dayAndMinute, dueOf, firstTurnFrom } from './due.ts'

// Dates and amounts worked out on paper, as a shopkeeper or another system's handbook would have them.

type Span = readonly [unit: RhythmUnit, every: number]

describe('days', () => {
  test.each<readonly [string, string, Span, readonly string[]]>([
    ['the last of January', '2027-01-31', ['month', 1], ['02-28', '03-31', '04-30', '05-31', '06-30', '07-31']],
    ['the last of January in a leap year', '2028-01-31', ['month', 1], ['02-29', '03-31', '04-30']],
    ['the 30th', '2027-01-30', ['month', 1], ['02-28', '03-30', '04-30']],
    ['the 29th', '2027-01-29', ['month', 1], ['02-28', '03-29', '04-29']],
    ['the 29th in a leap year', '2028-01-29', ['month', 1], ['02-29', '03-29']],
    ['the last of February is the 28th of March', '2027-02-28', ['month', 1], ['03-28', '04-28']],
    ['the last of April is the 30th of May', '2027-04-30', ['month', 1], ['05-30', '06-30', '07-30']],
    ['every second month from the 31st', '2026-12-31', ['month', 2], ['02-28', '04-30', '06-30', '08-31']],
    ['every quarter from the 30th of November', '2026-11-30', ['month', 3], ['02-28', '05-30', '08-30', '11-30']],
    ['half a year from the last of August', '2027-08-31', ['month', 6], ['02-29', '08-31', '02-28']],
    ['the leap day, each year', '2028-02-29', ['year', 1], ['02-28', '02-28', '02-28', '02-29']],
    ['every second year from the leap day', '2028-02-29', ['year', 2], ['02-28', '02-29']],
    ['weeks over a new year', '2027-12-24', ['week', 1], ['12-31', '01-07', '01-14']],
    ['every second week over a leap day', '2028-02-16', ['week', 2], ['03-01', '03-15']],
    ['every day over a leap day', '2028-02-27', ['day', 1], ['02-28', '02-29', '03-01']],
    ['every 90 days', '2027-01-01', ['day', 90], ['04-01', '06-30', '09-28', '12-27']],
    ['twelve months are a year', '2027-03-15', ['month', 12], ['03-15', '03-15']],
  ])('%s: from %s %s', (_, anchor, [unit, every], days) => {
    const found = dueDays(anchor, { unit, every }, days.length + 1)
    expect(found.slice(1).map((day) => day.slice(5))).toEqual(days)
  })

  test.each([
    ['30 days from the first of January end on the 31st', '2027-01-01', 30, ['2027-01-31', '2027-02-28', '2027-03-31']],
    ['14 days over the end of February', '2027-02-15', 14, ['2027-03-01', '2027-04-01']],
    ['a week to the leap day', '2028-02-22', 7, ['2028-02-29', '2028-03-29', '2028-04-29']],
  ])('a trial: %s, and its end is the day that counts', (_, start, trialDays, days) => {
    expect(dueDays(dayAfter(start, trialDays), { unit: 'month', every: 1 }, days.length)).toEqual(days)
  })

  test.each([
    ['the first of its days from then on', '2027-06-10', 5, '2027-06-30'],
    ['that day itself when it is one', '2027-02-28', 1, '2027-02-28'],
    ['not the short day of the month it was paused in', '2027-03-01', 2, '2027-03-31'],
  ])('a pause until %s keeps the last of the month', (_, until, turn, day) => {
    const calendar = { unit: 'month', every: 1, anchorOn: '2027-01-31', dueMinute: 0, timeZone: 'UTC' } as const
    expect(firstTurnFrom(calendar, until)).toBe(turn)
    expect(dueDay(calendar.anchorOn, calendar, turn)).toBe(day)
  })
})

describe('the hour on the wall', () => {
  test.each([
    ['stays in spring', 'Europe/Berlin', '2027-03-21T08:00:00Z', 7, '2027-03-28T07:00:00.000Z'],
    ['stays in autumn', 'Europe/Berlin', '2027-10-24T07:00:00Z', 7, '2027-10-31T08:00:00.000Z'],
    [
      'stays after it began in the morning summer time began',
      'Europe/Berlin',
      '2027-03-28T07:00:00Z',
      1,
      '2027-03-29T07:00:00.000Z',
    ],
    [
      'stays after it began in the morning summer time ended',
      'Europe/Berlin',
      '2027-10-31T08:00:00Z',
      1,
      '2027-11-01T08:00:00.000Z',
    ],
    [
      'stays in New York, which changes on other days',
      'America/New_York',
      '2027-03-13T14:00:00Z',
      1,
      '2027-03-14T13:00:00.000Z',
    ],
    ['is later in a night it is left out of', 'Europe/Berlin', '2027-03-27T01:30:00Z', 1, '2027-03-28T01:30:00.000Z'],
    ['and is the old one the night after', 'Europe/Berlin', '2027-03-27T01:30:00Z', 2, '2027-03-29T00:30:00.000Z'],
    [
      'is the first of two in a night it comes twice',
      'Europe/Berlin',
      '2027-10-30T00:30:00Z',
      1,
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'began as the second of two, and is once the next night',
      'Europe/Berlin',
      '2027-10-31T01:30:00Z',
      1,
      '2027-11-01T01:30:00.000Z',
    ],
    [
      'moves by half an hour on Lord Howe',
      'Australia/Lord_Howe',
      '2027-10-02T01:30:00Z',
      1,
      '2027-10-03T01:00:00.000Z',
    ],
    [
      'is the day of the market, not of Greenwich',
      'Pacific/Auckland',
      '2027-01-30T12:00:00Z',
      28,
      '2027-02-27T12:00:00.000Z',
    ],
    ['knows no summer in Tokyo', 'Asia/Tokyo', '2027-03-01T00:00:00Z', 31, '2027-04-01T00:00:00.000Z'],
  ])('%s', (_, timeZone, began, turn, due) => {
    const { day: anchorOn, minute: dueMinute } = dayAndMinute(timeZone, new Date(began))
    expect(dueOf({ unit: 'day', every: 1, anchorOn, dueMinute, timeZone }, turn).at.toISOString()).toBe(due)
  })
})

const plan = (wish: Partial<PlanPricing>): PlanPricing => ({
  trialDays: 0,
  priceMinor: null,
  discountBps: null,
  firstPriceMinor: null,
  ...wish,
})

describe('prices', () => {
  test.each<readonly [string, Partial<PlanPricing>, shelf: number, start: number, first: number, later: number]>([
    ['as the shelf', {}, 19_99, 19_99, 19_99, 19_99],
    ['10 % off 19.99 is 2.00 off', { discountBps: 1_000 }, 19_99, 17_99, 17_99, 17_99],
    ['15 % off 9.90 is 1.485, so 1.49 off', { discountBps: 1_500 }, 9_90, 8_41, 8_41, 8_41],
    ['12.5 % off 999 yen is 125 off', { discountBps: 1_250 }, 999, 874, 874, 874],
    ['33.33 % off 1.000 dinar', { discountBps: 3_333 }, 1_000, 667, 667, 667],
    ['all of it off', { discountBps: 10_000 }, 5_00, 0, 0, 0],
    ['a price of its own', { priceMinor: 15_00 }, 19_99, 15_00, 15_00, 15_00],
    ['a price for the first period', { priceMinor: 15_00, firstPriceMinor: 1_00 }, 19_99, 1_00, 1_00, 15_00],
    ['a trial, then the first period', { trialDays: 14, firstPriceMinor: 5_00 }, 20_00, 0, 5_00, 20_00],
    ['a first period for nothing', { firstPriceMinor: 0 }, 20_00, 0, 0, 20_00],
  ])('%s', (_, wish, shelf, start, first, later) => {
    const regular = priceOfCycles(plan(wish), shelf)
    const asked = [priceAtStart(plan(wish), shelf), ...[1, 2, 3].map((n) => priceInCycle(plan(wish), regular, n))]
    expect(asked).toEqual([start, first, later, later])
  })
})

describe('a change within a cycle, by the day', () => {
  test.each<readonly [string, readonly [string, string, string], readonly [number, number], readonly [number, number]]>(
    [
      ['up in the middle of thirty days', ['2027-04-01', '2027-05-01', '2027-04-16'], [10_00, 30_00], [5_00, 15_00]],
      ['up on the first day', ['2027-04-01', '2027-05-01', '2027-04-01'], [10_00, 30_00], [10_00, 30_00]],
      ['up on the last day, 1 of 30', ['2027-04-01', '2027-05-01', '2027-04-30'], [10_00, 30_00], [33, 1_00]],
      ['down, 20 of 31 days left', ['2027-01-01', '2027-02-01', '2027-01-12'], [31_00, 15_50], [20_00, 10_00]],
      ['20 of 28 days of February', ['2027-02-01', '2027-03-01', '2027-02-09'], [28_00, 14_00], [20_00, 10_00]],
      ['21 of 29 days in a leap year', ['2028-02-01', '2028-03-01', '2028-02-09'], [29_00, 14_50], [21_00, 10_50]],
      [
        'from the 31st to the last of February',
        ['2027-01-31', '2027-02-28', '2027-02-14'],
        [28_00, 56_00],
        [14_00, 28_00],
      ],
      ['a year, 73 of 365 days left', ['2027-01-01', '2028-01-01', '2027-10-20'], [100_00, 200_00], [20_00, 40_00]],
      ['yen: 1,000 × 10/31 is 322.58', ['2027-01-01', '2027-02-01', '2027-01-22'], [1_000, 2_000], [323, 645]],
      ['dinar: 10.000 × 10/31 is 3.2258', ['2027-01-01', '2027-02-01', '2027-01-22'], [10_000, 20_000], [3_226, 6_452]],
      ['from nothing', ['2027-04-01', '2027-05-01', '2027-04-11'], [0, 30_00], [0, 20_00]],
      ['twice as many from the 11th', ['2027-04-01', '2027-05-01', '2027-04-11'], [9_00, 18_00], [6_00, 12_00]],
      [
        'over the hour that summer time takes',
        ['2027-03-15', '2027-04-15', '2027-03-28'],
        [31_00, 62_00],
        [18_00, 36_00],
      ],
      ['one day of a week', ['2027-03-01', '2027-03-08', '2027-03-07'], [7_00, 14_00], [1_00, 2_00]],
    ],
  )('%s', (_, [from, to, on], [oldMinor, newMinor], [creditMinor, chargeMinor]) => {
    expect(prorate({ from, to, on, oldMinor, newMinor })).toMatchObject({ creditMinor, chargeMinor })
  })
})
