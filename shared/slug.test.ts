import { expect, test } from 'vitest'
import { slugCandidates, slugOf } from './slug.ts'

test.each([
  ['Tidewater mug', 'tidewater-mug'],
  ['  Dune vase, Nº 4! ', 'dune-vase-no-4'],
  ['Straße & Œuvre', 'strasse-oeuvre'],
  ['Ćevapi Łódź Ørsted', 'cevapi-lodz-orsted'],
  ['日本の茶碗', ''],
  ['x'.repeat(200), 'x'.repeat(70)],
])('the address of %s is %s', (name, slug) => expect(slugOf(name)).toBe(slug))

test('a taken address is followed by numbered ones, then by random ones', () => {
  const candidates = [...slugCandidates('Mug', 'product')]
  expect(candidates.slice(0, 5)).toEqual(['mug', 'mug-2', 'mug-3', 'mug-4', 'mug-5'])
  expect(candidates[5]).toMatch(/^mug-[a-z0-9]{4}$/)
})

test('a name without Latin letters still has an address', () => {
  expect([...slugCandidates('日本', 'product')][0]).toBe('product')
})
