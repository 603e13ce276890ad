import { marketCatalogEndpoints } from '#shared/api/market-catalog.ts'
import { marketCatalogSchemas } from '#shared/api/market-catalog.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { productNotFound } from './errors.ts'
import { approveProduct, blockProduct, sendProductBack, unblockProduct } from './judge-product.ts'
import { countWaiting, findMarketProductAsJson, listMarketProducts } from './market-products.ts'
import { addSynonym, changeSynonym, listSynonyms, removeSynonym } from './search/synonyms.ts'

export const marketCatalogRoutes = routesFor(marketCatalogEndpoints, marketCatalogSchemas, {
  async listMarketProducts({ context, query }) {
    const { items, next } = await listMarketProducts(context.db, query)
    const waiting = await countWaiting(context.db)
    return new ReadyJson(`{"items":[${items.join(',')}],"next":${JSON.stringify(next)},"waiting":${waiting}}`)
  },
  getMarketProduct: async ({ context, params }) => await marketProduct(context, params.id),
  async approveProduct({ context, params, body }) {
    await approveProduct(context, { productId: params.id, version: body.version })
    return await marketProduct(context, params.id)
  },
  async sendProductBack({ context, params, body }) {
    await sendProductBack(context, { productId: params.id, reason: body.reason })
    return await marketProduct(context, params.id)
  },
  async blockProduct({ context, params, body }) {
    await blockProduct(context, { productId: params.id, reason: body.reason })
    return await marketProduct(context, params.id)
  },
  async unblockProduct({ context, params, body }) {
    await unblockProduct(context, { productId: params.id, reason: body.reason })
    return await marketProduct(context, params.id)
  },
  listSynonyms: async ({ context }) => ({ items: await listSynonyms(context) }),
  addSynonym: async ({ context, body }) => await addSynonym(context, body.words),
  changeSynonym: async ({ context, params, body }) => await changeSynonym(context, params.id, body.words),
  async removeSynonym({ context, params }) {
    await removeSynonym(context, params.id)
    return undefined
  },
})

async function marketProduct({ db }: Context, productId: string): Promise<ReadyJson> {
  const json = await findMarketProductAsJson(db, productId)
  if (json === null) throw productNotFound()
  return new ReadyJson(json)
}
