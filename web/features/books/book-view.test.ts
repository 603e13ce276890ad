import { expect, test } from 'vitest'
import { addressWith, bookViewOf, wishOf } from './book-view.ts'

test('an address says which part of the book is looked at, and nonsense in it is left out', () => {
  const good = bookViewOf(new URLSearchParams('account=fees&order=10478&from=2026-11-01&to=2026-11-20'))
  expect(good).toMatchObject({ purpose: 'fees', order: '10478', from: '2026-11-01', to: '2026-11-20' })
  const bad = bookViewOf(new URLSearchParams('account=gold&order=x&from=soon&to=2026-13-40&shop=mine&currency=euro'))
  expect(Object.values(bad).filter(Boolean)).toEqual([])
})

test('the last day counts to its end', () => {
  expect(wishOf({ from: '2026-11-01', to: '2026-11-30' })).toMatchObject({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    asOf: '2026-12-01T00:00:00.000Z',
  })
})

test('a filter is added to the others, and taken off alone', () => {
  expect(addressWith({ shop: 'a' }, { purpose: 'fees' })).toBe('?account=fees&shop=a')
  expect(addressWith({ shop: 'a', purpose: 'fees' }, { purpose: undefined })).toBe('?shop=a')
})
