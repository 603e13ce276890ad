import { expect, test } from 'vitest'
import { gtin14, isGtin } from './gtin.ts'

test('a number on a package is believed when its last digit fits the others', () => {
  for (const good of ['4006381333931', '96385074', '036000291452', '10614141000415']) expect(isGtin(good)).toBe(true)
  for (const bad of ['4006381333932', '4006318333931', '123456789', '', 'abcdefgh']) expect(isGtin(bad)).toBe(false)
})

test('a number with 12 digits is the one with 13 before which a 0 stands, however it is typed', () => {
  for (const typed of ['036000291452', '0036000291452', '00036000291452', ' 0 36000 29145-2 ', '0 036000 291452'])
    expect(gtin14(typed)).toBe('00036000291452')
  expect(gtin14('96385074')).toBe('00000096385074')
  for (const none of ['1234567', '123456789', '123456789012345', '', 'lamp 12345678']) expect(gtin14(none)).toBeNull()
})
