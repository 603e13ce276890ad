import { z } from 'zod'
import { placePattern } from '../places.ts'
import {
  CountryCode,
  CurrencyCode,
  Id,
  IdList,
  Instant,
  Money,
  PageQuery,
  Picture,
  ShopName,
  SlugParams,
  pageOf,
} from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { shopEndpoints } from './shops.ts'

export const ShopState = z.enum(['applied', 'changes_requested', 'approved', 'declined', 'suspended', 'closed'])

export const ShippingMethod = z
  .object({
    id: Id,
    name: z.string(),
    price: Money,
    freeOver: Money.nullable(),
    minDays: z.int(),
    maxDays: z.int(),
    places: z.array(z.string()).meta({ description: '`PT`, `US-CA`, `PT:95`, with `!` left out; empty is everywhere' }),
    bands: z
      .array(z.object({ upToGrams: z.int(), price: Money }))
      .meta({ description: 'Prices by weight, lightest first; empty is one price for all' }),
    minItems: Money.nullable().meta({ description: 'Only for goods of at least this' }),
    maxItems: Money.nullable().meta({ description: 'Only for goods of at most this' }),
  })
  .meta({ id: 'ShippingMethod' })

const Day = z.iso.date().meta({ description: 'Day of UTC', example: '2026-12-24' })

/** A shop that is away: nothing of it can be bought. */
/** So many of a variant left, or fewer, are few. */
export const LowStockAt = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(100_000, 'must be at most 100,000')

export const ShopHoliday = z
  .object({ until: Day.meta({ description: 'The last day away' }), message: z.string() })
  .meta({ id: 'ShopHoliday' })

const Rating = z.object({ average: z.number(), count: z.int() })

export const ShopCard = ShopName.extend({
  tagline: z.string(),
  city: z.string(),
  country: CountryCode,
  rating: Rating,
  productCount: z.int(),
  pictures: z.array(Picture),
}).meta({ id: 'ShopCard' })

export const Shop = ShopName.extend({
  tagline: z.string(),
  story: z.string(),
  policies: z.string().meta({ description: 'By which rules it sells, in its own words; empty lines part paragraphs' }),
  city: z.string(),
  country: CountryCode,
  banner: Picture.nullable(),
  rating: Rating,
  productCount: z.int(),
  orderCount: z.int(),
  returnDays: z.int(),
  acceptsCash: z.boolean(),
  openedAt: Instant,
  holiday: ShopHoliday.nullable(),
  shippingMethods: z.array(ShippingMethod),
}).meta({ id: 'Shop' })

export const OwnShop = Shop.extend({
  state: ShopState,
  openedAt: Instant.nullable(),
  holiday: ShopHoliday.extend({ from: Day }).nullable().meta({ description: 'Planned, under way or over' }),
  currency: CurrencyCode.meta({ description: 'In which it prices its things' }),
  hasPrices: z.boolean().meta({ description: 'Something is priced, so the currency stays' }),
  lowStockAt: z.int().meta({ description: 'So many left of a variant are few, where the variant says nothing else' }),
  commissionBps: z.int(),
}).meta({ id: 'OwnShop' })

/** How long a shop's money rests after delivery, and whether it collects cash itself; null is as the market does it. */
export const PayoutTerms = z
  .strictObject({
    holdDays: z.int().min(0).max(120, 'must be at most 120 days').nullable(),
    reserveBps: z.int().min(0).max(10_000, 'must be at most 100 %').nullable(),
    reserveDays: z.int().min(0).max(365, 'must be at most 365 days').nullable(),
    collectsCash: z
      .boolean()
      .nullable()
      .default(null)
      .meta({ description: 'It keeps the cash, and owes the commission' }),
  })
  .meta({ id: 'PayoutTerms' })

export const ShopForReview = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    state: ShopState,
    currency: CurrencyCode.meta({ description: 'In which it prices its things' }),
    tagline: z.string(),
    story: z.string(),
    policies: z.string(),
    city: z.string(),
    country: CountryCode,
    logo: Picture.nullable(),
    banner: Picture.nullable(),
    owner: z.object({ name: z.string(), email: z.string() }),
    productCount: z.int(),
    products: z
      .array(z.object({ id: Id, title: z.string(), price: Money, picture: Picture.nullable(), isListed: z.boolean() }))
      .meta({ description: 'The six newest, drafts among them' }),
    orderCount: z.int(),
    sold: Money,
    shippingMethods: z.array(ShippingMethod),
    appliedAt: Instant,
    isHandedIn: z.boolean().meta({ description: 'Whatever is asked of it is handed in' }),
    isOfMarket: z.boolean().meta({ description: 'The market sells in it itself' }),
  })
  .meta({ id: 'ShopForReview' })

const Place = z
  .string()
  .trim()
  .toUpperCase()
  .refine((place) => placePattern.test(place.replace(/^!/, '')), 'is not a place like PT, US-CA, PT:95 or !PT:9')
const ItemsBound = z.int().min(0).max(100_000_000).nullable().default(null)

const ShippingMethodInput = z.strictObject({
  id: Id.optional(),
  name: z.string().trim().min(1, 'is missing').max(60),
  priceMinor: z.int().min(0).max(1_000_000),
  freeOverMinor: z.int().min(0).max(100_000_000).nullable().default(null),
  minDays: z.int().min(0).max(60),
  maxDays: z.int().min(0).max(90),
  places: z.array(Place).max(100).default([]),
  bands: z
    .array(z.strictObject({ upToGrams: z.int().min(1).max(1_000_000), priceMinor: z.int().min(0).max(1_000_000) }))
    .max(20)
    .default([])
    .refine((bands) => bands.every(({ upToGrams }, at) => at === 0 || upToGrams > bands[at - 1]!.upToGrams), {
      message: 'must begin with the lightest',
    }),
  minItemsMinor: ItemsBound,
  maxItemsMinor: ItemsBound,
})

export const shopSchemas = schemasFor<typeof shopEndpoints>()({
  listShops: {
    query: z.object({
      ids: IdList(48).optional().meta({ description: 'Only these' }),
      q: z.string().trim().max(60).optional().meta({ description: 'In their name, tagline or town' }),
      ...PageQuery,
    }),
    response: pageOf(ShopCard),
  },
  getShop: { params: SlugParams, response: Shop },
  openShop: { body: z.strictObject({ name: z.string().trim().min(2).max(60) }), response: OwnShop },
  getOwnShop: { response: OwnShop },
  changeOwnShop: {
    body: z
      .strictObject({
        name: z.string().trim().min(2, 'must have at least 2 characters').max(60),
        tagline: z.string().trim().max(160),
        story: z.string().trim().max(4_000),
        policies: z.string().trim().max(6_000),
        city: z.string().trim().max(80),
        country: CountryCode,
        currency: CurrencyCode.meta({ description: 'While nothing is listed yet' }),
        returnDays: z.int().min(0).max(365),
        acceptsCash: z.boolean(),
        lowStockAt: LowStockAt,
        logoId: Id.nullable(),
        bannerId: Id.nullable(),
      })
      .partial(),
    response: OwnShop,
  },
  closeOwnShop: { body: z.strictObject({ password: z.string().max(200) }), response: OwnShop },
  setHoliday: {
    body: z.strictObject({
      holiday: z
        .strictObject({ from: Day, until: Day, message: z.string().trim().max(300).default('') })
        .refine(({ from, until }) => from <= until, { path: ['until'], message: 'must not be before the first day' })
        .nullable(),
    }),
    response: OwnShop,
  },
  setShippingMethods: {
    body: z.strictObject({
      methods: z
        .array(
          ShippingMethodInput.refine((m) => m.maxDays >= m.minDays, {
            path: ['maxDays'],
            message: 'must not be less than the earliest day',
          }),
        )
        .min(1, 'needs at least one way to send')
        .max(10),
    }),
    response: OwnShop,
  },
})

export type Shop = z.output<typeof Shop>
export type OwnShop = z.output<typeof OwnShop>
export type ShopCard = z.output<typeof ShopCard>
export type ShopForReview = z.output<typeof ShopForReview>
export type PayoutTerms = z.output<typeof PayoutTerms>
export type ShippingMethod = z.output<typeof ShippingMethod>
