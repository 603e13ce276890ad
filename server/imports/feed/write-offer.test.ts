import { expect, test } from 'vitest'
import type { Offer } from './offers.ts'
import { writeOffer } from './write-offer.ts'

const money = { amountMinor: 2_800, currency: 'EUR' as const }
const offer: Offer = {
  position: 0,
  variantId: 'v',
  productId: 'p',
  slug: 'mug',
  title: 'Mug',
  description: '',
  brand: '',
  shop: 'Clay',
  sku: '',
  ean: '',
  available: 1,
  price: money,
  compareAt: null,
  event: null,
  options: [],
  hasSiblings: false,
  pictures: [],
  category: 'Tableware',
  weightGrams: null,
}
const namesOf = (...names: string[]) =>
  names.map(
    (name) =>
      /<(g:(?:color|size|material|pattern))>X</.exec(
        writeOffer({ ...offer, options: [{ name, value: 'X' }] }, ''),
      )?.[1] ?? null,
  )

test('an option is told as colour, size, material or pattern by its whole name in five languages, and otherwise not', () => {
  expect(namesOf('Color', 'colour', 'Farbe', 'Couleur', 'Cor')).toEqual(Array.from({ length: 5 }, () => 'g:color'))
  expect(namesOf('Size', 'Größe', 'Taille', 'Talla', 'Tamanho')).toEqual(Array.from({ length: 5 }, () => 'g:size'))
  expect(namesOf('Material', 'Muster')).toEqual(['g:material', 'g:pattern'])
  expect(namesOf('Decor', 'Cordon', 'Colour chart', 'Sizeable', 'Farbecke')).toEqual(
    Array.from({ length: 5 }, () => null),
  )
})
