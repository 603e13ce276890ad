import type { Picture } from '#shared/api/values.schemas.ts'
import { ProductInput, type OwnProduct, type ProductKind } from '#shared/api/catalog.schemas.ts'
import type { CategoryAttribute } from '#shared/api/market.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { parseAmount, plainAmount } from '#shared/money.ts'

/**
 * A product as its form holds it: the fields carry the names the API knows them by, so that a refusal finds its place,
 * but amounts and stock are what a person typed.
 */
export interface ProductDraft {
  kind: ProductKind
  title: string
  brand: string
  externalId: string
  descriptionHtml: string
  searchTitle: string
  searchDescription: string
  categoryId: string
  /** What is typed for the attributes of the category, by their slug; yes and no as words. */
  attributes: Record<string, string>
  tags: string[]
  details: { key: string; label: string; value: string }[]
  options: { key: string; name: string; values: string[] }[]
  pictures: DraftPicture[]
  variants: DraftVariant[]
}

export interface DraftPicture {
  key: string
  picture: Picture
  alt: string
}

export interface DraftVariant {
  key: string
  id?: string
  optionValues: string[]
  priceMinor: string
  compareAtMinor: string
  onHand: string
  /** The stock this form started from. */
  onHandSeen?: number
  /** Promised to customers, so never to be taken away. */
  reserved: number
  /** So many left are few; empty is as the shop has it. */
  lowStockAt: string
  /** As it was saved, little is left. */
  isLow: boolean
  sku: string
  ean: string
  weightGrams: string
  pictureId: string | null
}

/** The form of a product as it was saved; of none, an empty one with a single variant. */
export function draftOf(product: OwnProduct | undefined): ProductDraft {
  if (!product) {
    return {
      kind: 'physical',
      title: '',
      brand: '',
      externalId: '',
      descriptionHtml: '',
      searchTitle: '',
      searchDescription: '',
      categoryId: '',
      attributes: {},
      tags: [],
      details: [],
      options: [],
      pictures: [],
      variants: [emptyVariant([])],
    }
  }
  const { title, brand, externalId, categoryId, attributes, tags, details, options, pictures, variants } = product
  const { kind, descriptionHtml, searchTitle, searchDescription } = product
  return {
    kind,
    title,
    brand,
    externalId: externalId ?? '',
    descriptionHtml,
    searchTitle,
    searchDescription,
    categoryId,
    attributes: Object.fromEntries(Object.entries(attributes).map(([slug, value]) => [slug, String(value)])),
    tags: [...tags],
    details: details.map(({ label, value }) => ({ key: newId(), label, value })),
    options: options.map(({ name, values }) => ({ key: newId(), name, values: [...values] })),
    pictures: pictures.map((picture) => ({ key: picture.id, picture, alt: picture.alt })),
    variants: variants.map(({ id, optionValues, price, compareAt, onHand, lowStockAt, weightGrams, ...variant }) => ({
      key: id,
      id,
      optionValues: [...optionValues],
      priceMinor: plainAmount(price),
      compareAtMinor: compareAt ? plainAmount(compareAt) : '',
      onHand: String(onHand),
      onHandSeen: onHand,
      reserved: variant.reserved,
      lowStockAt: lowStockAt === null ? '' : String(lowStockAt),
      isLow: variant.isLow,
      sku: variant.sku,
      ean: variant.ean,
      weightGrams: weightGrams === null ? '' : String(weightGrams),
      pictureId: variant.pictureId,
    })),
  }
}

/** A variant the shop has not saved yet, which costs and weighs what the one like it does. */
export function emptyVariant(optionValues: string[], like?: DraftVariant): DraftVariant {
  return {
    key: newId(),
    optionValues,
    priceMinor: like?.priceMinor ?? '',
    compareAtMinor: like?.compareAtMinor ?? '',
    onHand: '',
    reserved: 0,
    lowStockAt: like?.lowStockAt ?? '',
    isLow: false,
    sku: '',
    ean: '',
    weightGrams: like?.weightGrams ?? '',
    pictureId: null,
  }
}

/**
 * What the API is sent. An amount that cannot be read becomes NaN, which no schema lets through; empty fields become
 * nothing, or none in stock.
 */
export function bodyOf(draft: ProductDraft, currency: Currency, rules: readonly CategoryAttribute[]) {
  const { title, brand, externalId, categoryId, attributes, tags, details, options, pictures, variants } = draft
  const { kind, descriptionHtml, searchTitle, searchDescription } = draft
  return {
    kind,
    title,
    brand,
    externalId: externalId.trim() === '' ? null : externalId,
    descriptionHtml,
    searchTitle,
    searchDescription,
    categoryId,
    attributes: valuesOf(attributes, rules),
    tags,
    details: details.map(({ label, value }) => ({ label, value })),
    options: options.map(({ name, values }) => ({ name, values })),
    pictures: pictures.map(({ picture, alt }) => ({ id: picture.id, alt })),
    variants: variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      ean: variant.ean,
      optionValues: variant.optionValues,
      priceMinor: parseAmount(variant.priceMinor, currency) ?? Number.NaN,
      compareAtMinor:
        variant.compareAtMinor.trim() === '' ? null : (parseAmount(variant.compareAtMinor, currency) ?? Number.NaN),
      onHand: variant.onHand.trim() === '' ? 0 : wholeNumber(variant.onHand),
      onHandSeen: variant.onHandSeen,
      lowStockAt: variant.lowStockAt.trim() === '' ? null : wholeNumber(variant.lowStockAt),
      weightGrams: variant.weightGrams.trim() === '' ? null : wholeNumber(variant.weightGrams),
      pictureId: pictures.some(({ picture }) => picture.id === variant.pictureId) ? variant.pictureId : null,
    })),
  }
}

/** What is said for each attribute of the category, as its kind is sent; what is empty, or of another category, is not. */
function valuesOf(typed: Record<string, string>, rules: readonly CategoryAttribute[]) {
  const said = rules.flatMap(({ slug, kind }) => {
    const words = typed[slug]?.trim() ?? ''
    if (words === '') return []
    const value = kind === 'yes_no' ? words === 'true' : kind === 'number' ? Number(words.replace(',', '.')) : words
    return [[slug, value] as const]
  })
  return Object.fromEntries(said)
}

/** The messages of the schema at the form's own fields, in words for what a person typed. */
export function draftErrors(
  draft: ProductDraft,
  currency: Currency,
  rules: readonly CategoryAttribute[],
): Record<string, string> {
  const parsed = ProductInput.safeParse(bodyOf(draft, currency, rules))
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path.join('.')
    errors[field] ??= wordsFor(field, message, draft)
  }
  draft.variants.forEach(({ priceMinor, compareAtMinor }, index) => {
    const [price, before] = [parseAmount(priceMinor, currency), parseAmount(compareAtMinor, currency)]
    if (price !== null && before !== null && before <= price)
      errors[`variants.${index}.compareAtMinor`] ??= 'must be more than the price'
  })
  return errors
}

function wordsFor(field: string, message: string, draft: ProductDraft): string {
  if (field.startsWith('attributes.')) return 'write a number'
  if (field === 'categoryId') return 'choose where it stands'
  const [list, index, name] = field.split('.')
  if (list === 'variants' && name === 'priceMinor')
    return draft.variants[Number(index)]?.priceMinor.trim() === '' ? 'needs a price' : 'write it like 28 or 28.50'
  if (list === 'variants' && name === 'compareAtMinor') return 'write it like 28 or 28.50'
  if (list === 'variants' && ['onHand', 'lowStockAt', 'weightGrams'].includes(name ?? ''))
    return 'must be a whole number'
  if (list === 'options' && name === 'name') return 'needs a name, like Size'
  if (list === 'options' && name === 'values') return 'needs at least one value'
  return message.startsWith('Too small') || message.startsWith('Invalid') ? 'is missing' : message
}

/** Digits only: `3.5` and `ten` are no number of units. */
function wholeNumber(typed: string): number {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN
}
