import { expect, test } from 'vitest'
import { choiceOf, filtersOf, searchWith, toggled, withAttribute } from './shelf-choice.ts'

const search = (text: string) => new URLSearchParams(text)

test('an address says what a shelf is narrowed to, and nonsense in it is left out', () => {
  expect(filtersOf(search('q= mug &minPrice=1500&maxPrice=x&inStock=true&onSale=yes'))).toEqual({
    q: 'mug',
    minPrice: 1_500,
    inStock: true,
  })
})

test('a search is in the order of its answers unless another is asked for', () => {
  expect(choiceOf(search('q=mug')).sort).toBe('relevance')
  expect(choiceOf(search('q=mug&sort=price')).sort).toBe('price')
  expect(choiceOf(search('sort=relevance')).sort).toBe('newest')
})

test('a second press takes a choice back', () => {
  expect(toggled('kiln,fern', 'kiln')).toBe('fern')
  expect(toggled('kiln', 'kiln')).toBeNull()
  expect(toggled(undefined, 'kiln')).toBe('kiln')
  expect(withAttribute('glaze:Oat', 'glaze', 'Ember')).toBe('glaze:Oat|Ember')
  expect(withAttribute('glaze:Oat;size:L', 'glaze', 'Oat')).toBe('size:L')
})

test('a change keeps what else is chosen', () => {
  expect(searchWith(search('q=mug&shop=kiln'), { shop: null, sort: 'price' })).toBe('?q=mug&sort=price')
})
