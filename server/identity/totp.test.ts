import { expect, test } from 'vitest'
import { base32, codeOfStep, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1_000)

// RFC 6238, appendix B (SHA-1), of which apps show the last six digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(codeOfStep(secret, Math.floor(seconds / 30))).toBe(code)
  expect(stepOfCode(secret, code, at(seconds), 0)).toBe(Math.floor(seconds / 30))
})

test('a code works for half a minute more, and not twice', () => {
  const step = Math.floor(1_234_567_890 / 30)
  expect(stepOfCode(secret, '005924', at(1_234_567_890 + 30), 0)).toBe(step)
  expect(stepOfCode(secret, '005924', at(1_234_567_890 + 90), 0)).toBeNull()
  expect(stepOfCode(secret, '005924', at(1_234_567_890), step)).toBeNull()
})

test('what is no code is none', () => {
  expect(stepOfCode(secret, '', at(59), 0)).toBeNull()
  expect(stepOfCode(secret, 'abcdef', at(59), 0)).toBeNull()
})

test('a secret is written in base 32', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
})
