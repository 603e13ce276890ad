import { expect, test } from 'vitest'
import { noMisfortunes } from '#server/market/index.ts'
import { newId } from '#shared/ids.ts'
import { befalling } from './befalling.ts'

const keys = Array.from({ length: 4_000 }, () => newId())

test('without misfortunes nothing befalls anybody, and with all of them everybody', () => {
  expect(keys.some((key) => befalling(noMisfortunes, key).befalls)).toBe(false)
  expect(keys.every((key) => befalling({ ...noMisfortunes, lostAnswers: 100 }, key).befalls)).toBe(true)
})

test('of a hundred charges about as many are befallen as is said, each by one thing, and the same when it is asked again', () => {
  const misfortunes = { softDeclines: 10, hardDeclines: 5, confirmations: 5, lostAnswers: 10, lateWebhooks: 20 }
  const drawn = keys.map((key) => befalling(misfortunes, key))
  const share = (count: number) => Math.round((count / keys.length) * 100)
  const of = (scenario: string) => share(drawn.filter(({ befalls }) => befalls?.scenario === scenario).length)
  for (const [scenario, said] of [
    ['insufficient_funds', 10],
    ['declined', 5],
    ['challenge', 5],
    ['lost_answer', 10],
  ] as const)
    expect(Math.abs(of(scenario) - said)).toBeLessThanOrEqual(3)
  expect(Math.abs(share(drawn.filter(({ isLate }) => isLate).length) - 20)).toBeLessThanOrEqual(4)
  expect(keys.map((key) => befalling(misfortunes, key))).toEqual(drawn)
})
