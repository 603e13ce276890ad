import { expect, test } from 'vitest'
import { choicesOf, firstChoice } from './variant-choice.ts'

const variant = (id: string, optionValues: string[], available = 5) => ({
  id,
  sku: id,
  optionValues,
  price: { amountMinor: 2_800, currency: 'EUR' as const },
  ean: '',
  compareAt: null,
  lowestBefore: null,
  event: null,
  available,
  picture: null,
})

const mug = {
  options: [
    { name: 'Glaze', values: ['Tidewater', 'Oat'] },
    { name: 'Size', values: ['200 ml', '300 ml'] },
  ],
  variants: [
    variant('t200', ['Tidewater', '200 ml'], 0),
    variant('t300', ['Tidewater', '300 ml']),
    variant('o200', ['Oat', '200 ml']),
  ],
}

test('the page opens with something that is on the shelf', () => {
  expect(firstChoice(mug, null).id).toBe('t300')
})

test('a link to a variant opens that one, sold out or not', () => {
  expect(firstChoice(mug, 't200').id).toBe('t200')
})

test('another glaze keeps the size where there is one, and else takes the nearest', () => {
  const [glaze, size] = choicesOf(mug, mug.variants[1]!)
  expect(glaze?.values.map(({ value, variant: { id } }) => [value, id])).toEqual([
    ['Tidewater', 't300'],
    ['Oat', 'o200'],
  ])
  expect(size?.values.map(({ value, isSoldOut }) => [value, isSoldOut])).toEqual([
    ['200 ml', true],
    ['300 ml', false],
  ])
})
