import { z } from 'zod'
import { CountryCode, CurrencyCode, Id, IdParams, Money, Nothing, Picture, SlugParams } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import { placePattern } from '../places.ts'
import type { marketEndpoints } from './market.ts'
import { PaymentMethod } from './payments.schemas.ts'

export const HexColor = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour like #1d6a4e')

export const Market = z
  .object({
    name: z.string(),
    tagline: z.string(),
    accentColor: HexColor,
    accentShades: z.array(z.string()).length(10).meta({ description: 'Ten shades of the accent, light to dark' }),
    currency: CurrencyCode,
    locale: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    country: CountryCode,
    isSandbox: z.boolean(),
    clockAheadSeconds: z
      .int()
      .nullable()
      .meta({ description: 'How far business time runs ahead of the time outside; null: nobody can move it' }),
    paymentMethods: z.array(PaymentMethod),
    cash: z
      .object({ limit: Money.nullable(), places: z.array(z.string()) })
      .meta({ description: 'Up to which sum and where cash is taken at the door; no places: everywhere' }),
    pricesIncludeTax: z.boolean().meta({ description: 'Tax is inside the prices, not added to them' }),
    reviewsProducts: z
      .boolean()
      .meta({ description: 'What a shop publishes for the first time waits for an operator' }),
    gateways: z
      .object({
        card: z
          .discriminatedUnion('name', [
            z.object({ name: z.literal('sandbox') }),
            z.object({ name: z.literal('stripe'), publishableKey: z.string() }),
          ])
          .nullable(),
        paypal: z.object({ clientId: z.string(), environment: z.enum(['sandbox', 'production']) }).nullable(),
      })
      .meta({ description: 'Who takes the money, and what their scripts need to know' }),
    notesContacts: z.boolean().meta({ description: 'Who writes contacts into a message is warned' }),
    shopCount: z.int(),
    productCount: z.int(),
  })
  .meta({ id: 'Market' })

export const Category = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    parentId: Id.nullable(),
    picture: Picture.nullable(),
    productCount: z.int().meta({ description: 'Listed products in it and below it' }),
  })
  .meta({ id: 'Category' })

export const AttributeKind = z.enum(['text', 'number', 'choice', 'yes_no'])

/** What products of a category say of themselves. */
export const CategoryAttribute = z
  .object({
    slug: z.string(),
    name: z.string(),
    kind: AttributeKind,
    unit: z.string(),
    choices: z.array(z.string()),
    isFilter: z.boolean(),
  })
  .meta({ id: 'CategoryAttribute' })

const CategoryName = z.object({ slug: z.string(), name: z.string() })

export const CategoryPage = Category.extend({
  description: z.string(),
  above: z.array(CategoryName).meta({ description: 'From the top down' }),
  below: z.array(CategoryName.extend({ productCount: z.int() })),
  attributes: z.array(CategoryAttribute).meta({ description: 'Its own and those of the categories above' }),
  ownAttributes: z.array(z.string()).meta({ description: 'Slugs of its own' }),
}).meta({ id: 'CategoryPage' })

export const CategoryInput = z
  .strictObject({
    name: z.string().trim().min(2, 'must have at least 2 characters').max(60),
    parentId: Id.nullable().default(null),
    position: z.int().min(0).max(10_000).default(0),
    description: z.string().trim().max(2_000).default(''),
    pictureId: Id.nullable().default(null),
    attributes: z
      .array(
        z
          .strictObject({
            name: z.string().trim().min(1, 'is missing').max(40),
            kind: AttributeKind,
            unit: z.string().trim().max(12).default(''),
            choices: z.array(z.string().trim().min(1).max(60)).max(100).default([]),
            isFilter: z.boolean().default(true),
          })
          .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, {
            path: ['choices'],
            message: 'needs at least one choice',
          }),
      )
      .max(30)
      .default([]),
  })
  .meta({ id: 'CategoryInput' })

const DunningEnd = z
  .enum(['unpaid', 'cancel', 'pause'])
  .meta({ description: 'What becomes of a subscription after the last try' })

export const Settings = z
  .object({
    name: z.string(),
    tagline: z.string(),
    accentColor: HexColor,
    commissionBps: z.int(),
    commissionTaxBps: z.int().meta({ description: 'The tax on the fee, on top of it' }),
    checkoutMinutes: z.int(),
    pricesIncludeTax: z.boolean().meta({ description: 'Tax is inside the prices, not added to them' }),
    withdrawalMinimumMinor: z.int(),
    withdrawalFeeMinor: z.int(),
    withdrawalDailyLimitMinor: z.int().nullable().meta({ description: 'Of one shop, in a day of UTC' }),
    holdDays: z.int().meta({ description: 'Days after delivery before money is available' }),
    reserveBps: z.int().meta({ description: 'Of what becomes available, kept in reserve' }),
    reserveDays: z.int(),
    cashLimitMinor: z.int().nullable().meta({ description: 'The most that is paid at a door; null: no limit' }),
    cashPlaces: z.array(z.string()).meta({ description: 'Where cash is taken; none: everywhere' }),
    timeZone: z.string().meta({ description: 'By which days are counted, of the IANA database' }),
    dunningDays: z.array(z.int()).meta({
      description: 'After so many days a refused renewal is tried again, each counted from the try before',
    }),
    dunningEnd: DunningEnd,
    shopsCollectCash: z
      .boolean()
      .meta({ description: 'Shops collect cash at the door themselves, and owe the commission' }),
    notesContacts: z
      .boolean()
      .meta({ description: 'Contacts in messages between customers and shops are put before the operator' }),
    reviewsProducts: z.boolean().meta({ description: 'Products are reviewed before they go live' }),
    currency: CurrencyCode,
    locale: z.string(),
    country: CountryCode,
  })
  .meta({ id: 'Settings' })

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'
}

/** `PT`, `ES-CN`, `PT:95`; with `!` before it, left out. */
const Place = z
  .string()
  .trim()
  .toUpperCase()
  .refine((place) => placePattern.test(place.replace(/^!/, '')), 'is not a place like PT, ES-CN or PT:95')

const BlockedWords = z.object({ words: z.array(z.string()) }).meta({ id: 'BlockedWords' })

export const marketSchemas = schemasFor<typeof marketEndpoints>()({
  getMarket: { response: Market },
  listCategories: { response: z.object({ items: z.array(Category) }) },
  getCategory: { params: SlugParams, response: CategoryPage },
  createCategory: { body: CategoryInput, response: CategoryPage },
  changeCategory: { params: IdParams, body: CategoryInput, response: CategoryPage },
  removeCategory: { params: IdParams, response: Nothing },
  getBlockedWords: { response: BlockedWords },
  keepBlockedWords: {
    body: z.strictObject({
      words: z.array(z.string().trim().min(1).max(60, 'has a word that is too long')).max(2_000, 'are too many'),
    }),
    response: BlockedWords,
  },
  getSettings: { response: Settings },
  changeSettings: {
    body: z
      .strictObject({
        name: z.string().trim().min(2, 'must have at least 2 characters').max(40),
        tagline: z.string().trim().max(160),
        accentColor: HexColor,
        commissionBps: z.int().min(0).max(5_000, 'must be at most 50 %'),
        commissionTaxBps: z.int().min(0).max(5_000, 'must be at most 50 %'),
        checkoutMinutes: z.int().min(5).max(1_440),
        pricesIncludeTax: z.boolean(),
        withdrawalMinimumMinor: z.int().min(1, 'must be more than nothing').max(100_000_000),
        withdrawalFeeMinor: z.int().min(0).max(1_000_000),
        withdrawalDailyLimitMinor: z.int().min(1, 'must be more than nothing').max(1_000_000_000_000).nullable(),
        holdDays: z.int().min(0).max(120, 'must be at most 120 days'),
        reserveBps: z.int().min(0).max(10_000, 'must be at most 100 %'),
        reserveDays: z.int().min(0).max(365, 'must be at most 365 days'),
        cashLimitMinor: z.int().min(1, 'must be more than nothing').max(1_000_000_000_000).nullable(),
        cashPlaces: z.array(Place).max(100, 'are too many'),
        timeZone: z.string().max(60).refine(isTimeZone, 'is not a time zone like Europe/Lisbon'),
        dunningDays: z.array(z.int().min(1).max(60)).max(10, 'are too many'),
        dunningEnd: DunningEnd,
        shopsCollectCash: z.boolean(),
        notesContacts: z.boolean(),
        reviewsProducts: z.boolean(),
      })
      .partial(),
    response: Settings,
  },
})

export type Market = z.output<typeof Market>
export type Category = z.output<typeof Category>
export type CategoryPage = z.output<typeof CategoryPage>
export type CategoryAttribute = z.output<typeof CategoryAttribute>
export type CategoryInput = z.output<typeof CategoryInput>
