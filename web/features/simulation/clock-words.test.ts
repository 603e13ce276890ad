import { expect, test } from 'vitest'
import { aheadWords, stretchWords, story } from './clock-words.ts'

const none = {
  renewals: 0,
  income: { amountMinor: 0, currency: 'EUR' },
  failures: 0,
  lost: 0,
  started: 0,
  orders: 0,
  released: 0,
  refunds: 0,
  invoices: 0,
  letters: 0,
} as const

test('what happened reads as a sentence, and leaves out what did not', () => {
  const figures = {
    ...none,
    renewals: 1,
    income: { amountMinor: 22_90, currency: 'EUR' as const },
    failures: 2,
    orders: 1,
  }
  expect(story(figures, 'en-IE')).toBe('1 renewal for €22.90, 2 charges came to nothing, 1 order.')
  expect(story(none, 'en-IE')).toBe('Nothing happened.')
})

test('a day is told by its date, an hour by its end', () => {
  const day = { fromAt: '2027-03-12T00:00:01Z', toAt: '2027-03-13T00:00:02Z' }
  expect(stretchWords(day, 'en-GB')).toBe('Fri, 12 Mar 2027')
  const hour = { fromAt: '2027-03-12T10:00:01Z', toAt: '2027-03-12T11:30:00Z' }
  expect(stretchWords(hour, 'en-GB')).toBe('Fri, 12 Mar 2027, 11:30')
})

test('a clock runs ahead by minutes, hours and days', () => {
  expect([40, 3_600, 100_000, 86_400 * 181].map(aheadWords)).toEqual(['1 minute', '1 hour', '28 hours', '181 days'])
})
