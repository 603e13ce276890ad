import { expect, test } from 'vitest'
import { liesIn, liesInAny, narrownessOf } from './places.ts'

const lisbon = { country: 'PT', region: '', postalCode: '1200-387' }
const funchal = { country: 'PT', region: 'Madeira', postalCode: '9000-015' }
const oakland = { country: 'US', region: 'ca', postalCode: '94601' }

test.each([
  ['', lisbon, true],
  ['PT', lisbon, true],
  ['ES', lisbon, false],
  ['US-CA', oakland, true],
  ['US-NY', oakland, false],
  ['US-CA', { ...oakland, region: 'US-CA' }, true],
  ['PT:12', lisbon, true],
  ['PT:1200-3', lisbon, true],
  ['PT:9', lisbon, false],
  ['PT:9', funchal, true],
])('%s holds %j: %s', (place, destination, isIn) => {
  expect(liesIn(place, destination)).toBe(isIn)
})

test('a list is everything it names but what it leaves out', () => {
  expect(liesInAny([], lisbon)).toBe(true)
  expect(liesInAny(['PT', '!PT:9'], lisbon)).toBe(true)
  expect(liesInAny(['PT', '!PT:9'], funchal)).toBe(false)
  expect(liesInAny(['!PT:9'], oakland)).toBe(true)
  expect(liesInAny(['ES', 'FR'], lisbon)).toBe(false)
})

test('a postal code is narrower than a region, and that than a country', () => {
  const places = ['PT:9', '', 'US-CA', 'PT', 'PT:95']
  expect(places.toSorted((a, b) => narrownessOf(a) - narrownessOf(b))).toEqual(['', 'PT', 'US-CA', 'PT:9', 'PT:95'])
})
