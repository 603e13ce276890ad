import { expect, test } from 'vitest'
import { readVatNumber, tradeWithoutTax } from './vat-number.ts'

test.each([
  'ATU13585627',
  'BE0428759497',
  'DE136695976',
  'DK13585628',
  'EL094259216',
  'ESA13585625',
  'FI20774740',
  'FR40303265045',
  'HR33392005961',
  'HU12892312',
  'IT00743110157',
  'LU15027442',
  'NL004495445B01',
  'PL8567346215',
  'PT501964843',
  'SE556188840401',
  'SI50223054',
  'SK2022749619',
])('%s is a number', (number) => {
  expect(readVatNumber(number)?.number).toBe(number)
})

test.each(['PT501964842', 'DE136695970', 'ATU13585626', 'IT00743110150', 'PT50196484', 'US123456789', '', 'PT'])(
  '“%s” is none',
  (number) => {
    expect(readVatNumber(number)).toBeNull()
  },
)

test('a number may be typed with spaces and in small letters', () => {
  expect(readVatNumber('pt 501 964 843')).toEqual({ country: 'PT', number: 'PT501964843' })
})

test('over a border of the union businesses charge each other no tax; at home and beyond they do', () => {
  expect(tradeWithoutTax('PT', 'DE')).toBe(true)
  expect(tradeWithoutTax('PT', 'PT')).toBe(false)
  expect(tradeWithoutTax('PT', 'US')).toBe(false)
})
