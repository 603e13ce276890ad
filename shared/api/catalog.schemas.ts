import { z } from 'zod'
import { isGtin } from '../gtin.ts'
import {
  Id,
  IdParams,
  Instant,
  Money,
  Nothing,
  PageQuery,
  Picture,
  ShopName,
  SlugParams,
  pageOf,
} from './values.schemas.ts'
import type { catalogEndpoints } from './catalog.ts'
import { schemasFor } from './endpoint.ts'
import { AttributeKind } from './market.schemas.ts'
import { LowStockAt, ShippingMethod, ShopHoliday } from './shops.schemas.ts'

export const ProductState = z.enum(['draft', 'in_review', 'live', 'hidden', 'blocked', 'removed'])
/** What is bought: a thing that is sent, or files to download. */
export const ProductKind = z.enum(['physical', 'digital'])
export const ProductSort = z.enum(['relevance', 'newest', 'price', '-price', 'rating', 'sold'])

const Rating = z.object({ average: z.number(), count: z.int() })

export const ProductCard = z
  .object({
    id: Id,
    slug: z.string(),
    externalId: z.string().nullable().meta({ description: 'What the own system of the shop calls the product' }),
    title: z.string(),
    price: Money,
    compareAt: Money.nullable(),
    lowestBefore: Money.nullable().meta({
      description: 'The lowest price of the thirty days before the reduction that `compareAt` announces',
    }),
    event: z
      .object({
        price: Money,
        lowestBefore: Money.nullable().meta({ description: 'The lowest price of the thirty days before the event' }),
        endsAt: Instant,
        isOfAll: z.boolean().meta({ description: 'Every variant costs that' }),
      })
      .nullable()
      .meta({ description: 'What a sale event that runs asks, where it is less than `price`' }),
    hasPriceRange: z.boolean().meta({ description: 'Variants differ in price; `price` is the lowest' }),
    available: z.int().meta({ description: 'Units on the shelf over all variants' }),
    tag: z.string().nullable(),
    rating: Rating,
    shop: z.object({ slug: z.string(), name: z.string() }),
    picture: Picture.nullable(),
  })
  .meta({ id: 'ProductCard' })

export const ProductOption = z.object({ name: z.string(), values: z.array(z.string()) }).meta({ id: 'ProductOption' })
export const ProductDetail = z.object({ label: z.string(), value: z.string() }).meta({ id: 'ProductDetail' })

/** What a list of products is narrowed to. */
export const ShelfFilters = {
  q: z.string().trim().max(200).optional().meta({ description: 'Words to search for, a SKU or an EAN' }),
  exact: z.stringbool().default(false).meta({ description: 'Search for the words as typed, mistyped or not' }),
  category: z.string().max(120).optional().meta({ description: 'Slug of a category' }),
  shop: z.string().max(600).optional().meta({ description: 'Slug of a shop; several by commas' }),
  minPrice: z.coerce.number().int().min(0).max(1_000_000_000).optional().meta({ description: 'In minor units' }),
  maxPrice: z.coerce.number().int().min(0).max(1_000_000_000).optional().meta({ description: 'In minor units' }),
  minRating: z.coerce.number().min(1).max(5).optional(),
  onSale: z.stringbool().default(false),
  inStock: z.stringbool().default(false),
  attributes: z.string().max(1_000).optional().meta({
    description: 'Attributes of the category, values of one side by side: `glaze:Oat|Ember;dishwasher-safe:true`',
  }),
}

/** What a product says of itself, by the slug of its category's attribute. */
const AttributeValues = z.record(z.string().max(80), z.union([z.string().trim().max(200), z.number(), z.boolean()]))

/** How many of the products in a list would stay, by what they could be narrowed to. */
export const Facets = z
  .object({
    total: z.int(),
    isComplete: z.boolean().meta({ description: 'False where more were found than are counted' }),
    correctedTo: z.string().nullable(),
    shopCount: z.int(),
    categories: z.array(
      z.object({ slug: z.string(), name: z.string(), parent: z.string().nullable(), count: z.int() }),
    ),
    prices: z
      .object({
        min: Money,
        max: Money,
        counts: z.array(z.int()).meta({ description: 'In twenty equal steps from `min` to `max`' }),
      })
      .nullable()
      .meta({ description: 'Null where nothing is found, or things of several currencies' }),
    ratings: z.array(z.object({ minRating: z.number(), count: z.int() })),
    shops: z.array(z.object({ slug: z.string(), name: z.string(), count: z.int() })),
    onSale: z.int(),
    inStock: z.int(),
    attributes: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        kind: AttributeKind,
        unit: z.string(),
        values: z.array(z.object({ value: z.string(), count: z.int() })),
      }),
    ),
  })
  .meta({ id: 'Facets' })

export const Suggestions = z
  .object({
    words: z.array(z.string()).meta({ description: 'What could be meant, in whole words' }),
    products: z.array(z.object({ slug: z.string(), title: z.string(), price: Money, picture: Picture.nullable() })),
    categories: z.array(z.object({ slug: z.string(), name: z.string() })),
    shops: z.array(z.object({ slug: z.string(), name: z.string() })),
  })
  .meta({ id: 'Suggestions' })

export const Variant = z
  .object({
    id: Id,
    sku: z.string(),
    ean: z.string(),
    optionValues: z.array(z.string()).meta({ description: 'One value per option, in the order of `options`' }),
    price: Money,
    compareAt: Money.nullable(),
    lowestBefore: Money.nullable().meta({
      description:
        'The lowest price of the thirty days before the reduction that `compareAt` announces; null without one, or for what was not on the shelf before',
    }),
    event: z
      .object({
        slug: z.string(),
        title: z.string(),
        price: Money,
        lowestBefore: Money.nullable(),
        left: z.int(),
        startsAt: Instant,
        endsAt: Instant,
        now: Instant.meta({ description: 'The clock of the market, by which it ends' }),
      })
      .nullable()
      .meta({ description: 'The sale event that runs and still has some of it' }),
    available: z.int(),
    picture: Picture.nullable(),
  })
  .meta({ id: 'Variant' })

export const Review = z
  .object({
    id: Id,
    author: z.string(),
    stars: z.int(),
    title: z.string(),
    body: z.string(),
    writtenAt: Instant,
    editedAt: Instant.nullable(),
    helpfulCount: z.int(),
    pictures: z.array(Picture),
    answer: z.object({ body: z.string(), at: Instant }).nullable().meta({ description: 'What the shop says to it' }),
  })
  .meta({ id: 'Review' })

export const Product = z
  .object({
    id: Id,
    slug: z.string(),
    kind: ProductKind,
    title: z.string(),
    brand: z.string(),
    description: z.string().meta({ description: 'Its words alone' }),
    descriptionHtml: z.string().meta({ description: 'The same, formatted: sanitised HTML' }),
    searchTitle: z.string().meta({ description: 'For search engines; empty: the title' }),
    searchDescription: z.string().meta({ description: 'For search engines; empty: the description' }),
    tags: z.array(z.string()),
    details: z.array(ProductDetail),
    options: z.array(ProductOption),
    attributes: z.array(z.object({ name: z.string(), value: z.string() })),
    price: Money,
    compareAt: Money.nullable(),
    rating: Rating,
    soldCount: z.int(),
    category: z.object({ slug: z.string(), name: z.string() }),
    shop: ShopName.extend({
      tagline: z.string(),
      city: z.string(),
      rating: Rating,
      returnDays: z.int(),
      acceptsCash: z.boolean(),
      chargesTax: z
        .boolean()
        .meta({ description: 'False: it is a small business, and there is no tax in what it asks' }),
      holiday: ShopHoliday.nullable(),
      shippingMethods: z.array(ShippingMethod),
    }),
    pictures: z.array(Picture),
    variants: z.array(Variant),
    reviews: z.object({
      /** How many gave one star, two, … five. */
      spread: z.array(z.int()).length(5),
      latest: z.array(Review),
    }),
    files: z
      .array(z.object({ name: z.string(), bytes: z.int() }))
      .meta({ description: 'What is downloaded once it is bought; empty for what is sent' }),
    hasPlans: z.boolean().meta({ description: 'It can be subscribed to' }),
    related: z
      .array(ProductCard)
      .meta({ description: 'What others bought with it, then more of the same shop and category' }),
  })
  .meta({ id: 'Product' })

export const OwnVariant = z
  .object({
    id: Id,
    sku: z.string(),
    ean: z.string(),
    optionValues: z.array(z.string()),
    price: Money,
    compareAt: Money.nullable(),
    onHand: z.int(),
    reserved: z.int(),
    sold: z.int(),
    lowStockAt: z.int().nullable().meta({ description: 'So many left are few; null is as the shop has it' }),
    isLow: z.boolean().meta({ description: 'What is left is as few as that, or fewer' }),
    weightGrams: z.int().nullable(),
    pictureId: Id.nullable(),
  })
  .meta({ id: 'OwnVariant' })

export const OwnProduct = z
  .object({
    id: Id,
    slug: z.string(),
    state: ProductState,
    reason: z.string().meta({ description: 'What the market said when it sent it back, took it down or let it back' }),
    version: z.int(),
    externalId: z.string().nullable(),
    kind: ProductKind,
    title: z.string(),
    brand: z.string(),
    description: z.string().meta({ description: 'Its words alone' }),
    descriptionHtml: z.string().meta({ description: 'The same, formatted: sanitised HTML' }),
    searchTitle: z.string().meta({ description: 'For search engines; empty: the title' }),
    searchDescription: z.string().meta({ description: 'For search engines; empty: the description' }),
    tags: z.array(z.string()),
    details: z.array(ProductDetail),
    options: z.array(ProductOption),
    attributes: AttributeValues,
    categoryId: Id,
    pictures: z.array(Picture),
    variants: z.array(OwnVariant),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'OwnProduct' })

const history = {
  id: Id,
  at: Instant,
  variant: z.string().meta({ description: 'Its option values; nothing where there are no options' }),
  by: z.string().nullable(),
}

export const PriceHistoryLine = z
  .object({
    ...history,
    price: Money,
    compareAt: Money.nullable(),
    isPublic: z.boolean().meta({ description: 'From then on customers see it' }),
    source: z
      .enum(['form', 'list', 'import', 'shelf'])
      .meta({ description: '`shelf`: it came on the shelf or left it' }),
  })
  .meta({ id: 'PriceHistoryLine' })

export const StockHistoryLine = z
  .object({
    ...history,
    change: z.int(),
    onHandAfter: z.int(),
    source: z.enum(['sale', 'return', 'form', 'list', 'import', 'count']),
    order: z.object({ id: Id, number: z.string() }).nullable(),
  })
  .meta({ id: 'StockHistoryLine' })

export const OwnProductCard = z
  .object({
    id: Id,
    slug: z.string(),
    externalId: z.string().nullable(),
    title: z.string(),
    state: ProductState,
    price: Money,
    variantCount: z.int(),
    onHand: z.int(),
    reserved: z.int(),
    sold: z.int(),
    lowVariants: z.int().meta({ description: 'Variants of which little is left, or nothing' }),
    picture: Picture.nullable(),
    category: z.string(),
    updatedAt: Instant,
  })
  .meta({ id: 'OwnProductCard' })

const PriceMinor = z.int('must be a whole number of minor units').min(1, 'must be more than nothing').max(100_000_000)

export const VariantInput = z.strictObject({
  id: Id.optional().meta({ description: 'Absent for a new variant' }),
  sku: z.string().trim().max(64).default(''),
  ean: z
    .string()
    .trim()
    .regex(/^([0-9]{8}|[0-9]{12,14})?$/, { error: 'is not a number of 8 or 12 to 14 digits', abort: true })
    .refine((digits) => digits === '' || isGtin(digits), 'has a wrong digit: the last does not fit the others')
    .default('')
    .meta({ description: 'EAN, UPC or GTIN' }),
  optionValues: z.array(z.string().trim().min(1).max(60)).max(3),
  priceMinor: PriceMinor,
  compareAtMinor: PriceMinor.nullable().default(null),
  onHand: z.int('must be a whole number').min(0, 'must not be negative').max(1_000_000),
  onHandSeen: z.int().optional().meta({
    description:
      'The stock the form started from. Given, the difference is applied, so that parcels sent meanwhile still count',
  }),
  lowStockAt: LowStockAt.nullable().default(null).meta({ description: 'Null is as the shop has it' }),
  weightGrams: z.int().min(0).max(1_000_000).nullable().default(null),
  pictureId: Id.nullable().default(null),
})

export const ProductInput = z
  .strictObject({
    kind: ProductKind.optional().meta({
      description: 'Absent: as it is, and `physical` for a new one. It stays once the product was on the shelf',
    }),
    title: z.string().trim().min(2, 'must have at least 2 characters').max(300),
    brand: z.string().trim().max(80).default(''),
    externalId: z.string().trim().min(1).max(120).nullable().default(null).meta({
      description: 'What the own system of the shop calls the product',
    }),
    description: z
      .string()
      .trim()
      .max(8_000)
      .default('')
      .meta({ description: 'Words alone. While they are those the product has, their formatting stays' }),
    descriptionHtml: z.string().trim().max(20_000, 'is too long').optional().meta({
      description:
        'Formatted with h3, h4, p, strong, em, ul, ol, li, blockquote, a, br; the rest is dropped. Given, `description` is read from it',
    }),
    searchTitle: z.string().trim().max(120).default('').meta({ description: 'For search engines; empty: the title' }),
    searchDescription: z
      .string()
      .trim()
      .max(320)
      .default('')
      .meta({ description: 'For search engines; empty: the beginning of the description' }),
    categoryId: Id,
    tags: z.array(z.string().trim().min(1).max(30)).max(6).default([]),
    details: z
      .array(z.strictObject({ label: z.string().trim().min(1).max(40), value: z.string().trim().min(1).max(200) }))
      .max(20)
      .default([]),
    options: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(40),
          values: z.array(z.string().trim().min(1).max(60)).min(1).max(30),
        }),
      )
      .max(3)
      .default([]),
    attributes: AttributeValues.default({}),
    pictures: z
      .array(z.strictObject({ id: Id, alt: z.string().trim().max(200).default('') }))
      .max(12)
      .default([]),
    variants: z.array(VariantInput).min(1, 'needs at least one variant').max(200),
  })
  .meta({ id: 'ProductInput' })

const PriceStep = z.int('must be a whole number of minor units').min(-100_000_000).max(100_000_000)

/** What is done to each of several products. */
const ProductChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('publish') }),
  z.strictObject({ kind: z.literal('hide') }),
  z.strictObject({ kind: z.literal('remove') }),
  z.strictObject({
    kind: z.literal('price-percent'),
    bps: z
      .int()
      .min(-9_900, 'must leave something')
      .max(100_000)
      .meta({ description: 'Of each price: -1000 is 10 % less' }),
  }),
  z.strictObject({ kind: z.literal('price-amount'), amountMinor: PriceStep }),
  z.strictObject({
    kind: z.literal('stock'),
    onHand: z
      .int('must be a whole number')
      .min(0, 'must not be negative')
      .max(1_000_000)
      .meta({ description: 'Of each variant' }),
  }),
  z.strictObject({ kind: z.literal('category'), categoryId: Id }),
])

const ProductGlance = z
  .object({ state: ProductState, price: Money, onHand: z.int(), category: z.string() })
  .meta({ id: 'ProductGlance' })

export const ProductChangeLine = z
  .object({
    id: Id,
    title: z.string(),
    version: z.int().meta({ description: 'What it was before; sent back, it must still be that' }),
    before: ProductGlance.nullable().meta({ description: 'Null: the shop has no such product' }),
    after: ProductGlance.nullable().meta({ description: 'Null where it is refused' }),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'ProductChangeLine' })

export const catalogSchemas = schemasFor<typeof catalogEndpoints>()({
  listProducts: {
    query: z.object({
      ...ShelfFilters,
      sort: ProductSort.optional().meta({ description: 'Relevance where something is searched for, newest elsewhere' }),
      ...PageQuery,
    }),
    response: pageOf(ProductCard).extend({
      correctedTo: z
        .string()
        .nullable()
        .meta({ description: 'The words that were searched for where `q` was mistyped' }),
    }),
  },
  getFacets: { query: z.object(ShelfFilters), response: Facets },
  suggest: { query: z.object({ q: z.string().trim().max(100).default('') }), response: Suggestions },
  getProduct: { params: SlugParams, response: Product },
  listOwnProducts: {
    query: z.object({
      state: ProductState.optional(),
      lowStock: z
        .stringbool()
        .default(false)
        .meta({ description: 'Only where little is left of a variant, or nothing' }),
      q: z.string().trim().max(100).optional().meta({
        description: 'A part of the title or brand, the own number, an EAN, or the beginning of a SKU',
      }),
      ...PageQuery,
    }),
    response: pageOf(OwnProductCard),
  },
  getOwnProduct: { params: IdParams, response: OwnProduct },
  createProduct: { body: ProductInput, response: OwnProduct },
  changeProduct: { params: IdParams, body: ProductInput.extend({ version: z.int() }), response: OwnProduct },
  listPriceHistory: { params: IdParams, query: z.object(PageQuery), response: pageOf(PriceHistoryLine) },
  listStockHistory: { params: IdParams, query: z.object(PageQuery), response: pageOf(StockHistoryLine) },
  duplicateProduct: { params: IdParams, response: OwnProduct },
  changeProducts: {
    body: z.strictObject({
      products: z
        .array(z.strictObject({ id: Id, version: z.int().optional() }))
        .min(1, 'needs at least one')
        .max(100, 'are too many at once'),
      change: ProductChange,
      isPreview: z.boolean().default(false).meta({ description: 'Say what would happen, and do nothing' }),
    }),
    response: z.object({ lines: z.array(ProductChangeLine) }),
  },
  publishProduct: { params: IdParams, response: OwnProduct },
  hideProduct: { params: IdParams, response: OwnProduct },
  removeProduct: { params: IdParams, response: Nothing },
})

export type Review = z.output<typeof Review>
export type ProductCard = z.output<typeof ProductCard>
export type Product = z.output<typeof Product>
export type ProductKind = z.output<typeof ProductKind>
export type OwnProduct = z.output<typeof OwnProduct>
export type OwnProductCard = z.output<typeof OwnProductCard>
export type PriceHistoryLine = z.output<typeof PriceHistoryLine>
export type StockHistoryLine = z.output<typeof StockHistoryLine>
export type ProductChange = z.output<typeof ProductChange>
export type ProductChangeLine = z.output<typeof ProductChangeLine>
export type ProductInput = z.output<typeof ProductInput>
export type VariantInput = z.output<typeof VariantInput>
export type Facets = z.output<typeof Facets>
export type Suggestions = z.output<typeof Suggestions>
