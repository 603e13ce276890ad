import { savedEndpoints } from '#shared/api/saved.ts'
import { savedSchemas } from '#shared/api/saved.schemas.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { askForStock, followShop, saveProduct, saveProducts } from './keep.ts'
import { keeperOf } from './policy.ts'
import {
  deleteFollowed,
  deleteSaved,
  deleteStockRequest,
  getMarksAsJson,
  listBoughtWithAsJson,
  listCardsAsJson,
  listFollowed,
  listFromFollowedAsJson,
  listRecommendedAsJson,
  listSaved,
} from './repository.ts'

export const savedRoutes = routesFor(savedEndpoints, savedSchemas, {
  getSavedMarks: async ({ context }) => new ReadyJson(await getMarksAsJson(context.db, keeperOf(context))),
  listSavedProducts: async ({ context, query }) =>
    readyPage(await listSaved(context.db, keeperOf(context), query, context.clock.now())),
  async saveProducts({ context, body }) {
    await saveProducts(context, keeperOf(context), body.ids)
    return undefined
  },
  async saveProduct({ context, params }) {
    await saveProduct(context, keeperOf(context), params.id)
    return undefined
  },
  async forgetProduct({ context, params }) {
    await deleteSaved(context.db, keeperOf(context), params.id)
    return undefined
  },
  listProductCards: async ({ context, query }) =>
    new ReadyJson(await listCardsAsJson(context.db, idsIn(query.ids), context.clock.now())),
  listFollowedShops: async ({ context, query }) => readyPage(await listFollowed(context.db, keeperOf(context), query)),
  listFromFollowed: async ({ context }) =>
    new ReadyJson(await listFromFollowedAsJson(context.db, keeperOf(context), context.clock.now())),
  listRecommended: async ({ context }) =>
    new ReadyJson(await listRecommendedAsJson(context.db, keeperOf(context), context.clock.now())),
  listBoughtWith: async ({ context, query }) => {
    const named = { productIds: idsIn(query.products), variantIds: idsIn(query.variants) }
    return new ReadyJson(await listBoughtWithAsJson(context.db, named, context.clock.now()))
  },
  async followShop({ context, params }) {
    await followShop(context, keeperOf(context), params.id)
    return undefined
  },
  async unfollowShop({ context, params }) {
    await deleteFollowed(context.db, keeperOf(context), params.id)
    return undefined
  },
  async askForStock({ context, params }) {
    await askForStock(context, keeperOf(context), params.id)
    return undefined
  },
  async forgetStockRequest({ context, params }) {
    await deleteStockRequest(context.db, keeperOf(context), params.id)
    return undefined
  },
})

/** Ids with commas between. */
function idsIn(list: string): string[] {
  return list.split(',').filter(Boolean)
}
