import { expect, test } from 'vitest'
import { heldBy } from './quiet-hours.ts'

const night = { quietFrom: 22, quietTo: 7, timeZone: 'Europe/Berlin', wantsDigest: false }
const at = (instant: string) => new Date(instant)
const untilOf = (...args: Parameters<typeof heldBy>) => heldBy(...args)?.until.toISOString()

test('quiet hours are those of the person’s own clock, and may pass midnight', () => {
  expect(untilOf('new-order', night, at('2027-01-10T20:59:00Z'))).toBeUndefined()
  expect(untilOf('new-order', night, at('2027-01-10T21:00:00Z'))).toBe('2027-01-11T06:00:00.000Z')
  expect(untilOf('new-order', night, at('2027-01-11T05:59:59Z'))).toBe('2027-01-11T06:00:00.000Z')
  expect(untilOf('new-order', night, at('2027-01-11T06:00:00Z'))).toBeUndefined()
  expect(untilOf('shop-suspended', night, at('2027-01-10T23:00:00Z'))).toBeUndefined()
})

test('when the clocks change, the hours are still those of the clock on the wall', () => {
  expect(untilOf('new-order', night, at('2027-03-27T23:00:00Z'))).toBe('2027-03-28T05:00:00.000Z')
  expect(untilOf('new-order', night, at('2027-10-30T23:00:00Z'))).toBe('2027-10-31T06:00:00.000Z')
})

test('a digest comes at eight, also where clocks differ by three quarters of an hour, and after quiet hours', () => {
  const digest = { ...night, quietFrom: null, quietTo: null, timeZone: 'Asia/Kathmandu', wantsDigest: true }
  const now = at('2027-01-10T02:15:00Z')
  expect(heldBy('review-written', digest, now)).toEqual({ until: at('2027-01-11T02:15:00Z'), isForDigest: true })
  expect(heldBy('new-order', digest, now)).toBeNull()
  const late = { ...night, quietTo: 10, wantsDigest: true }
  expect(untilOf('review-written', late, at('2027-01-10T12:00:00Z'))).toBe('2027-01-11T09:00:00.000Z')
})
