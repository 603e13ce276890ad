import { z } from 'zod'
import { ProductCard } from './catalog.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { savedEndpoints } from './saved.ts'
import { ShopCard } from './shops.schemas.ts'
import { Id, IdList, IdParams, Instant, Money, Nothing, PageQuery, pageOf } from './values.schemas.ts'

export const SavedMarks = z
  .object({ products: z.array(Id), shops: z.array(Id), variants: z.array(Id) })
  .meta({ id: 'SavedMarks' })

export const SavedProduct = z
  .object({
    product: ProductCard,
    savedAt: Instant,
    priceThen: Money,
    isListed: z.boolean().meta({ description: 'False when it has left the shelf' }),
  })
  .meta({ id: 'SavedProduct' })

const mostCards = 48

export const savedSchemas = schemasFor<typeof savedEndpoints>()({
  getSavedMarks: { response: SavedMarks },
  listSavedProducts: { query: z.object({ ...PageQuery }), response: pageOf(SavedProduct) },
  saveProducts: { body: z.strictObject({ ids: z.array(Id).max(200, 'are more than 200') }), response: Nothing },
  saveProduct: { params: IdParams, response: Nothing },
  forgetProduct: { params: IdParams, response: Nothing },
  listProductCards: {
    query: z.object({
      ids: IdList(mostCards).default(''),
    }),
    response: z.object({ items: z.array(ProductCard) }),
  },
  listFollowedShops: { query: z.object({ ...PageQuery }), response: pageOf(ShopCard) },
  listFromFollowed: { response: z.object({ items: z.array(ProductCard) }) },
  listRecommended: { response: z.object({ items: z.array(ProductCard) }) },
  listBoughtWith: {
    query: z.object({
      products: IdList(mostCards).default(''),
      variants: IdList(mostCards).default(''),
    }),
    response: z.object({ items: z.array(ProductCard) }),
  },
  followShop: { params: IdParams, response: Nothing },
  unfollowShop: { params: IdParams, response: Nothing },
  askForStock: { params: IdParams, response: Nothing },
  forgetStockRequest: { params: IdParams, response: Nothing },
})

export type SavedMarks = z.output<typeof SavedMarks>
export type SavedProduct = z.output<typeof SavedProduct>
