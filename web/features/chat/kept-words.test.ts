import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepWords, keptWords } from './kept-words.ts'

let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const outgoing = [{ said: { clientId: 'c1', text: 'Hello' }, writtenAt: '2026-11-21T18:32:00.000Z' }]

test('a draft and what is on its way are kept beside each other, and nothing is left of them when both are gone', () => {
  keepWords('ines', 'kiln', { draft: 'Does it' })
  keepWords('ines', 'kiln', { outgoing })
  expect(keptWords('ines', 'kiln')).toEqual({ draft: 'Does it', outgoing })
  keepWords('ines', 'kiln', { draft: '' })
  expect(keptWords('ines', 'kiln')).toEqual({ draft: '', outgoing })
  keepWords('ines', 'kiln', { outgoing: [] })
  expect(kept.size).toBe(0)
})

test('nobody finds the words of somebody else, or those for somebody else', () => {
  keepWords('ines', 'kiln', { draft: 'Does it', outgoing })
  for (const [person, conversation] of [
    ['mateus', 'kiln'],
    ['ines', 'fern'],
  ] as const)
    expect(keptWords(person, conversation)).toEqual({ draft: '', outgoing: [] })
})

test('a browser that keeps nothing, or something else, gives nothing back', () => {
  kept.set('stoa-words-ines-kiln', '{')
  expect(keptWords('ines', 'kiln')).toEqual({ draft: '', outgoing: [] })
  vi.stubGlobal('sessionStorage', undefined)
  keepWords('ines', 'kiln', { draft: 'Does it' })
  expect(keptWords('ines', 'kiln')).toEqual({ draft: '', outgoing: [] })
})
