import { catalogEndpoints } from '#shared/api/catalog.ts'
import { catalogSchemas } from '#shared/api/catalog.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf, shopNotFound } from '#server/shops/index.ts'
import { changeProduct } from './change-product.ts'
import { changeProducts } from './change-products.ts'
import { createProduct } from './create-product.ts'
import { duplicateProduct } from './duplicate-product.ts'
import { categoryNotFound, productNotFound } from './errors.ts'
import { countFacetsAsJson } from './facets.ts'
import { countHallFacetsAsJson, isWholeHall } from './hall-facets.ts'
import { hideProduct } from './hide-product.ts'
import { publishProduct } from './publish-product.ts'
import { removeProduct } from './remove-product.ts'
import { listPriceHistory, listStockHistory } from './history-pages.ts'
import { findOwnProductAsJson, hasProduct, listOwnProducts, type OwnProductKey } from './repository.ts'
import { findProductAsJson } from './product-page.ts'
import { suggestAsJson } from './suggest.ts'
import { hasCategory, hasOpenShop, listShelf } from './shelf.ts'

export const catalogRoutes = routesFor(catalogEndpoints, catalogSchemas, {
  async listProducts({ context: { db, clock }, query }) {
    const page = await listShelf(db, query, clock.now())
    if (page.items.length === 0) {
      if (query.category && !(await hasCategory(db, query.category))) throw categoryNotFound()
      if (query.shop && !(await hasOpenShop(db, query.shop))) throw shopNotFound()
    }
    const { items, next, correctedTo } = page
    return new ReadyJson(
      `{"items":[${items.join(',')}],"next":${JSON.stringify(next)},"correctedTo":${JSON.stringify(correctedTo)}}`,
    )
  },
  async getFacets({ context: { db, clock }, query }) {
    const at = clock.now()
    return new ReadyJson(await (isWholeHall(query) ? countHallFacetsAsJson(db, at) : countFacetsAsJson(db, query, at)))
  },
  suggest: async ({ context, query }) => new ReadyJson(await suggestAsJson(context.db, query.q)),
  getProduct: async ({ context, params }) =>
    found(await findProductAsJson(context.db, params.slug, context.clock.now())),
  listOwnProducts: async ({ context, query }) =>
    readyPage(await listOwnProducts(context.db, ownShopOf(context).shopId, query)),
  getOwnProduct: async ({ context, params }) => await ownProduct(context, params.id),
  createProduct: async ({ context, body }) => await ownProduct(context, await createProduct(context, body)),
  async changeProduct({ context, params, body }) {
    await changeProduct(context, params.id, body)
    return await ownProduct(context, params.id)
  },
  listPriceHistory: async ({ context, params, query }) =>
    await ownHistory(context, params.id, (own) => listPriceHistory(context.db, own, query)),
  listStockHistory: async ({ context, params, query }) =>
    await ownHistory(context, params.id, (own) => listStockHistory(context.db, own, query)),
  duplicateProduct: async ({ context, params }) =>
    await ownProduct(context, await duplicateProduct(context, params.id)),
  changeProducts: async ({ context, body }) => ({ lines: await changeProducts(context, body) }),
  async publishProduct({ context, params }) {
    await publishProduct(context, params.id)
    return await ownProduct(context, params.id)
  },
  async hideProduct({ context, params }) {
    await hideProduct(context, params.id)
    return await ownProduct(context, params.id)
  },
  async removeProduct({ context, params }) {
    await removeProduct(context, params.id)
    return undefined
  },
})

async function ownProduct(context: Context, productId: string): Promise<ReadyJson> {
  return found(await findOwnProductAsJson(context.db, { shopId: ownShopOf(context).shopId, productId }))
}

/** A page of what became of a product that the own shop has; a shop's statements may not ask for names. */
async function ownHistory(
  context: Context,
  productId: string,
  list: (own: OwnProductKey) => Promise<Parameters<typeof readyPage>[0]>,
) {
  const own = { shopId: ownShopOf(context).shopId, productId }
  if (!(await hasProduct(context.db, own))) throw productNotFound()
  return readyPage(await asMarket(context, () => list(own)))
}

function found(json: string | null): ReadyJson {
  if (json === null) throw productNotFound()
  return new ReadyJson(json)
}
