import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { saleEventEndpoints } from './sale-events.ts'
import { Id, IdParams, Instant, Money, PageQuery, Picture, ShopName, SlugParams, pageOf } from './values.schemas.ts'

export const SaleEventState = z.enum(['draft', 'scheduled', 'running', 'ended', 'cancelled'])
export const WhenGone = z
  .enum(['normal_price', 'sold_out'])
  .meta({ description: 'What becomes of a thing whose number is gone while the event runs' })

/** One product in an event; of its variants together, the lowest price first. */
export const SaleEventProduct = z
  .object({
    slug: z.string(),
    title: z.string(),
    category: z.object({ slug: z.string(), name: z.string() }),
    picture: Picture.nullable(),
    price: Money,
    normalPrice: Money,
    lowestBefore: Money.nullable().meta({
      description: 'The lowest price of the thirty days before the event; null for what was not on the shelf then',
    }),
    hasPriceRange: z.boolean(),
    quota: z.int(),
    left: z.int().meta({ description: 'Of the quota, as far as the shelf still has them' }),
    variantId: Id.nullable().meta({ description: 'To put into the cart, when there is one variant only' }),
  })
  .meta({ id: 'SaleEventProduct' })

const head = {
  slug: z.string(),
  title: z.string(),
  text: z.string(),
  shop: ShopName,
  pictures: z.array(Picture),
  startsAt: Instant,
  endsAt: Instant,
  state: SaleEventState,
  now: Instant.meta({ description: 'The clock of the market, by which it begins and ends' }),
  mostPerCustomer: z.int().nullable(),
  whenGone: WhenGone,
  quota: z.int(),
  taken: z.int(),
}

export const SaleEventCard = z
  .object({
    ...head,
    productCount: z.int(),
    products: z.array(SaleEventProduct).meta({ description: 'Four of them, what is nearly gone first' }),
  })
  .meta({ id: 'SaleEventCard' })

export const SaleEvent = z
  .object({
    id: Id,
    ...head,
    products: z.array(SaleEventProduct).meta({ description: 'What is nearly gone first' }),
  })
  .meta({ id: 'SaleEvent' })

const OwnHead = {
  id: Id,
  slug: z.string(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  state: SaleEventState,
  productCount: z.int(),
  quota: z.int(),
  taken: z.int().meta({ description: 'Ordered and not given up' }),
  takenIn: Money.meta({ description: 'What they were sold for' }),
  givenAway: Money.meta({ description: 'What they would have brought more at the normal price' }),
}

export const OwnSaleEventCard = z.object({ ...OwnHead, picture: Picture.nullable() }).meta({ id: 'OwnSaleEventCard' })

export const OwnSaleEvent = z
  .object({
    ...OwnHead,
    version: z.int(),
    text: z.string(),
    pictures: z.array(Picture),
    mostPerCustomer: z.int().nullable(),
    whenGone: WhenGone,
    now: Instant,
    items: z.array(
      z.object({
        variantId: Id,
        productId: Id,
        title: z.string(),
        variantTitle: z.string(),
        picture: Picture.nullable(),
        normalPrice: Money,
        price: Money,
        quota: z.int(),
        taken: z.int(),
        available: z.int().meta({ description: 'On the shelf now' }),
      }),
    ),
  })
  .meta({ id: 'OwnSaleEvent' })

const Input = z.strictObject({
  title: z.string().trim().min(2, 'must have at least 2 characters').max(80),
  text: z.string().trim().max(2_000).default(''),
  startsAt: Instant,
  endsAt: Instant,
  whenGone: WhenGone.default('normal_price'),
  mostPerCustomer: z.int().min(1, 'must be at least 1').max(999).nullable().default(null),
  pictureIds: z.array(Id).max(6).default([]),
  items: z
    .array(
      z.strictObject({
        variantId: Id,
        priceMinor: z.int().min(1, 'must be more than nothing').max(1_000_000_000),
        quota: z.int('must be a whole number').min(1, 'must be at least 1').max(100_000),
      }),
    )
    .max(200)
    .default([]),
})

const mayEnd = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => endsAt > startsAt
const endsAfterStart = { path: ['endsAt'], message: 'must be after the start' }

export const saleEventSchemas = schemasFor<typeof saleEventEndpoints>()({
  listSaleEvents: {
    query: z.object({
      state: z.enum(['running', 'scheduled']).optional(),
      shop: z.string().max(120).optional().meta({ description: 'Slug of a shop' }),
      ...PageQuery,
    }),
    response: pageOf(SaleEventCard),
  },
  getSaleEvent: { params: SlugParams, response: SaleEvent },
  listOwnSaleEvents: { query: z.object(PageQuery), response: pageOf(OwnSaleEventCard) },
  getOwnSaleEvent: { params: IdParams, response: OwnSaleEvent },
  createSaleEvent: { body: Input.refine(mayEnd, endsAfterStart), response: OwnSaleEvent },
  changeSaleEvent: {
    params: IdParams,
    body: Input.extend({ version: z.int().min(1) }).refine(mayEnd, endsAfterStart),
    response: OwnSaleEvent,
  },
  publishSaleEvent: { params: IdParams, response: OwnSaleEvent },
  cancelSaleEvent: { params: IdParams, response: OwnSaleEvent },
})

export type SaleEventState = z.output<typeof SaleEventState>
export type SaleEventProduct = z.output<typeof SaleEventProduct>
export type SaleEventCard = z.output<typeof SaleEventCard>
export type SaleEvent = z.output<typeof SaleEvent>
export type OwnSaleEventCard = z.output<typeof OwnSaleEventCard>
export type OwnSaleEvent = z.output<typeof OwnSaleEvent>
export type SaleEventInput = z.output<typeof Input>
