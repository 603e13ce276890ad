import { expect, test } from 'vitest'
import {
  combinationsOf,
  leftOut,
  variantsFor,
  withoutChoices,
  withoutOption,
  withValuesOf,
  type VariantLike,
} from './variant-table.ts'

interface Row extends VariantLike {
  price: string
}

const glaze = { values: ['Tidewater', 'Dune'] }
const size = { values: ['350 ml', '250 ml'] }
const newRow = (optionValues: string[], like: Row | undefined): Row => ({ optionValues, price: like?.price ?? '' })
const named = (rows: readonly Row[]) =>
  rows.map(({ id, optionValues, price }) => [id ?? 'new', optionValues.join(), price].join(' '))

test('two glazes in two sizes are four variants', () => {
  expect(combinationsOf([glaze, size])).toEqual([
    ['Tidewater', '350 ml'],
    ['Tidewater', '250 ml'],
    ['Dune', '350 ml'],
    ['Dune', '250 ml'],
  ])
  expect(combinationsOf([])).toEqual([[]])
})

test('a new value costs what its neighbours cost, and nothing else changes', () => {
  const known = [
    { id: 'a', optionValues: ['Tidewater', '350 ml'], price: '28' },
    { id: 'b', optionValues: ['Tidewater', '250 ml'], price: '24' },
  ]
  expect(named(variantsFor([glaze, size], known, newRow))).toEqual([
    'a Tidewater,350 ml 28',
    'b Tidewater,250 ml 24',
    'new Dune,350 ml 28',
    'new Dune,250 ml 24',
  ])
})

test('the first value of a new option inherits the stock of what was there', () => {
  const known = [{ id: 'a', optionValues: ['Tidewater'], price: '28' }]
  expect(named(variantsFor([{ values: ['Tidewater'] }, size], known, newRow))).toEqual([
    'a Tidewater,350 ml 28',
    'new Tidewater,250 ml 28',
  ])
})

test('a product without options that gets some keeps its one variant as the first', () => {
  expect(named(variantsFor([size], [{ id: 'a', optionValues: [], price: '28' }], newRow))).toEqual([
    'a 350 ml 28',
    'new 250 ml 28',
  ])
})

test('an option without values yet asks for nothing', () => {
  expect(named(variantsFor([{ values: [] }], [{ id: 'a', optionValues: [], price: '28' }], newRow))).toEqual(['a  28'])
})

test('without an option, the first of those that become the same stays', () => {
  const known = [
    { id: 'a', optionValues: ['Tidewater', '350 ml'], price: '28' },
    { id: 'b', optionValues: ['Tidewater', '250 ml'], price: '24' },
    { id: 'c', optionValues: ['Dune', '350 ml'], price: '28' },
  ]
  expect(named(withoutOption(known, 1))).toEqual(['a Tidewater 28', 'c Dune 28'])
})

test('a choice the shop does not make stays left out when another value comes', () => {
  const known = combinationsOf([glaze, size]).map((optionValues) => ({ optionValues, price: '28' }))
  const rows = known.slice(0, 3)
  const missing = leftOut([glaze, size], rows)
  expect(missing).toEqual([['Dune', '250 ml']])
  const more = { values: [...glaze.values, 'Moss'] }
  const left = withoutChoices(variantsFor([more, size], rows, newRow), missing)
  expect(left.map(({ optionValues }) => optionValues.join())).toEqual([
    'Tidewater,350 ml',
    'Tidewater,250 ml',
    'Dune,350 ml',
    'Moss,350 ml',
    'Moss,250 ml',
  ])
  expect(leftOut([], [{ optionValues: [] }])).toEqual([])
  expect(withValuesOf([glaze, size], rows)).toEqual([glaze, size])
  expect(withValuesOf([glaze, size], rows.slice(0, 2))).toEqual([{ values: ['Tidewater'] }, size])
})
