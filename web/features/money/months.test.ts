import { expect, test } from 'vitest'
import { lastMonths, monthOf } from './months.ts'

const now = Date.parse('2026-03-31T22:00:00Z')

test('a month has all its days, whatever day it is', () => {
  expect(monthOf(now, 0)).toEqual({ from: '2026-03-01', to: '2026-03-31' })
  expect(monthOf(now, -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(monthOf(now, -1, 2)).toEqual({ from: '2026-02-01', to: '2026-03-31' })
})

test('the last months go back over the new year', () => {
  expect(lastMonths(now, 4, 'en-IE').map(({ label }) => label)).toEqual([
    'March 2026',
    'February 2026',
    'January 2026',
    'December 2025',
  ])
})
