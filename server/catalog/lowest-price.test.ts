import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowestBefore, reducedSince, type EventPrice, type PriceStep } from './lowest-price.ts'

const day = 86_400_000
const on = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * day)
const step = (n: number, priceMinor: number, compareAtMinor: number | null = null, isPublic = true): PriceStep => ({
  at: on(n),
  priceMinor,
  compareAtMinor,
  isPublic,
})

test('a price set long before counts while it still holds, and one that ended before the thirty days does not', () => {
  const steps = [step(0, 3_000), step(10, 2_000), step(20, 2_800)]
  expect(lowestBefore(on(45), steps)).toBe(2_000)
  expect(lowestBefore(on(50), steps)).toBe(2_800)
  expect(lowestBefore(on(400), steps)).toBe(2_800)
})

test('the reduced price itself does not count as what was asked before', () => {
  const steps = [step(0, 2_800), step(40, 2_000, 2_800)]
  expect(reducedSince(steps)).toEqual(on(40))
  expect(lowestBefore(on(40), steps)).toBe(2_800)
})

test('what nobody could buy has no earlier price: a draft, or a thing that is new', () => {
  expect(lowestBefore(on(9), [step(0, 900, null, false)])).toBeNull()
  expect(lowestBefore(on(0), [step(0, 900, 1_200)])).toBeNull()
})

test('a price that an event asked counts, cut short where it was called off', () => {
  const steps = [step(0, 2_800), step(60, 2_500, 2_800)]
  expect(lowestBefore(on(60), steps, [{ priceMinor: 1_500, from: on(20), until: on(31) }])).toBe(1_500)
  expect(lowestBefore(on(60), steps, [{ priceMinor: 1_500, from: on(20), until: on(30) }])).toBe(2_800)
})

test('a reduction goes on when the price falls further or was hidden meanwhile, and begins anew when it rose', () => {
  const falling = [step(0, 2_800), step(40, 2_400, 2_800), step(45, 2_000, 2_800)]
  expect(reducedSince(falling)).toEqual(on(40))
  expect(reducedSince([...falling, step(50, 2_000, 2_800, false), step(51, 2_000, 2_800)])).toEqual(on(40))
  expect(reducedSince([...falling, step(50, 2_200, 2_800)])).toEqual(on(50))
  expect(reducedSince([...falling, step(50, 2_000), step(51, 2_000, 2_800)])).toEqual(on(51))
  expect(reducedSince([...falling, step(50, 2_000)])).toBeNull()
})

test('the rule answers what somebody would find who looks at the shelf on every one of the thirty days', () => {
  const steps = fc.array(
    fc.record({ day: fc.nat(90), priceMinor: fc.integer({ min: 1, max: 9_999 }), isPublic: fc.boolean() }),
    {
      maxLength: 12,
    },
  )
  const events = fc.array(
    fc.record({ priceMinor: fc.integer({ min: 1, max: 9_999 }), from: fc.nat(90), days: fc.nat(20) }),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(steps, events, fc.nat(100), (drawn, offers, moment) => {
      const shelf = drawn
        .toSorted((a, b) => a.day - b.day)
        .map((each) => step(each.day, each.priceMinor, null, each.isPublic))
      const charged: EventPrice[] = offers.map(({ priceMinor, from, days }) => ({
        priceMinor,
        from: on(from),
        until: on(from + days),
      }))
      const seen: number[] = []
      // Everything begins on a whole day, so noon of each sees all there is to see.
      for (let looked = moment - 29.5; looked < moment; looked++) {
        const now = shelf.findLast(({ at }) => at <= on(looked))
        if (now?.isPublic) seen.push(now.priceMinor)
        seen.push(
          ...charged.filter(({ from, until }) => from <= on(looked) && on(looked) < until).map((e) => e.priceMinor),
        )
      }
      expect(lowestBefore(on(moment), shelf, charged)).toBe(seen.length === 0 ? null : Math.min(...seen))
    }),
    { numRuns: 2_000 },
  )
})
