import { expect, test } from 'vitest'
import { faultsOf, methodFrom, newMethod, typedFrom } from './shipping-draft.ts'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const })
const kept = {
  id: '0193a0a0-0000-7000-8000-000000000001',
  name: 'By post',
  price: eur(300),
  freeOver: eur(50_00),
  minDays: 2,
  maxDays: 4,
  places: ['PT', 'ES-CN', '!PT:9'],
  bands: [
    { upToGrams: 500, price: eur(300) },
    { upToGrams: 2_000, price: eur(700) },
  ],
  minItems: eur(10_00),
  maxItems: eur(200_00),
}

test('a way to send that is opened and saved stays what it was', () => {
  expect(methodFrom(typedFrom(kept), 'EUR')).toEqual({
    id: kept.id,
    name: 'By post',
    priceMinor: 300,
    freeOverMinor: 50_00,
    minDays: 2,
    maxDays: 4,
    places: ['PT', 'ES-CN', '!PT:9'],
    bands: [
      { upToGrams: 500, priceMinor: 300 },
      { upToGrams: 2_000, priceMinor: 700 },
    ],
    minItemsMinor: 10_00,
    maxItemsMinor: 200_00,
  })
})

test('what is not an amount, a heavier parcel before a lighter one and an empty range are named at their fields', () => {
  const way = { ...newMethod(), minItems: '20', maxItems: '10', freeOver: 'lots' }
  expect(faultsOf(way, 'EUR')).toEqual({
    name: 'is missing',
    price: 'is not an amount',
    freeOver: 'is not an amount',
    maxItems: 'is below the least',
  })
  const bands = [
    { key: 'a', upTo: 2, price: '7' },
    { key: 'b', upTo: 0.5, price: '' },
  ]
  expect(faultsOf({ ...newMethod(), name: 'By post', bands }, 'EUR')).toEqual({
    'bands.1.upTo': 'must be more than before',
    'bands.1.price': 'is not an amount',
  })
})
