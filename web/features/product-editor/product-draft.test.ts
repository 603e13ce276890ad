import { describe, expect, test } from 'vitest'
import type { CategoryAttribute } from '#shared/api/market.schemas.ts'
import { bodyOf, draftErrors, draftOf, emptyVariant, type DraftVariant, type ProductDraft } from './product-draft.ts'

const draft = (variant: Partial<DraftVariant>, rest: Partial<ProductDraft> = {}): ProductDraft => ({
  ...draftOf(undefined),
  title: 'Tidewater mug',
  categoryId: '01a1fd72-59b8-701b-af6f-7ed1791f239b',
  variants: [{ ...emptyVariant([]), priceMinor: '28', ...variant }],
  ...rest,
})

test('prices are read as people type them', () => {
  const sent = bodyOf(draft({ priceMinor: '28,50', compareAtMinor: '31' }), 'EUR', []).variants[0]
  expect(sent).toMatchObject({ priceMinor: 2_850, compareAtMinor: 3_100 })
  expect(bodyOf(draft({ priceMinor: '2800' }), 'JPY', []).variants[0]?.priceMinor).toBe(2_800)
})

test('an empty stock is none, an empty weight is unknown', () => {
  expect(bodyOf(draft({}), 'EUR', []).variants[0]).toMatchObject({ onHand: 0, weightGrams: null, compareAtMinor: null })
})

test.each<[string, Partial<DraftVariant>, string, string]>([
  ['a price that is no amount', { priceMinor: 'a lot' }, 'variants.0.priceMinor', 'write it like 28 or 28.50'],
  ['a price that is missing', { priceMinor: '' }, 'variants.0.priceMinor', 'needs a price'],
  [
    'a former price that is not higher',
    { compareAtMinor: '20' },
    'variants.0.compareAtMinor',
    'must be more than the price',
  ],
  ['half a mug in stock', { onHand: '2.5' }, 'variants.0.onHand', 'must be a whole number'],
])('%s is told at its field', (_case, variant, field, message) => {
  expect(draftErrors(draft(variant), 'EUR', [])).toEqual({ [field]: message })
})

test('a product without a category is asked where it stands', () => {
  expect(draftErrors(draft({}, { categoryId: '' }), 'EUR', [])).toEqual({ categoryId: 'choose where it stands' })
})

test('a product as typed in full has no errors', () => {
  expect(draftErrors(draft({ onHand: '4', weightGrams: '350' }), 'EUR', [])).toEqual({})
})

test('a picture taken from the gallery is taken from its variants', () => {
  expect(
    bodyOf(draft({ pictureId: '01a1fd72-59b8-701b-af6f-7ed1791f239b' }), 'EUR', []).variants[0]?.pictureId,
  ).toBeNull()
})

describe('what the category asks', () => {
  const rule = { slug: 'glaze', name: 'Glaze', unit: '', choices: [], isFilter: true }
  const rules: CategoryAttribute[] = [
    { ...rule, kind: 'text' },
    { ...rule, slug: 'holds', kind: 'number' },
    { ...rule, slug: 'dishwasher', kind: 'yes_no' },
  ]

  test('is kept when a product is saved, each in its kind', () => {
    const attributes = { glaze: 'Oat', holds: '0,3', dishwasher: 'false' }
    expect(bodyOf(draft({}, { attributes }), 'EUR', rules).attributes).toEqual({
      glaze: 'Oat',
      holds: 0.3,
      dishwasher: false,
    })
  })

  test('is not said when it is left empty or another category asked for it', () => {
    const attributes = { glaze: ' ', wood: 'Oak' }
    expect(bodyOf(draft({}, { attributes }), 'EUR', rules).attributes).toEqual({})
  })

  test('is told at its field when it is no number', () => {
    expect(draftErrors(draft({}, { attributes: { holds: 'plenty' } }), 'EUR', rules)).toEqual({
      'attributes.holds': 'write a number',
    })
  })
})
