import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSoundOn, ring, ringOnce, switchSound } from './sound.ts'
import { withCount } from './use-title-badge.ts'

/** How often the browser made a sound. */
let rung: number

class SilentAudio {
  currentTime = 0
  destination = {}
  createGain = () => ({ gain: ramps(), connect: () => {} })
  createOscillator = () => ({
    frequency: ramps(),
    connect: (next: object) => next,
    start: () => rung++,
    stop: () => {},
  })
}
const ramps = () => ({ setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} })

beforeEach(() => {
  rung = 0
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } })
  vi.stubGlobal('AudioContext', SilentAudio)
})
afterEach(() => vi.unstubAllGlobals())

test('new messages ring until somebody switches it off, at that door alone', () => {
  for (const side of ['customer', 'shop', 'market'] as const) ring(side)
  expect(rung).toBe(3)
  switchSound('shop', false)
  expect([isSoundOn('customer'), isSoundOn('shop'), isSoundOn('market')]).toEqual([true, false, true])
  ring('shop')
  expect(rung).toBe(3)
  ring('customer')
  switchSound('shop', true)
  ring('shop')
  expect(rung).toBe(5)
})

test('a page nobody has touched makes no sound, and a browser that keeps nothing rings', () => {
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: false } })
  ring('customer')
  expect(rung).toBe(0)
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } })
  vi.stubGlobal('localStorage', undefined)
  switchSound('customer', false)
  ring('customer')
  expect(rung).toBe(1)
})

test('of several tabs one rings, and the one that may make no sound leaves it to another', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T18:31:00Z') })
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: false } })
  await ringOnce('shop')
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } })
  await Promise.all([ringOnce('shop'), ringOnce('shop')])
  expect(rung).toBe(1)
  await ringOnce('customer')
  expect(rung).toBe(2)
  vi.advanceTimersByTime(3_001)
  await ringOnce('shop')
  expect(rung).toBe(3)
  vi.useRealTimers()
})

test('the title says how many messages wait, and forgets it when they are read', () => {
  expect(withCount('Messages', 2)).toBe('(2) Messages')
  expect(withCount('(2) Messages', 3)).toBe('(3) Messages')
  expect(withCount('(3) Messages', 140)).toBe('(99+) Messages')
  expect(withCount('(99+) Messages', 0)).toBe('Messages')
  expect(withCount('(2026) calendar', 0)).toBe('(2026) calendar')
})
