import { describe, expect, it } from 'vitest'
import { clockWords, heldForMs } from './hold-clock.ts'

const checkout = { placedAt: '2026-11-21T18:00:00.000Z', expiresAt: '2026-11-21T18:30:00.000Z' }
const at = (time: string) => Date.parse(`2026-11-21T${time}Z`)

describe('the time things are held for', () => {
  it('runs out with the checkout', () => {
    expect(heldForMs(checkout, at('18:02:20'))).toBe(27 * 60_000 + 40_000)
    expect(heldForMs(checkout, at('18:30:30'))).toBe(0)
  })

  it('is not told by a clock that is not the market’s', () => {
    expect(heldForMs(checkout, at('12:00:00'))).toBeNull()
    expect(heldForMs(checkout, at('23:00:00'))).toBeNull()
  })

  it('a clock a little behind shows the whole time', () => {
    expect(heldForMs(checkout, at('17:59:30'))).toBe(30 * 60_000)
  })
})

it('a time left reads like a clock', () => {
  expect(clockWords(27 * 60_000 + 40_000)).toBe('27:40')
  expect(clockWords(5_001)).toBe('0:06')
  expect(clockWords(0)).toBe('0:00')
  expect(clockWords(3_909_000)).toBe('1:05:09')
})
