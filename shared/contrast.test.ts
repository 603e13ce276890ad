import { expect, test } from 'vitest'
import { contrastBetween, leastContrast, readableShadeOf } from './contrast.ts'

test('black on white is the most there is, a colour on itself the least', () => {
  expect(contrastBetween('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastBetween('#1d6a4e', '#1d6a4e')).toBe(1)
})

test('a colour that can be read stays as it is', () => {
  expect(readableShadeOf('#1d6a4e')).toBe('#1d6a4e')
})

test.each(['#ffd400', '#ffffff', '#8ecae6'])(
  '%s is darkened until white text can be read on it, and no further',
  (color) => {
    const contrast = contrastBetween(readableShadeOf(color), '#ffffff')
    expect(contrast).toBeGreaterThanOrEqual(leastContrast)
    expect(contrast).toBeLessThan(leastContrast + 0.3)
  },
)
