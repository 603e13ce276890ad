import { expect, test } from 'vitest'
import { leftUntil } from './left-until.ts'

test.each([
  [0, '0 hours 0 minutes 0 seconds'],
  [61_000, '0 hours 1 minutes 1 seconds'],
  [90_061_000, '1 days 1 hours 1 minutes 1 seconds'],
  [-5, '0 hours 0 minutes 0 seconds'],
])('%d milliseconds are %s', (leftMs, words) => {
  expect(
    leftUntil(leftMs)
      .map(({ unit, count }) => `${count} ${unit}`)
      .join(' '),
  ).toBe(words)
})
