import { expect, it } from 'vitest'
import { requestKeyFor, type KeyStore } from './request-key.ts'

function aStore(): KeyStore & { text: () => string } {
  const values = new Map<string, string>()
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    text: () => [...values.values()].join(''),
  }
}

it('the same intention keeps its key, in every tab', () => {
  const store = aStore()
  expect(requestKeyFor('two mugs to Lisbon', store)).toBe(requestKeyFor('two mugs to Lisbon', store))
})

it('another intention gets another key', () => {
  const store = aStore()
  const first = requestKeyFor('two mugs to Lisbon', store)
  expect(requestKeyFor('three mugs to Lisbon', store)).not.toBe(first)
})

it('what is kept does not tell the intention', () => {
  const store = aStore()
  requestKeyFor('Rua da Rosa 112', store)
  expect(store.text()).not.toContain('Rosa')
})

it('a browser that keeps nothing still gets a key', () => {
  const refusing: KeyStore = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(requestKeyFor('two mugs', refusing)).toMatch(/^[\w-]{36}$/)
})
