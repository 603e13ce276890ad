import { expect, test } from 'vitest'
import { taxBookOf, taxOf, type TaxRule } from './tax.ts'

const rule = (wish: Partial<TaxRule> & { bps: number }): TaxRule => ({
  id: 'rule',
  shopId: null,
  place: 'PT',
  taxCategory: 'standard',
  name: '',
  ...wish,
})
const book = taxBookOf([
  rule({ bps: 2_300 }),
  rule({ bps: 2_200, place: 'PT:9' }),
  rule({ bps: 1_600, place: 'PT:95' }),
  rule({ bps: 600, taxCategory: 'reduced' }),
  rule({ bps: 0, shopId: 'small', place: '' }),
])
const withSmall = taxBookOf([rule({ bps: 2_300 }), rule({ bps: 600, shopId: 'small' })], ['small'])
const to = (postalCode: string, country = 'PT') => ({ country, region: '', postalCode })

test.each([
  ['in the country', '1200-387', 2_300],
  ['in a part of it', '9000-015', 2_200],
  ['in the narrowest place that fits', '9500-150', 1_600],
])('the tax is that %s', (_name, postalCode, bps) => {
  expect(taxOf(book, 'shop', 'standard', to(postalCode))).toEqual({ bps, reason: 'rule' })
})

test('each category has its own rate, and none where no rule is known', () => {
  expect(taxOf(book, 'shop', 'reduced', to('1200')).bps).toBe(600)
  expect(taxOf(book, 'shop', 'books', to('1200'))).toEqual({ bps: 0, reason: 'no_rule' })
  expect(taxOf(book, 'shop', 'standard', to('1200', 'NO'))).toEqual({ bps: 0, reason: 'no_rule' })
})

test('a shop that is the seller is taxed by its own rule, however wide', () => {
  expect(taxOf(book, 'small', 'standard', to('9500-150'))).toEqual({ bps: 0, reason: 'rule' })
})

test('a shop that is a small business charges no tax, whatever the rules say', () => {
  expect(taxOf(withSmall, 'small', 'standard', to('1200'))).toEqual({ bps: 0, reason: 'small_business' })
  expect(taxOf(withSmall, 'shop', 'standard', to('1200'))).toEqual({ bps: 2_300, reason: 'rule' })
})
