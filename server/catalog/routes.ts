import { catalogEndpoints } from '#shared/api/catalog.ts'
import { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import { dayOf } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf, shopNotFound } from '#server/shops/index.ts'
import { changeProduct } from './change-product.ts'
import { createProduct } from './create-product.ts'
import { categoryNotFound, productNotFound } from './errors.ts'
import { countFacetsAsJson } from './facets.ts'
import { hideProduct } from './hide-product.ts'
import { publishProduct } from './publish-product.ts'
import { findOwnProductAsJson, listOwnProducts } from './repository.ts'
import { findProductAsJson } from './product-page.ts'
import { addSynonym, changeSynonym, listSynonyms, removeSynonym } from './search/synonyms.ts'
import { suggestAsJson } from './suggest.ts'
import { hasCategory, hasOpenShop, listShelf } from './shelf.ts'

export const catalogRoutes = routesFor(catalogEndpoints, catalogSchemas, {
  async listProducts({ context: { db }, query }) {
    const page = await listShelf(db, query)
    if (page.items.length === 0) {
      if (query.category && !(await hasCategory(db, query.category))) throw categoryNotFound()
      if (query.shop && !(await hasOpenShop(db, query.shop))) throw shopNotFound()
    }
    const { items, next, correctedTo } = page
    return new ReadyJson(
      `{"items":[${items.join(',')}],"next":${JSON.stringify(next)},"correctedTo":${JSON.stringify(correctedTo)}}`,
    )
  },
  getFacets: async ({ context, query }) => new ReadyJson(await countFacetsAsJson(context.db, query)),
  suggest: async ({ context, query }) => new ReadyJson(await suggestAsJson(context.db, query.q)),
  getProduct: async ({ context, params }) =>
    found(await findProductAsJson(context.db, params.slug, dayOf(context.clock.now()))),
  listOwnProducts: async ({ context, query }) =>
    readyPage(await listOwnProducts(context.db, ownShopOf(context).shopId, query)),
  getOwnProduct: async ({ context, params }) => await ownProduct(context, params.id),
  createProduct: async ({ context, body }) => await ownProduct(context, await createProduct(context, body)),
  async changeProduct({ context, params, body }) {
    await changeProduct(context, params.id, body)
    return await ownProduct(context, params.id)
  },
  async publishProduct({ context, params }) {
    await publishProduct(context, params.id)
    return await ownProduct(context, params.id)
  },
  async hideProduct({ context, params }) {
    await hideProduct(context, params.id)
    return await ownProduct(context, params.id)
  },
  listSynonyms: async ({ context }) => ({ items: await listSynonyms(context) }),
  addSynonym: async ({ context, body }) => await addSynonym(context, body.words),
  changeSynonym: async ({ context, params, body }) => await changeSynonym(context, params.id, body.words),
  async removeSynonym({ context, params }) {
    await removeSynonym(context, params.id)
    return undefined
  },
})

async function ownProduct(context: Context, productId: string): Promise<ReadyJson> {
  return found(await findOwnProductAsJson(context.db, { shopId: ownShopOf(context).shopId, productId }))
}

function found(json: string | null): ReadyJson {
  if (json === null) throw productNotFound()
  return new ReadyJson(json)
}
