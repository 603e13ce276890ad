import { z } from 'zod'
import type { marketCatalogEndpoints } from './market-catalog.ts'
import { OwnVariant, ProductDetail, ProductOption, ProductState } from './catalog.schemas.ts'
import { schemasFor } from './endpoint.ts'
import { Id, IdParams, Instant, Money, Nothing, PageQuery, Picture, ShopName, pageOf } from './values.schemas.ts'
export const MarketProductCard = z
  .object({
    id: Id,
    slug: z.string(),
    title: z.string(),
    state: ProductState,
    price: Money,
    hasPriceRange: z.boolean(),
    picture: Picture.nullable(),
    category: z.string(),
    shop: ShopName,
    updatedAt: Instant,
  })
  .meta({ id: 'MarketProductCard' })

/** A product as an operator reads it before a word is said about it. */
export const MarketProduct = z
  .object({
    id: Id,
    slug: z.string(),
    state: ProductState,
    version: z.int(),
    isListed: z.boolean().meta({ description: 'Customers see it now' }),
    title: z.string(),
    brand: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    details: z.array(ProductDetail),
    options: z.array(ProductOption),
    attributes: z.array(z.object({ name: z.string(), value: z.string() })),
    category: z.string(),
    shop: ShopName,
    pictures: z.array(Picture),
    variants: z.array(OwnVariant),
    history: z.array(
      z.object({
        from: ProductState.nullable(),
        to: ProductState,
        at: Instant,
        by: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'MarketProduct' })

const Reason = z.strictObject({
  reason: z.string().trim().min(3, 'must say why').max(500),
})

export const Synonym = z.object({ id: Id, words: z.array(z.string()) }).meta({ id: 'Synonym' })

export const SynonymInput = z.strictObject({
  words: z
    .array(z.string().trim().toLowerCase().min(1).max(60))
    .min(2, 'needs at least two that mean the same')
    .max(20),
})

export const marketCatalogSchemas = schemasFor<typeof marketCatalogEndpoints>()({
  listMarketProducts: {
    query: z.object({
      state: ProductState.default('in_review'),
      q: z.string().trim().max(100).optional().meta({ description: 'A part of its title or of the name of its shop' }),
      ...PageQuery,
    }),
    response: pageOf(MarketProductCard).extend({ waiting: z.int().meta({ description: 'In review' }) }),
  },
  getMarketProduct: { params: IdParams, response: MarketProduct },
  approveProduct: { params: IdParams, body: z.strictObject({ version: z.int() }), response: MarketProduct },
  sendProductBack: { params: IdParams, body: Reason, response: MarketProduct },
  blockProduct: { params: IdParams, body: Reason, response: MarketProduct },
  unblockProduct: { params: IdParams, body: Reason, response: MarketProduct },
  listSynonyms: { response: z.object({ items: z.array(Synonym) }) },
  addSynonym: { body: SynonymInput, response: Synonym },
  changeSynonym: { params: IdParams, body: SynonymInput, response: Synonym },
  removeSynonym: { params: IdParams, response: Nothing },
})

export type MarketProductCard = z.output<typeof MarketProductCard>
export type MarketProduct = z.output<typeof MarketProduct>
export type Synonym = z.output<typeof Synonym>
