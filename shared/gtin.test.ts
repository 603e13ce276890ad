import { expect, test } from 'vitest'
import { isGtin } from './gtin.ts'

test('a number on a package is believed when its last digit fits the others', () => {
  for (const good of ['4006381333931', '96385074', '036000291452', '10614141000415']) expect(isGtin(good)).toBe(true)
  for (const bad of ['4006381333932', '4006318333931', '123456789', '', 'abcdefgh']) expect(isGtin(bad)).toBe(false)
})
